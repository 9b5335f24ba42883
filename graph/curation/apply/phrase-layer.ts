import type { ConceptRecord, IncidenceChunk, Mention } from "../../contract/records.ts";
import { compareIds } from "../../shared/text.ts";

/** A phrase that is a concept because somebody said so, and where it stands. */
export interface AddedConcept {
  readonly record: ConceptRecord;
  /** Its places by number of the paper. */
  readonly places: ReadonlyMap<number, readonly Omit<Mention, "concept">[]>;
}

/**
 * The extracted graph with the concepts that `always` rules add: what other decisions then work on. Rows and mentions pass
 * through; concepts move up in number by those that were put before them.
 */
export class PhraseLayer {
  /** By id; the position is the number of the concept. */
  readonly concepts: readonly ConceptRecord[];
  private readonly moved: Uint32Array;
  /** By number. */
  readonly added: readonly (AddedConcept & { readonly number: number })[];
  /** Numbers of added concepts by number of the paper, ascending. */
  private readonly rows = new Map<number, number[]>();

  constructor(extracted: readonly ConceptRecord[], added: readonly AddedConcept[]) {
    const all = [...extracted, ...added.map(({ record }) => record)].sort((a, b) => compareIds(a.id, b.id));
    this.concepts = all;
    this.moved = new Uint32Array(extracted.length);
    const isAdded = new Set(added.map(({ record }) => record));
    let next = 0;
    const numbers = new Map<ConceptRecord, number>();
    all.forEach((record, number) => {
      if (isAdded.has(record)) numbers.set(record, number);
      else this.moved[next++] = number;
    });
    this.added = added
      .map((one) => ({ ...one, number: numbers.get(one.record) as number }))
      .sort((a, b) => a.number - b.number);
    for (const { number, places } of this.added) {
      for (const paper of places.keys()) this.rows.set(paper, [...(this.rows.get(paper) ?? []), number]);
    }
  }

  chunk({ firstPaper, lengths, concepts }: IncidenceChunk): IncidenceChunk {
    const rows = Array.from(lengths, (_, i) => this.rows.get(firstPaper + i) ?? []);
    const more = rows.reduce((sum, row) => sum + row.length, 0);
    const all = new Uint32Array(concepts.length + more);
    let from = 0;
    let to = 0;
    lengths.forEach((length, i) => {
      const start = to;
      for (const end = from + length; from < end; from++) all[to++] = this.moved[concepts[from] as number] as number;
      for (const number of rows[i] as number[]) all[to++] = number;
      if ((rows[i] as number[]).length > 0) all.subarray(start, to).sort();
    });
    return { firstPaper, lengths: lengths.map((length, i) => length + (rows[i] as number[]).length), concepts: all };
  }

  /** The mentions of one paper, in their order. */
  mentionsOf(paper: number, extracted: readonly Mention[]): Mention[] {
    const mentions = extracted.map((one) => ({ ...one, concept: this.moved[one.concept] as number }));
    if (!this.rows.has(paper)) return mentions;
    for (const { number, places } of this.added) {
      for (const place of places.get(paper) ?? []) mentions.push({ ...place, concept: number });
    }
    return mentions.sort((a, b) => a.field - b.field || a.start - b.start || a.end - b.end || a.concept - b.concept);
  }
}
