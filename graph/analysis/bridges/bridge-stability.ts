/** How often each paper is among the best bridges over partitions with different seeds. */
export interface BridgeStability {
  /** Per paper, in how many of the partitions it is in the top share of all papers. */
  readonly times: Uint32Array;
  readonly partitions: number;
  /** The share that counts as the top, such as 0.01. */
  readonly top: number;
  /** How many papers that is; at least ten, because in a small corpus a single place means nothing. */
  readonly papers: number;
}

/** The best hundredth of all papers. */
const TOP_SHARE = 0.01;
const MIN_TOP_PAPERS = 10;

/** Counts how often each paper is among the first of a ranking. */
export class TopCount {
  readonly #times: Uint32Array;
  readonly #papers: number;
  #rankings = 0;

  constructor(papers: number) {
    this.#times = new Uint32Array(papers);
    this.#papers = Math.max(MIN_TOP_PAPERS, Math.ceil(papers * TOP_SHARE));
  }

  add(order: Uint32Array): void {
    this.#rankings++;
    for (const paper of order.subarray(0, this.#papers)) this.#times[paper]!++;
  }

  result(): BridgeStability {
    return { times: this.#times, partitions: this.#rankings, top: TOP_SHARE, papers: this.#papers };
  }
}
