import { type Random, shuffledRange } from "../../../shared/random.ts";

/**
 * Trades concepts between papers of the same stratum so that every paper keeps its number of concepts and every concept its number of papers.
 *
 * One round pairs the papers of each stratum at random; each pair pools the concepts that only one of the two mentions and deals them out again
 * ("global curveball"; Strona et al. 2014, DOI 10.1038/ncomms5114; Carstens et al. 2018, DOI 10.4230/LIPIcs.ESA.2018.11).
 * Rows are changed in place and are not ascending afterwards. O(mentions) a round.
 */
export class MentionShuffle {
  readonly #offsets: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #mark: Uint32Array;
  readonly #pool: Uint32Array;
  readonly #stratum: Uint32Array;
  /** Per stratum, the paper without a partner yet; −1 = none. */
  readonly #waiting: Int32Array;
  #stamp = 0;

  constructor(offsets: Uint32Array, rows: Uint32Array, concepts: number, stratum: Uint32Array) {
    this.#offsets = offsets;
    this.#rows = rows;
    this.#stratum = stratum;
    this.#waiting = new Int32Array(stratum.reduce((max, s) => Math.max(max, s), 0) + 1);
    this.#mark = new Uint32Array(concepts);
    this.#pool = new Uint32Array(concepts);
  }

  round(random: Random): void {
    this.#waiting.fill(-1);
    for (const paper of shuffledRange(this.#offsets.length - 1, random)) {
      const stratum = this.#stratum[paper]!;
      const partner = this.#waiting[stratum]!;
      this.#waiting[stratum] = partner < 0 ? paper : -1;
      if (partner >= 0) this.#trade(partner, paper, random);
    }
  }

  #trade(a: number, b: number, random: Random): void {
    const rows = this.#rows;
    const mark = this.#mark;
    const startA = this.#offsets[a]!;
    const endA = this.#offsets[a + 1]!;
    const startB = this.#offsets[b]!;
    const endB = this.#offsets[b + 1]!;
    // Two stamps a trade: `own` = in a, `both` = in a and b.
    const own = this.#stamp + 1;
    const both = own + 1;
    this.#stamp = both;
    for (let k = startA; k < endA; k++) mark[rows[k]!] = own;
    const pool = this.#pool;
    let pooled = 0;
    let keepB = startB;
    for (let k = startB; k < endB; k++) {
      const concept = rows[k]!;
      if (mark[concept] !== own) pool[pooled++] = concept;
      else {
        mark[concept] = both;
        rows[keepB++] = concept;
      }
    }
    let keepA = startA;
    for (let k = startA; k < endA; k++) {
      const concept = rows[k]!;
      if (mark[concept] === both) rows[keepA++] = concept;
      else pool[pooled++] = concept;
    }
    // Deal: a random choice of the pool goes to a, the rest to b.
    for (let k = keepA, dealt = 0; k < endA; k++, dealt++) {
      const pick = dealt + Math.floor(random() * (pooled - dealt));
      rows[k] = pool[pick]!;
      pool[pick] = pool[dealt]!;
      pool[dealt] = rows[k]!;
    }
    rows.set(pool.subarray(endA - keepA, pooled), keepB);
  }
}
