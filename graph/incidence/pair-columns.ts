import type { Projection } from "./projection.ts";

/** Collects pairs row by row into columns that double when full. */
export class PairColumns {
  readonly #concepts: number;
  #source = new Uint32Array(1024);
  #target = new Uint32Array(1024);
  #joint = new Uint32Array(1024);
  #length = 0;

  constructor(concepts: number) {
    this.#concepts = concepts;
  }

  /** Adds the partners with enough joint papers, ascending, and sets the counts of all of them back to zero. */
  append(source: number, partners: Uint32Array, counts: Uint32Array, minJoint: number): void {
    let kept = 0;
    for (let k = 0; k < partners.length; k++) {
      const other = partners[k]!;
      if (counts[other]! >= minJoint) partners[kept++] = other;
      else counts[other] = 0;
    }
    const strong = partners.subarray(0, kept).sort();
    this.#reserve(kept);
    let at = this.#length;
    for (let k = 0; k < kept; k++) {
      const other = strong[k]!;
      this.#source[at] = source;
      this.#target[at] = other;
      this.#joint[at++] = counts[other]!;
      counts[other] = 0;
    }
    this.#length = at;
  }

  finish(): Projection {
    const n = this.#length;
    return {
      concepts: this.#concepts,
      source: this.#source.slice(0, n),
      target: this.#target.slice(0, n),
      joint: this.#joint.slice(0, n),
    };
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#source.length) return;
    const size = Math.max(needed, this.#source.length * 2);
    this.#source = grown(this.#source, size);
    this.#target = grown(this.#target, size);
    this.#joint = grown(this.#joint, size);
  }
}

function grown(array: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size);
  larger.set(array);
  return larger;
}
