import { type BridgeModel, linksWithout, MIN_CONCEPTS_PER_SIDE, separateness } from "../bridge-model.ts";

/**
 * The raw bridge score of any row of concepts, with communities, distances and links fixed.
 *
 * Real papers and shuffled ones are scored by the same function, each as if it were one of the papers that made the links and is
 * left out; for a real paper that is its raw score. O(concepts of the row + its communities²), without sorting.
 */
export class NullScorer {
  readonly #model: BridgeModel;
  readonly #idf: Float64Array;
  readonly #weight: Float64Array;
  readonly #count: Uint32Array;
  readonly #met: Uint32Array;

  constructor(model: BridgeModel, idf: Float64Array) {
    this.#model = model;
    this.#idf = idf;
    this.#weight = new Float64Array(model.links.width);
    this.#count = new Uint32Array(model.links.width);
    this.#met = new Uint32Array(model.links.width);
  }

  score(row: Uint32Array, from: number, to: number): number {
    const { community } = this.#model.partition;
    const weight = this.#weight;
    const count = this.#count;
    const met = this.#met;
    let communities = 0;
    let total = 0;
    let squares = 0;
    for (let k = from; k < to; k++) {
      const concept = row[k]!;
      const own = community[concept]!;
      if (own === 0) continue;
      const idf = this.#idf[concept]!;
      total += idf;
      squares += idf * idf;
      if (count[own] === 0) met[communities++] = own;
      count[own]!++;
      weight[own]! += idf;
    }
    const sides = this.#keepSides(communities);
    const sum = sides < 2 ? 0 : this.#sumPairs(sides, total, squares / (total * total));
    for (let k = 0; k < sides; k++) weight[met[k]!] = 0;
    return sum;
  }

  /** Moves communities with two or more concepts to the front and forgets the others: they cannot bridge. */
  #keepSides(communities: number): number {
    let sides = 0;
    for (let k = 0; k < communities; k++) {
      const own = this.#met[k]!;
      const isSide = this.#count[own]! >= MIN_CONCEPTS_PER_SIDE;
      this.#count[own] = 0;
      if (isSide) this.#met[sides++] = own;
      else this.#weight[own] = 0;
    }
    return sides;
  }

  #sumPairs(sides: number, total: number, self: number): number {
    const { links, distance } = this.#model;
    let sum = 0;
    for (let i = 1; i < sides; i++) {
      const m = this.#met[i]!;
      const pm = this.#weight[m]! / total;
      for (let j = 0; j < i; j++) {
        const n = this.#met[j]!;
        const pn = this.#weight[n]! / total;
        const separatenessWithout = separateness(linksWithout(links, m, n, pm, pn, self));
        sum += 2 * pm * pn * distance[m * links.width + n]! * separatenessWithout;
      }
    }
    return sum;
  }
}
