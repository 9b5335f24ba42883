import { type BridgeModel, leastOnASide, separateness } from "./bridge-model.ts";

/**
 * What a paper of any concepts would score in the corpus as it is: communities, distances and links held fixed.
 *
 * The raw bridge score for rows that are no paper of the corpus, so none is left out of the links. The product δ·sep of every
 * two communities is worked out once; a row then costs O(its concepts + its communities²), without sorting.
 */
export class NullScorer {
  readonly #community: Uint32Array;
  readonly #idf: Float64Array;
  readonly #factor: Float64Array;
  readonly #width: number;
  readonly #weight: Float64Array;
  readonly #count: Uint32Array;
  readonly #met: Uint32Array;

  constructor({ partition, links, distance }: BridgeModel, idf: Float64Array) {
    this.#community = partition.community;
    this.#idf = idf;
    this.#width = links.width;
    this.#weight = new Float64Array(links.width);
    this.#count = new Uint32Array(links.width);
    this.#met = new Uint32Array(links.width);
    this.#factor = distance.map((far, at) => {
      const m = Math.floor(at / links.width);
      const n = at % links.width;
      const chance = ((links.strength[m] as number) * (links.strength[n] as number)) / Math.max(1, links.total);
      const expected = (chance * links.spread) / Math.max(1, links.total);
      return 2 * far * separateness({ observed: links.weight[at] as number, expected });
    });
  }

  score(row: Uint32Array, from: number, to: number): number {
    const weight = this.#weight;
    const count = this.#count;
    const met = this.#met;
    let communities = 0;
    let total = 0;
    for (let k = from; k < to; k++) {
      const concept = row[k] as number;
      const own = this.#community[concept] as number;
      if (own === 0) continue;
      const idf = this.#idf[concept] as number;
      total += idf;
      if (count[own] === 0) met[communities++] = own;
      count[own] = (count[own] as number) + 1;
      weight[own] = (weight[own] as number) + idf;
    }
    // Communities with one concept cannot bridge: only those with two or more stay.
    let standing = 0;
    for (let k = 0; k < communities; k++) {
      const own = met[k] as number;
      const enough = (count[own] as number) >= leastOnASide;
      count[own] = 0;
      if (enough) met[standing++] = own;
      else weight[own] = 0;
    }
    const sum = this.#sumPairs(standing);
    for (let k = 0; k < standing; k++) weight[met[k] as number] = 0;
    return standing < 2 ? 0 : sum / (total * total);
  }

  #sumPairs(standing: number): number {
    let sum = 0;
    for (let i = 1; i < standing; i++) {
      const m = this.#met[i] as number;
      const base = m * this.#width;
      let inner = 0;
      for (let j = 0; j < i; j++) {
        const n = this.#met[j] as number;
        inner += (this.#weight[n] as number) * (this.#factor[base + n] as number);
      }
      sum += (this.#weight[m] as number) * inner;
    }
    return sum;
  }
}
