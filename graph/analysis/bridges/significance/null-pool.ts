import { upperBound } from "../../../shared/binary-search.ts";

/** Counts, for each observed score, how many null scores of its group reach it, without keeping the null scores. */
export class NullPool {
  readonly #observed: Float64Array;
  readonly #group: Uint32Array;
  /** Per group: observed scores ascending, and how many null scores reach exactly so far up in that list. */
  readonly #sorted: Float64Array[];
  readonly #reached: Uint32Array[];
  readonly #zeros: Float64Array;

  constructor(observed: Float64Array, group: Uint32Array, groups: number) {
    this.#observed = observed;
    this.#group = group;
    const members: number[][] = Array.from({ length: groups }, () => []);
    for (let p = 0; p < observed.length; p++) members[group[p]!]?.push(observed[p]!);
    this.#sorted = members.map((list) => Float64Array.from(list).sort());
    this.#reached = this.#sorted.map((list) => new Uint32Array(list.length + 1));
    this.#zeros = new Float64Array(groups);
  }

  /** Adds a null score to the pool of a group. Most are zero and need no search. O(log papers of the group). */
  add(group: number, score: number): void {
    if (score === 0) {
      this.#zeros[group]!++;
      return;
    }
    const reached = this.#reached[group]!;
    const at = upperBound(this.#sorted[group]!, score * (1 + tolerance));
    reached[at]!++;
  }

  /** p = (1 + null scores of the group that reach the paper's)/(1 + all null scores of the group). */
  pValues(): Float64Array {
    const above = this.#reached.map((reached) => {
      const sums = new Float64Array(reached.length + 1);
      for (let k = reached.length - 1; k >= 0; k--) sums[k] = sums[k + 1]! + reached[k]!;
      return sums;
    });
    return this.#observed.map((score, p) => {
      const g = this.#group[p]!;
      const sums = above[g] as Float64Array;
      const all = sums[0]! + this.#zeros[g]!;
      if (score <= 0) return 1;
      // A null score lies at the number of observed scores it reaches: it reaches this one when that exceeds its place.
      const place = upperBound(this.#sorted[g]!, score);
      return (1 + sums[place]!) / (1 + all);
    });
  }
}

/** Scores are sums of products in varying order: equal ones may differ in the last bits. */
const tolerance = 1e-12;
