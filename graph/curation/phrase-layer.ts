import type { ConceptRecord, IncidenceChunk, Mention } from "../contract/records.ts";
import { compareIds } from "../shared/text.ts";

/** A phrase that is a concept because somebody decided so, and where it stands in the papers. */
export interface AddedConcept {
  readonly record: ConceptRecord;
  /** Its places by number of the paper. */
  readonly places: ReadonlyMap<number, readonly Omit<Mention, "concept">[]>;
}

/**
 * The extracted graph with the concepts that `always` rules add: what the other decisions work on. Rows and mentions pass
 * through it; concepts that come after an added one get higher numbers.
 */
export class PhraseLayer {
  /** By id; the position is the number of the concept. */
  readonly concepts: readonly ConceptRecord[];
  private readonly newNumbers: Uint32Array;
  /** By number. */
  readonly added: readonly (AddedConcept & { readonly number: number })[];
  /** Numbers of added concepts by number of the paper, ascending. */
  private readonly rows = new Map<number, number[]>();

  constructor(extracted: readonly ConceptRecord[], added: readonly AddedConcept[]) {
    const all = [...extracted, ...added.map(({ record }) => record)].sort((a, b) => compareIds(a.id, b.id));
    this.concepts = all;
    this.newNumbers = new Uint32Array(extracted.length);
    const isAdded = new Set(added.map(({ record }) => record));
    let next = 0;
    const numbers = new Map<ConceptRecord, number>();
    all.forEach((record, number) => {
      if (isAdded.has(record)) numbers.set(record, number);
      else this.newNumbers[next++] = number;
    });
    this.added = added.map((one) => ({ ...one, number: numbers.get(one.record)! })).sort((a, b) => a.number - b.number);
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
      for (const end = from + length; from < end; from++) all[to++] = this.newNumbers[concepts[from]!]!;
      for (const number of rows[i]!) all[to++] = number;
      if (rows[i]!.length > 0) all.subarray(start, to).sort();
    });
    return { firstPaper, lengths: lengths.map((length, i) => length + rows[i]!.length), concepts: all };
  }

  /** The mentions of one paper, in their order. */
  mentionsOf(paper: number, extracted: readonly Mention[]): Mention[] {
    const mentions = extracted.map((one) => ({ ...one, concept: this.newNumbers[one.concept]! }));
    if (!this.rows.has(paper)) return mentions;
    for (const { number, places } of this.added) {
      for (const place of places.get(paper) ?? []) mentions.push({ ...place, concept: number });
    }
    return mentions.sort((a, b) => a.field - b.field || a.start - b.start || a.end - b.end || a.concept - b.concept);
  }
}
