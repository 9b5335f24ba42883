import type { ConceptRecord, IncidenceChunk, Mention } from "../contract/records.ts";
import { createPause, mapWithPauses } from "../shared/pauses.ts";
import { compareIds } from "../shared/text.ts";
import { type CurationState, findConcept } from "./apply-decisions.ts";
import { mergedIds, NONE, remainingIds, type Translation, translationOf } from "./translation.ts";

/**
 * The curated graph as an overlay over the extracted one. The decisions become a mapping of concept numbers once; rows
 * and mentions then pass through it in one sweep each, O(mentions). No decision needs a new extraction.
 */
export class Overlay {
  /** The concepts after curation, by id; the position is the number of the concept. */
  readonly concepts: readonly ConceptRecord[];
  /** Number of (paper, concept) pairs. */
  readonly mentions: number;
  private readonly translation: Translation;

  constructor(translation: Translation, concepts: readonly ConceptRecord[]) {
    this.translation = translation;
    this.concepts = concepts;
    this.mentions = concepts.reduce((sum, { papers }) => sum + papers, 0);
  }

  chunk({ firstPaper, lengths, concepts }: IncidenceChunk): IncidenceChunk {
    const all = new Uint32Array(concepts.length);
    const newLengths = new Uint32Array(lengths.length);
    let from = 0;
    let to = 0;
    lengths.forEach((length, i) => {
      const row = this.translation.row(concepts.subarray(from, from + length));
      all.set(row, to);
      newLengths[i] = row.length;
      from += length;
      to += row.length;
    });
    return { firstPaper, lengths: newLengths, concepts: all.slice(0, to) };
  }

  /** The mentions of one paper, in their order; two of one concept at one place become one. */
  mentionsOf(raw: readonly Mention[]): Mention[] {
    const present = new Set(raw.map(({ concept }) => concept));
    const remaining = raw.flatMap((mention) => {
      const concept = this.translation.targetOf(mention.concept, present);
      return concept === NONE ? [] : [{ ...mention, concept }];
    });
    remaining.sort((a, b) => a.field - b.field || a.start - b.start || a.end - b.end || a.concept - b.concept);
    return remaining.filter((mention, i) => i === 0 || !samePlace(mention, remaining[i - 1]!));
  }
}

function samePlace(a: Mention, b: Mention): boolean {
  return a.field === b.field && a.start === b.start && a.end === b.end && a.concept === b.concept;
}

/** Makes the overlay: one sweep over the incidence counts the papers of the concepts that decisions affect. */
export async function makeOverlay(
  raw: readonly ConceptRecord[],
  state: CurationState,
  chunks: AsyncIterable<IncidenceChunk> | Iterable<IncidenceChunk>,
): Promise<Overlay> {
  const pause = createPause();
  const ids = await remainingIds(raw, state);
  const translation = await translationOf(raw, state, ids);
  const papers = new Map<number, number>();
  for await (const { lengths, concepts } of chunks) {
    let at = 0;
    for (const length of lengths) {
      const row = concepts.subarray(at, at + length);
      at += length;
      if (!translation.isAffected(row)) continue;
      for (const concept of translation.row(row)) papers.set(concept, (papers.get(concept) ?? 0) + 1);
    }
    await pause();
  }
  const members = memberIds(state);
  await pause();
  let next = 0;
  const records = await mapWithPauses(ids, (id, i) => {
    while (next < raw.length && compareIds(raw[next]!.id, id) < 0) next++;
    const own = raw[next]?.id === id ? raw[next] : undefined;
    const isUnaffected = own !== undefined && translation.affected[next] === 0;
    if (isUnaffected && !state.labels.has(id)) return own;
    const count = isUnaffected ? own.papers : (papers.get(i) ?? 0);
    const numbers = (members.get(id) ?? [id]).flatMap((member) => findConcept(raw, member) ?? []);
    return combinedRecord(
      id,
      own,
      numbers.map((number) => raw[number]!),
      state.labels.get(id),
      count,
    );
  });
  await pause();
  const numbers = new Int32Array(ids.length).fill(NONE);
  let count = 0;
  records.forEach((record, i) => {
    if (record.papers > 0) numbers[i] = count++;
  });
  await pause();
  return new Overlay(
    translation.renumbered(numbers),
    records.filter((record) => record.papers > 0),
  );
}

/** For each remaining concept the extracted concepts whose names it takes over: those merged into it, and those it is a part of. */
function memberIds(state: CurationState): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const into of state.mergedInto.values()) members.set(into, mergedIds(state, into));
  for (const [whole, parts] of state.parts) {
    for (const { id } of parts) {
      const root = [...(members.get(id) ?? [id]), ...mergedIds(state, whole)];
      members.set(id, [...new Set(root)].sort(compareIds));
    }
  }
  for (const [from, into] of state.mergedInto) {
    const all = [...(members.get(into) ?? [into]), ...(members.get(from) ?? [])];
    members.set(into, [...new Set(all)].sort(compareIds));
  }
  return members;
}

/** The record of a concept under the decisions: named by all of its members. */
function combinedRecord(
  id: string,
  own: ConceptRecord | undefined,
  members: readonly ConceptRecord[],
  newLabel: string | undefined,
  papers: number,
): ConceptRecord {
  const label = newLabel ?? own?.label ?? id;
  const forms = new Map<string, number>();
  for (const { aliases } of members) {
    for (const { form, papers: n } of aliases) forms.set(form, Math.min(papers, (forms.get(form) ?? 0) + n));
  }
  const aliases = [...forms].map(([form, n]) => ({ form, papers: n }));
  aliases.sort((a, b) => b.papers - a.papers || compareIds(a.form, b.form));
  const termhood = Math.max(...members.map((member) => member.termhood));
  return { id, key: own?.key ?? label.toLowerCase(), label, aliases, papers, termhood };
}
