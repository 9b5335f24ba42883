import type { ConceptRecord } from "../contract/records.ts";
import { findId } from "../shared/binary-search.ts";
import { mapWithPauses, runWithPauses } from "../shared/pauses.ts";
import { compareIds } from "../shared/text.ts";
import { type CurationState, findConcept, followMerges } from "./apply-decisions.ts";

/** The number of a concept that is not shown. */
export const NONE = -1;
/** Concepts translated before yielding to the event loop: a few milliseconds' work. */
const SLICE = 16_384;
/** The same value in an unsigned array. */
const HIDDEN = 0xffffffff;

interface PartRule {
  readonly target: number;
  /** Numbers of extracted concepts; the paper must mention at least one of them. */
  readonly with: ReadonlySet<number>;
}

/** Maps the numbers of extracted concepts to the numbers of curated ones. */
export class Translation {
  /** 1 for extracted concepts that a decision affects: only papers that mention one of them change. */
  readonly affected: Uint8Array;
  private readonly targets: Int32Array;
  private readonly rules: ReadonlyMap<number, readonly PartRule[]>;

  constructor(targets: Int32Array, rules: ReadonlyMap<number, readonly PartRule[]>, affected: Uint8Array) {
    this.targets = targets;
    this.rules = rules;
    this.affected = affected;
  }

  targetOf(concept: number, present: ReadonlySet<number>): number {
    for (const rule of this.rules.get(concept) ?? []) {
      for (const context of rule.with) if (present.has(context)) return rule.target;
    }
    return this.targets[concept] ?? NONE;
  }

  isAffected(row: Uint32Array): boolean {
    for (const concept of row) if (this.affected[concept] === 1) return true;
    return false;
  }

  /** The curated concepts of a paper: ascending, without repeats. Without decisions about them the order stays. */
  row(raw: Uint32Array): Uint32Array {
    if (!this.isAffected(raw)) return raw.map((concept) => this.targets[concept]!);
    const present = new Set(raw);
    const row = raw.map((concept) => this.targetOf(concept, present)).sort();
    return row.filter((concept, i) => concept !== HIDDEN && concept !== row[i - 1]);
  }

  /** The same mapping with other numbers for the curated concepts (−1 = gone). */
  renumbered(numbers: Int32Array): Translation {
    const to = (target: number) => (target === NONE ? NONE : (numbers[target] ?? NONE));
    const rules = [...this.rules].map(([concept, list]) => {
      return [concept, list.map((rule) => ({ ...rule, target: to(rule.target) }))] as const;
    });
    return new Translation(this.targets.map(to), new Map(rules), this.affected);
  }
}

/** Ids of the concepts that may be shown after the decisions, in order. */
export async function remainingIds(raw: readonly ConceptRecord[], state: CurationState): Promise<string[]> {
  const made = new Set([...state.parts.values()].flat().map(({ id }) => id));
  const gone = (id: string) => state.mergedInto.has(id) || state.hidden.has(id);
  const ids: string[] = [];
  await mapWithPauses(raw, ({ id }) => {
    if (!gone(id)) ids.push(id);
  });
  const added = [...made].filter((id) => !gone(id) && findConcept(raw, id) === undefined);
  return added.length === 0 ? ids : [...ids, ...added].sort(compareIds);
}

/** Makes the mapping that a state means; `ids` are the remaining ids, each at its number. */
export async function translationOf(
  raw: readonly ConceptRecord[],
  state: CurationState,
  ids: readonly string[],
): Promise<Translation> {
  const targets = await runWithPauses(sharedNumbers(raw, ids));
  const affected = targets.map((to) => (to === NONE ? 1 : 0));
  const numberOf = (id: string) => numberIn(ids, followMerges(state.mergedInto, id));
  for (const id of affectedIds(state)) {
    const at = findConcept(raw, id);
    if (at === undefined) continue;
    affected[at] = 1;
    targets[at] = numberOf(id);
  }
  return new Translation(targets, partRules(raw, state, numberOf), Uint8Array.from(affected));
}

/** For each extracted concept its number among the remaining ids (both are sorted), or −1. */
function* sharedNumbers(raw: readonly ConceptRecord[], ids: readonly string[]): Generator<void, Int32Array> {
  const numbers = new Int32Array(raw.length);
  let next = 0;
  for (let k = 0; k < numbers.length; k++) {
    if (k % SLICE === 0) yield;
    const id = raw[k]!.id;
    while (next < ids.length && compareIds(ids[next]!, id) < 0) next++;
    numbers[k] = ids[next] === id ? next : NONE;
  }
  return numbers;
}

/** Every concept whose papers may change: what was merged, split or made a part, and what that went into. */
function affectedIds(state: CurationState): string[] {
  const parts = [...state.parts].flatMap(([whole, list]) => [whole, ...list.map(({ id }) => id)]);
  return [...state.mergedInto.keys(), ...parts].flatMap((id) => mergeChain(state, id));
}

function partRules(raw: readonly ConceptRecord[], state: CurationState, numberOf: (id: string) => number) {
  const numbers = (id: string) => mergedIds(state, id).flatMap((member) => findConcept(raw, member) ?? []);
  const rules = new Map<number, PartRule[]>();
  for (const [whole, parts] of state.parts) {
    const list = parts.map((part) => ({
      target: numberOf(part.id),
      with: new Set(part.with.flatMap((context) => numbers(followMerges(state.mergedInto, context)))),
    }));
    for (const member of numbers(whole)) rules.set(member, [...(rules.get(member) ?? []), ...list]);
  }
  return rules;
}

/** An id and those that it was merged into, step by step. */
function mergeChain({ mergedInto }: CurationState, id: string): string[] {
  const steps = [id];
  for (let next = mergedInto.get(id); next !== undefined; next = mergedInto.get(next)) steps.push(next);
  return steps;
}

/** An id and all that were merged into it, sorted. */
export function mergedIds(state: CurationState, id: string): string[] {
  const ids = [...state.mergedInto.keys()].filter((merged) => mergeChain(state, merged).includes(id));
  return [id, ...ids].sort(compareIds).filter((one, i, all) => one !== all[i - 1]);
}

function numberIn(ids: readonly string[], id: string): number {
  return findId(ids.length, (i) => ids[i]!, id) ?? NONE;
}
