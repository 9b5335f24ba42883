import { type Box, cell } from "./boxes.ts";

/** A node on the canvas, as an obstacle. */
export interface LabelObstacle {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/**
 * The discs of a canvas by place, so that a label looks only at those around it. Numbers in flat arrays, the discs of a cell one
 * after the other: a map of 20,000 is asked some hundred thousand times for one placement. O(discs) to build.
 */
export class DiscGrid<D extends LabelObstacle> {
  readonly #discs: readonly D[];
  readonly #columns: number;
  readonly #rows: number;
  readonly #x0: number;
  readonly #y0: number;
  /** The discs of cell c: inCell[start[c] … start[c + 1]]. */
  readonly #start: Uint32Array;
  readonly #inCell: Uint32Array;

  constructor(discs: readonly D[]) {
    let [x0, y0, x1, y1] = [0, 0, 0, 0];
    for (const { x, y, r } of discs) {
      [x0, y0] = [Math.min(x0, x - r), Math.min(y0, y - r)];
      [x1, y1] = [Math.max(x1, x + r), Math.max(y1, y + r)];
    }
    this.#discs = discs;
    [this.#x0, this.#y0] = [x0, y0];
    this.#columns = Math.floor((x1 - x0) / cell) + 1;
    this.#rows = Math.floor((y1 - y0) / cell) + 1;
    this.#start = new Uint32Array(this.#columns * this.#rows + 1);
    for (const disc of discs) this.#eachCell(disc, (c) => this.#start[c + 1]!++);
    for (let c = 1; c < this.#start.length; c++) this.#start[c]! += this.#start[c - 1]!;
    this.#inCell = new Uint32Array(this.#start[this.#start.length - 1]!);
    const next = this.#start.slice();
    for (const [i, disc] of discs.entries()) this.#eachCell(disc, (c) => (this.#inCell[next[c]!++] = i));
  }

  /** True when a disc whose square lies within `gap` of the box satisfies `test`, which is asked once for each until it does. */
  some(box: Box, gap: number, test: (disc: D) => boolean): boolean {
    const [left, right, top, bottom] = [box.x0 - gap, box.x1 + gap, box.y0 - gap, box.y1 + gap];
    const [u0, u1] = [this.#column(left), this.#column(right)];
    const [v0, v1] = [this.#row(top), this.#row(bottom)];
    const isHit = (disc: D, u: number, v: number) => {
      const { x, y, r } = disc;
      if (x - r >= right || x + r <= left || y - r >= bottom || y + r <= top) return false;
      // A disc in several cells counts in the first of those that are looked at.
      const isFirst = u === Math.max(u0, this.#column(x - r)) && v === Math.max(v0, this.#row(y - r));
      return isFirst && test(disc);
    };
    for (let v = v0; v <= v1; v++) {
      for (let u = u0; u <= u1; u++) {
        const c = v * this.#columns + u;
        for (let at = this.#start[c]!; at < this.#start[c + 1]!; at++) {
          if (isHit(this.#discs[this.#inCell[at]!]!, u, v)) return true;
        }
      }
    }
    return false;
  }

  #eachCell({ x, y, r }: D, act: (c: number) => void): void {
    const [u0, u1] = [this.#column(x - r), this.#column(x + r)];
    const [v0, v1] = [this.#row(y - r), this.#row(y + r)];
    for (let v = v0; v <= v1; v++) for (let u = u0; u <= u1; u++) act(v * this.#columns + u);
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#x0) / cell)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#y0) / cell)));
  }
}
