import { upperBound } from "../../../shared/binary-search.ts";
import { groupByLength, type LengthGroups } from "../length-correction.ts";

const MIN_PAPERS_PER_POOL = 100;

/** Papers of one stratum and similar length share a pool of null scores, of at least a hundred papers if the corpus has that many. */
export class NullGroups {
  /** Per stratum: the pool of each length, from 0 up to the longest. */
  readonly #ofLength = new Map<number, Uint32Array>();
  readonly count: number;

  constructor(stratum: Uint32Array, length: Uint32Array) {
    const papersOf = new Map<number, number[]>();
    for (const [p, s] of stratum.entries()) {
      const list = papersOf.get(s);
      if (list === undefined) papersOf.set(s, [p]);
      else list.push(p);
    }
    let count = 0;
    for (const [s, papers] of papersOf) {
      const lengths = Uint32Array.from(papers, (p) => length[p]!);
      const pools = groupByLength(lengths, Math.max(MIN_PAPERS_PER_POOL, Math.ceil(papers.length / 20)));
      this.#ofLength.set(s, upToEach(lengths, pools, count));
      count += pools.count;
    }
    this.count = count;
  }

  /** The pool for a paper of this length in this stratum; undefined when the stratum has no papers. */
  of(stratum: number, length: number): number | undefined {
    const pools = this.#ofLength.get(stratum);
    return pools?.[Math.min(length, pools.length - 1)];
  }
}

/** The pool of each length; a length that no paper has gets the pool of the next longer papers. */
function upToEach(lengths: Uint32Array, { group }: LengthGroups, offset: number): Uint32Array {
  const longest = lengths.reduce((max, n) => Math.max(max, n), 0);
  const pools = new Uint32Array(longest + 1).fill(offset);
  for (const [k, n] of lengths.entries()) pools[n] = offset + group[k]!;
  for (let n = 1; n <= longest; n++) pools[n] = Math.max(pools[n]!, pools[n - 1]!);
  return pools;
}

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
