import { type Random, shuffledRange } from "../../../shared/random.ts";

/** Nodes waiting to be looked at, first come first served, each at most once; begins with all in random order. */
export class MoveQueue {
  readonly #ring: Uint32Array;
  readonly #waiting: Uint8Array;
  #head = 0;
  #length: number;

  constructor(nodes: number, random: Random) {
    this.#ring = shuffledRange(nodes, random);
    this.#waiting = new Uint8Array(nodes).fill(1);
    this.#length = nodes;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  take(): number {
    const node = this.#ring[this.#head]!;
    this.#head = this.#head + 1 === this.#ring.length ? 0 : this.#head + 1;
    this.#length--;
    this.#waiting[node] = 0;
    return node;
  }

  add(node: number): void {
    if (this.#waiting[node] === 1) return;
    this.#waiting[node] = 1;
    const tail = this.#head + this.#length;
    this.#ring[tail < this.#ring.length ? tail : tail - this.#ring.length] = node;
    this.#length++;
  }
}
