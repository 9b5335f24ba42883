import type { ConceptRecord, IncidenceChunk, Mention } from "../../contract/records.ts";
import { compareIds } from "../../shared/text.ts";
import type { Ruling } from "./ruling.ts";
import { below, NONE, position, remainingIds, type Translation, translate } from "./translation.ts";

/**
 * The graph as the decisions make it, over the graph as it was extracted. A ruling is translated into numbers once; rows
 * and mentions then pass through in one sweep each, O(mentions), so that a decision never re-extracts anything.
 */
export class Overlay {
  /** The concepts after curation, by id; the position is the number of the concept. */
  readonly concepts: readonly ConceptRecord[];
  /** Pairs of paper and concept. */
  readonly mentions: number;
  private readonly translation: Translation;

  constructor(translation: Translation, concepts: readonly ConceptRecord[]) {
    this.translation = translation;
    this.concepts = concepts;
    this.mentions = concepts.reduce((sum, { papers }) => sum + papers, 0);
  }

  chunk({ firstPaper, lengths, concepts }: IncidenceChunk): IncidenceChunk {
    const all = new Uint32Array(concepts.length);
    const kept = new Uint32Array(lengths.length);
    let from = 0;
    let to = 0;
    lengths.forEach((length, i) => {
      const row = this.translation.row(concepts.subarray(from, from + length));
      all.set(row, to);
      kept[i] = row.length;
      from += length;
      to += row.length;
    });
    return { firstPaper, lengths: kept, concepts: all.slice(0, to) };
  }

  /** The mentions of one paper, in their order; two of one concept at one place become one. */
  mentionsOf(raw: readonly Mention[]): Mention[] {
    const present = new Set(raw.map(({ concept }) => concept));
    const kept = raw.flatMap((mention) => {
      const concept = this.translation.targetOf(mention.concept, present);
      return concept === NONE ? [] : [{ ...mention, concept }];
    });
    kept.sort((a, b) => a.field - b.field || a.start - b.start || a.end - b.end || a.concept - b.concept);
    return kept.filter((mention, i) => i === 0 || !samePlace(mention, kept[i - 1] as Mention));
  }
}

function samePlace(a: Mention, b: Mention): boolean {
  return a.field === b.field && a.start === b.start && a.end === b.end && a.concept === b.concept;
}

/** Makes the overlay: one sweep over the incidence counts the papers of the concepts that decisions concern anew. */
export async function makeOverlay(
  raw: readonly ConceptRecord[],
  ruling: Ruling,
  chunks: AsyncIterable<IncidenceChunk> | Iterable<IncidenceChunk>,
): Promise<Overlay> {
  const ids = remainingIds(raw, ruling);
  const first = translate(raw, ruling, ids);
  const papers = new Map<number, number>();
  for await (const { lengths, concepts } of chunks) {
    let at = 0;
    for (const length of lengths) {
      const row = concepts.subarray(at, at + length);
      at += length;
      if (!first.isConcerned(row)) continue;
      for (const concept of first.row(row)) papers.set(concept, (papers.get(concept) ?? 0) + 1);
    }
  }
  const members = memberIds(ruling);
  let next = 0;
  const records = ids.map((id, i) => {
    while (next < raw.length && compareIds((raw[next] as ConceptRecord).id, id) < 0) next++;
    const own = raw[next]?.id === id ? next : NONE;
    const record = own === NONE ? undefined : (raw[own] as ConceptRecord);
    if (record && first.concerned[own] === 0 && !ruling.labels.has(id)) return record;
    const count = record && first.concerned[own] === 0 ? record.papers : (papers.get(i) ?? 0);
    const parts = (members.get(id) ?? [id]).map((member) => position(raw, member)).filter((at) => at !== NONE);
    const wholes = parts.map((at) => raw[at] as ConceptRecord);
    return joined(id, record, wholes, ruling.labels.get(id), count);
  });
  const numbers = new Int32Array(ids.length).fill(NONE);
  let count = 0;
  records.forEach((record, i) => {
    if (record.papers > 0) numbers[i] = count++;
  });
  return new Overlay(
    first.renumbered(numbers),
    records.filter((record) => record.papers > 0),
  );
}

/** The extracted concepts whose words each remaining concept may be called by: those merged into it, those it is a part of. */
function memberIds(ruling: Ruling): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const into of ruling.mergedInto.values()) members.set(into, below(ruling, into));
  for (const [whole, parts] of ruling.parts) {
    for (const { id } of parts) {
      const root = [...(members.get(id) ?? [id]), ...below(ruling, whole)];
      members.set(id, [...new Set(root)].sort(compareIds));
    }
  }
  for (const [from, into] of ruling.mergedInto) {
    const all = [...(members.get(into) ?? [into]), ...(members.get(from) ?? [])];
    members.set(into, [...new Set(all)].sort(compareIds));
  }
  return members;
}

function joined(
  id: string,
  own: ConceptRecord | undefined,
  members: readonly ConceptRecord[],
  renamed: string | undefined,
  papers: number,
): ConceptRecord {
  const label = renamed ?? own?.label ?? id;
  const forms = new Map<string, number>();
  for (const { aliases } of members) {
    for (const { form, papers: n } of aliases) forms.set(form, Math.min(papers, (forms.get(form) ?? 0) + n));
  }
  const aliases = [...forms].map(([form, n]) => ({ form, papers: n }));
  aliases.sort((a, b) => b.papers - a.papers || compareIds(a.form, b.form));
  const termhood = Math.max(...members.map((member) => member.termhood));
  return { id, key: own?.key ?? label.toLowerCase(), label, aliases, papers, termhood };
}
