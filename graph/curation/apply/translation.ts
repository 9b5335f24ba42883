import type { ConceptRecord } from "../../contract/records.ts";
import { compareIds } from "../../shared/text.ts";
import { type Ruling, standsFor } from "./ruling.ts";

/** The number of a concept that is not shown. */
export const NONE = -1;
/** The same as it stands in an unsigned array. */
const HIDDEN = 0xffffffff;

interface PartRule {
  readonly target: number;
  /** Numbers of the extracted concepts of which one must be in the paper. */
  readonly with: ReadonlySet<number>;
}

/** From the numbers of extracted concepts to those of curated ones. */
export class Translation {
  /** 1 for extracted concepts that a decision concerns: only papers that hold one of them change. */
  readonly concerned: Uint8Array;
  private readonly target: Int32Array;
  private readonly rules: ReadonlyMap<number, readonly PartRule[]>;

  constructor(target: Int32Array, rules: ReadonlyMap<number, readonly PartRule[]>, concerned: Uint8Array) {
    this.target = target;
    this.rules = rules;
    this.concerned = concerned;
  }

  targetOf(concept: number, present: ReadonlySet<number>): number {
    for (const rule of this.rules.get(concept) ?? []) {
      for (const context of rule.with) if (present.has(context)) return rule.target;
    }
    return this.target[concept] ?? NONE;
  }

  isConcerned(row: Uint32Array): boolean {
    for (const concept of row) if (this.concerned[concept] === 1) return true;
    return false;
  }

  /** The curated concepts of a paper: ascending, without repeats. Without decisions about them the order stays. */
  row(raw: Uint32Array): Uint32Array {
    if (!this.isConcerned(raw)) return raw.map((concept) => this.target[concept] as number);
    const present = new Set(raw);
    const row = raw.map((concept) => this.targetOf(concept, present)).sort();
    return row.filter((concept, i) => concept !== HIDDEN && concept !== row[i - 1]);
  }

  /** The same with other numbers for the targets (−1 = gone). */
  renumbered(numbers: Int32Array): Translation {
    const to = (target: number) => (target === NONE ? NONE : (numbers[target] ?? NONE));
    const rules = [...this.rules].map(([concept, list]) => {
      return [concept, list.map((rule) => ({ ...rule, target: to(rule.target) }))] as const;
    });
    return new Translation(this.target.map(to), new Map(rules), this.concerned);
  }
}

/** Ids of the concepts that can be left after the decisions, in order. */
export function remainingIds(raw: readonly ConceptRecord[], ruling: Ruling): string[] {
  const made = new Set([...ruling.parts.values()].flat().map(({ id }) => id));
  const gone = (id: string) => ruling.mergedInto.has(id) || ruling.hidden.has(id);
  const ids = raw.map(({ id }) => id).filter((id) => !gone(id));
  const added = [...made].filter((id) => !gone(id) && position(raw, id) === NONE);
  return added.length === 0 ? ids : [...ids, ...added].sort(compareIds);
}

/** Translates a ruling into numbers; `ids` are the remaining ones, of which the position is the number. */
export function translate(raw: readonly ConceptRecord[], ruling: Ruling, ids: readonly string[]): Translation {
  const target = sharedPositions(raw, ids);
  const concerned = target.map((to) => (to === NONE ? 1 : 0));
  const numberOf = (id: string) => positionIn(ids, standsFor(ruling.mergedInto, id));
  for (const id of concernedIds(ruling)) {
    const at = position(raw, id);
    if (at === NONE) continue;
    concerned[at] = 1;
    target[at] = numberOf(id);
  }
  return new Translation(target, partRules(raw, ruling, numberOf), Uint8Array.from(concerned));
}

/** For each concept its position among the remaining ids (both are in order), or −1. */
function sharedPositions(raw: readonly ConceptRecord[], ids: readonly string[]): Int32Array {
  let next = 0;
  return Int32Array.from(raw, ({ id }) => {
    while (next < ids.length && compareIds(ids[next] as string, id) < 0) next++;
    return ids[next] === id ? next : NONE;
  });
}

/** Every concept whose papers may change: what was merged, split or made a part, and what that went into. */
function concernedIds(ruling: Ruling): string[] {
  const parts = [...ruling.parts].flatMap(([whole, list]) => [whole, ...list.map(({ id }) => id)]);
  return [...ruling.mergedInto.keys(), ...parts].flatMap((id) => chain(ruling, id));
}

function partRules(raw: readonly ConceptRecord[], ruling: Ruling, numberOf: (id: string) => number) {
  const numbers = (id: string) => below(ruling, id).flatMap((member) => found(position(raw, member)));
  const rules = new Map<number, PartRule[]>();
  for (const [whole, parts] of ruling.parts) {
    const list = parts.map((part) => ({
      target: numberOf(part.id),
      with: new Set(part.with.flatMap((context) => numbers(standsFor(ruling.mergedInto, context)))),
    }));
    for (const member of numbers(whole)) rules.set(member, [...(rules.get(member) ?? []), ...list]);
  }
  return rules;
}

const found = (at: number) => (at === NONE ? [] : [at]);

/** An id and all that it was merged into, one after another. */
export function chain({ mergedInto }: Ruling, id: string): string[] {
  const steps = [id];
  for (let next = mergedInto.get(id); next !== undefined; next = mergedInto.get(next)) steps.push(next);
  return steps;
}

/** An id and all that was merged into it, in order. */
export function below(ruling: Ruling, id: string): string[] {
  const ids = [...ruling.mergedInto.keys()].filter((merged) => chain(ruling, merged).includes(id));
  return [id, ...ids].sort(compareIds).filter((one, i, all) => one !== all[i - 1]);
}

/** The number of an extracted concept. */
export function position(raw: readonly ConceptRecord[], id: string): number {
  return findInSorted(raw.length, (i) => compareIds((raw[i] as ConceptRecord).id, id));
}

function positionIn(ids: readonly string[], id: string): number {
  return findInSorted(ids.length, (i) => compareIds(ids[i] as string, id));
}

/** The place in a sorted list where the comparison gives 0, or −1. */
export function findInSorted(length: number, compare: (i: number) => number): number {
  let [low, high] = [0, length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compare(middle);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return NONE;
}
