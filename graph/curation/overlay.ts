import type { ConceptRecord, IncidenceChunk, Mention } from "../contract/records.ts";
import { compareIds } from "../util/text.ts";
import { type Ruling, standsFor } from "./ruling.ts";

const NONE = -1;

/**
 * The graph as the decisions make it, over the graph as it was extracted. A ruling is translated into numbers once; rows
 * and mentions then pass through in one sweep each, O(mentions), so that a decision never re-extracts anything.
 */
export class Overlay {
  /** The concepts after curation, by id; the position is the number of the concept. */
  readonly concepts: readonly ConceptRecord[];
  /** Number of papers that hold each, and their sum over all papers. */
  readonly mentions: number;
  private readonly table: Translation;

  constructor(table: Translation, concepts: readonly ConceptRecord[], mentions: number) {
    this.table = table;
    this.concepts = concepts;
    this.mentions = mentions;
  }

  /** The concepts of one paper: ascending, without repeats. */
  row(raw: Uint32Array): Uint32Array {
    return this.table.row(raw);
  }

  chunk({ firstPaper, lengths, concepts }: IncidenceChunk): IncidenceChunk {
    const rows: Uint32Array[] = [];
    let at = 0;
    for (const length of lengths) {
      rows.push(this.row(concepts.subarray(at, at + length)));
      at += length;
    }
    return { firstPaper, lengths: Uint32Array.from(rows, (row) => row.length), concepts: joined(rows) };
  }

  /** The mentions of one paper, in their order; two of one concept at one place become one. */
  mentionsOf(raw: readonly Mention[]): Mention[] {
    const present = new Set(raw.map(({ concept }) => concept));
    const kept = raw.flatMap((mention) => {
      const concept = this.table.targetOf(mention.concept, present);
      return concept === NONE ? [] : [{ ...mention, concept }];
    });
    kept.sort((a, b) => a.field - b.field || a.start - b.start || a.end - b.end || a.concept - b.concept);
    return kept.filter((mention, i) => i === 0 || !samePlace(mention, kept[i - 1] as Mention));
  }
}

function samePlace(a: Mention, b: Mention): boolean {
  return a.field === b.field && a.start === b.start && a.end === b.end && a.concept === b.concept;
}

function joined(rows: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  for (const row of rows) {
    all.set(row, at);
    at += row.length;
  }
  return all;
}

interface PartRule {
  readonly target: number;
  /** Numbers of the raw concepts of which one must be in the paper. */
  readonly with: ReadonlySet<number>;
}

/** From the number of an extracted concept to that of a curated one. */
class Translation {
  private readonly target: Int32Array;
  private readonly rules: ReadonlyMap<number, readonly PartRule[]>;

  constructor(target: Int32Array, rules: ReadonlyMap<number, readonly PartRule[]>) {
    this.target = target;
    this.rules = rules;
  }

  targetOf(concept: number, present: ReadonlySet<number>): number {
    for (const rule of this.rules.get(concept) ?? []) {
      for (const context of rule.with) if (present.has(context)) return rule.target;
    }
    return this.target[concept] ?? NONE;
  }

  row(raw: Uint32Array): Uint32Array {
    const split = this.rules.size > 0 && raw.some((concept) => this.rules.has(concept));
    const present = new Set(split ? raw : []);
    const row = raw.map((concept) => this.targetOf(concept, present)).sort();
    return row.filter((concept, i) => concept !== HIDDEN && concept !== row[i - 1]);
  }

  /** The same with other numbers for the targets (−1 = gone). */
  renumbered(numbers: Int32Array): Translation {
    const to = (target: number) => (target === NONE ? NONE : (numbers[target] ?? NONE));
    const rules = [...this.rules].map(([concept, list]) => {
      return [concept, list.map((rule) => ({ ...rule, target: to(rule.target) }))] as const;
    });
    return new Translation(this.target.map(to), new Map(rules));
  }
}

/** −1 as it comes out of an unsigned array. */
const HIDDEN = 0xffffffff;

/** Makes the overlay: one sweep over the incidence counts the papers of every concept anew. */
export async function makeOverlay(
  raw: readonly ConceptRecord[],
  ruling: Ruling,
  chunks: AsyncIterable<IncidenceChunk> | Iterable<IncidenceChunk>,
): Promise<Overlay> {
  const made = [...ruling.parts.values()].flat().map(({ id }) => id);
  const ids = [...new Set([...raw.map(({ id }) => id), ...made])]
    .filter((id) => !ruling.mergedInto.has(id) && !ruling.hidden.has(id))
    .sort(compareIds);
  const first = translation(raw, ruling, ids);
  const papers = new Uint32Array(ids.length);
  let mentions = 0;
  for await (const { lengths, concepts } of chunks) {
    let at = 0;
    for (const length of lengths) {
      for (const concept of first.row(concepts.subarray(at, at + length))) {
        papers[concept] = (papers[concept] ?? 0) + 1;
        mentions++;
      }
      at += length;
    }
  }
  const numbers = new Int32Array(ids.length).fill(NONE);
  let count = 0;
  papers.forEach((n, i) => {
    if (n > 0) numbers[i] = count++;
  });
  const concepts = records(raw, ruling, ids, papers).filter((record) => record.papers > 0);
  return new Overlay(first.renumbered(numbers), concepts, mentions);
}

function translation(raw: readonly ConceptRecord[], ruling: Ruling, ids: readonly string[]): Translation {
  const numberOf = new Map(ids.map((id, i) => [id, i]));
  const root = (id: string) => standsFor(ruling.mergedInto, id);
  const members = new Map<string, number[]>();
  raw.forEach(({ id }, i) => {
    const list = members.get(root(id));
    if (list) list.push(i);
    else members.set(root(id), [i]);
  });
  const target = Int32Array.from(raw, ({ id }) => numberOf.get(root(id)) ?? NONE);
  const rules = new Map<number, PartRule[]>();
  raw.forEach(({ id }, i) => {
    const parts = chain(ruling.mergedInto, id).flatMap((step) => ruling.parts.get(step) ?? []);
    if (parts.length === 0) return;
    rules.set(
      i,
      parts.map((part) => ({
        target: numberOf.get(root(part.id)) ?? NONE,
        with: new Set(part.with.flatMap((context) => members.get(root(context)) ?? [])),
      })),
    );
  });
  return new Translation(target, rules);
}

/** An id and all that it was merged into, one after another. */
function chain(mergedInto: ReadonlyMap<string, string>, id: string): string[] {
  const steps = [id];
  for (let next = mergedInto.get(id); next !== undefined; next = mergedInto.get(next)) steps.push(next);
  return steps;
}

function records(
  raw: readonly ConceptRecord[],
  ruling: Ruling,
  ids: readonly string[],
  papers: Uint32Array,
): ConceptRecord[] {
  const wholes = new Map<string, ConceptRecord[]>();
  const give = (id: string, record: ConceptRecord) => {
    const list = wholes.get(id);
    if (list) list.push(record);
    else wholes.set(id, [record]);
  };
  for (const record of raw) {
    const root = standsFor(ruling.mergedInto, record.id);
    give(root, record);
    for (const step of chain(ruling.mergedInto, record.id)) {
      for (const part of ruling.parts.get(step) ?? []) give(standsFor(ruling.mergedInto, part.id), record);
    }
  }
  return ids.map((id, i) => oneRecord(id, wholes.get(id) ?? [], ruling.labels.get(id), papers[i] ?? 0));
}

function oneRecord(
  id: string,
  members: readonly ConceptRecord[],
  renamed: string | undefined,
  papers: number,
): ConceptRecord {
  const own = members.find((member) => member.id === id);
  if (own && members.length === 1 && renamed === undefined) return { ...own, papers };
  const forms = new Map<string, number>();
  for (const { aliases } of members) {
    for (const { form, papers: n } of aliases) forms.set(form, Math.min(papers, (forms.get(form) ?? 0) + n));
  }
  const aliases = [...forms].map(([form, n]) => ({ form, papers: n }));
  aliases.sort((a, b) => b.papers - a.papers || compareIds(a.form, b.form));
  const label = renamed ?? own?.label ?? id;
  return {
    id,
    key: own?.key ?? label.toLowerCase(),
    label,
    aliases,
    papers,
    termhood: Math.max(...members.map(({ termhood }) => termhood)),
  };
}
