import type { MapModel } from "../model/model.ts";

/** Side of a cell of the grid, in the plane. */
export const cell = 5;
const bandwidth = 20;
const margin = 60;

/** The density of papers over the plane: a grid of 0 … 1. */
export interface Density {
  readonly columns: number;
  readonly rows: number;
  readonly x0: number;
  readonly y0: number;
  readonly values: Float64Array;
}

/**
 * Kernel density of the nodes, each weighed by the root of its papers, over the densest place (Van Eck & Waltman 2010,
 * DOI 10.1007/s11192-009-0146-3, with a root so that one giant concept does not leave the rest dark).
 * O(nodes · kernel + cells).
 */
export function densityOf(model: MapModel): Density {
  const [x0, x1] = bounds(model.x);
  const [y0, y1] = bounds(model.y);
  const columns = Math.ceil((x1 - x0) / cell);
  const rows = Math.ceil((y1 - y0) / cell);
  const values = new Float64Array(columns * rows);
  const reach = Math.ceil((3 * bandwidth) / cell);
  const kernel = Float64Array.from({ length: reach + 1 }, (_, d) =>
    Math.exp(-((d * cell) ** 2) / (2 * bandwidth ** 2)),
  );
  for (let i = 0; i < model.size; i++) {
    const u = Math.round(((model.x[i] ?? 0) - x0) / cell);
    const v = Math.round(((model.y[i] ?? 0) - y0) / cell);
    const weight = Math.sqrt(model.map.nodes.papers[i] ?? 0);
    for (let row = Math.max(0, v - reach); row <= Math.min(rows - 1, v + reach); row++) {
      const rowWeight = weight * (kernel[Math.abs(row - v)] ?? 0);
      for (let column = Math.max(0, u - reach); column <= Math.min(columns - 1, u + reach); column++) {
        const at = row * columns + column;
        values[at] = (values[at] ?? 0) + rowWeight * (kernel[Math.abs(column - u)] ?? 0);
      }
    }
  }
  const maxValue = values.reduce((a, b) => Math.max(a, b), 1e-9);
  return { columns, rows, x0, y0, values: values.map((value) => value / maxValue) };
}

function bounds(values: Float64Array): [number, number] {
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return [low - margin, high + margin];
}
