/** A rectangle on the canvas, in pixels. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export function overlap(a: Box, b: Box, gap: number): boolean {
  return a.x0 < b.x1 + gap && a.x1 > b.x0 - gap && a.y0 < b.y1 + gap && a.y1 > b.y0 - gap;
}

/** Side of a cell of a grid, in pixels. */
export const cell = 48;

/** Boxes by grid cell: a search for overlapping boxes looks only at the neighbourhood. */
export class BoxGrid<T> {
  readonly #cells = new Map<number, { box: Box; item: T }[]>();

  add(box: Box, item: T): void {
    const entry = { box, item };
    this.#visit(box, 0, (list) => {
      list.push(entry);
      return false;
    });
  }

  /** True when a box within `gap` satisfies `test`. */
  some(box: Box, gap: number, test: (item: T) => boolean): boolean {
    return this.#visit(box, gap, (list) => list.some((entry) => overlap(box, entry.box, gap) && test(entry.item)));
  }

  #visit(box: Box, gap: number, act: (list: { box: Box; item: T }[]) => boolean): boolean {
    const [u0, u1] = [Math.floor((box.x0 - gap) / cell), Math.floor((box.x1 + gap) / cell)];
    const [v0, v1] = [Math.floor((box.y0 - gap) / cell), Math.floor((box.y1 + gap) / cell)];
    for (let v = v0; v <= v1; v++) {
      for (let u = u0; u <= u1; u++) {
        const key = v * 65536 + u;
        let list = this.#cells.get(key);
        if (!list) {
          list = [];
          this.#cells.set(key, list);
        }
        if (act(list)) return true;
      }
    }
    return false;
  }
}
