import { contours } from "d3-contour";
import type { MapModel } from "./model.ts";

const cell = 6;
const bandwidth = 19;
const margin = 60;
/** Density at which the sea begins: one concept alone makes land of about this bandwidth around it. */
const shore = 0.42;

export type Ring = readonly (readonly [number, number])[];

export interface Land {
  readonly community: number;
  /** Largest first, in the plane. */
  readonly rings: readonly Ring[];
}

/** The communities as land, and whose land a point of the plane is on. */
export interface Lands {
  readonly lands: readonly Land[];
  landAt(x: number, y: number): number;
}

interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly x0: number;
  readonly y0: number;
}

/**
 * Contours of the kernel density of each community, where it is denser than every other one: lands never overlap.
 * Communities with fewer than four concepts on the map stay at sea. O(cells · communities + concepts).
 */
export function findLands(model: MapModel): Lands {
  const field = fieldAround(model);
  const cells = field.columns * field.rows;
  const members = membersOf(model);
  const densities = new Map([...members].map(([community, list]) => [community, densityOf(model, list, field)]));
  const best = new Float64Array(cells);
  const second = new Float64Array(cells);
  const owner = new Uint16Array(cells);
  for (const [community, density] of densities) rankCells(community, density, best, second, owner);
  const lands: Land[] = [];
  for (const [community, density] of densities) {
    const own = Float64Array.from(density, (d, i) => {
      const rival = owner[i] === community ? (second[i] ?? 0) : (best[i] ?? 0);
      return d - Math.max(shore, rival);
    });
    const rings = ringsOf(own, field, model, members.get(community) ?? []);
    if (rings.length > 0) lands.push({ community, rings });
  }
  for (let i = 0; i < cells; i++) if ((best[i] ?? 0) < shore) owner[i] = 0;
  return {
    lands,
    landAt(x, y) {
      const column = Math.floor((x - field.x0) / cell);
      const row = Math.floor((y - field.y0) / cell);
      if (column < 0 || row < 0 || column >= field.columns || row >= field.rows) return 0;
      return owner[row * field.columns + column] ?? 0;
    },
  };
}

/** Whether two models have the same lands: links make none. */
export function haveSameLands(a: MapModel, b: MapModel): boolean {
  if (a.concepts !== b.concepts || a.size !== b.size) return false;
  const [of, others] = [a.map.nodes.community, b.map.nodes.community];
  for (let i = 0; i < a.size; i++) {
    if (a.x[i] !== b.x[i] || a.y[i] !== b.y[i] || a.radius[i] !== b.radius[i] || of[i] !== others[i]) return false;
  }
  return true;
}

function fieldAround(model: MapModel): Field {
  let [x0, y0, x1, y1] = [0, 0, 1, 1];
  for (let i = 0; i < model.size; i++) {
    x0 = Math.min(x0, model.x[i] ?? 0);
    y0 = Math.min(y0, model.y[i] ?? 0);
    x1 = Math.max(x1, model.x[i] ?? 0);
    y1 = Math.max(y1, model.y[i] ?? 0);
  }
  return {
    x0: x0 - margin,
    y0: y0 - margin,
    columns: Math.ceil((x1 - x0 + 2 * margin) / cell),
    rows: Math.ceil((y1 - y0 + 2 * margin) / cell),
  };
}

function membersOf(model: MapModel): Map<number, number[]> {
  const members = new Map<number, number[]>();
  model.map.nodes.community.forEach((community, i) => {
    if (community < 1 || i >= model.concepts) return;
    const list = members.get(community);
    if (list) list.push(i);
    else members.set(community, [i]);
  });
  return new Map([...members].filter(([, list]) => list.length >= 4).sort(([a], [b]) => a - b));
}

function densityOf(model: MapModel, members: readonly number[], field: Field): Float64Array {
  const density = new Float64Array(field.columns * field.rows);
  const reach = Math.ceil((3 * bandwidth) / cell);
  for (const i of members) {
    const weight = 0.75 + 0.05 * (model.radius[i] ?? 0);
    const u = ((model.x[i] ?? 0) - field.x0) / cell - 0.5;
    const v = ((model.y[i] ?? 0) - field.y0) / cell - 0.5;
    for (let row = Math.max(0, Math.round(v) - reach); row <= Math.min(field.rows - 1, Math.round(v) + reach); row++) {
      for (
        let column = Math.max(0, Math.round(u) - reach);
        column <= Math.min(field.columns - 1, Math.round(u) + reach);
        column++
      ) {
        const squared = ((column - u) ** 2 + (row - v) ** 2) * cell * cell;
        const at = row * field.columns + column;
        density[at] = (density[at] ?? 0) + weight * Math.exp(-squared / (2 * bandwidth * bandwidth));
      }
    }
  }
  return density;
}

function rankCells(
  community: number,
  density: Float64Array,
  best: Float64Array,
  second: Float64Array,
  owner: Uint16Array,
): void {
  for (let i = 0; i < density.length; i++) {
    const d = density[i] ?? 0;
    if (d > (best[i] ?? 0)) {
      second[i] = best[i] ?? 0;
      best[i] = d;
      owner[i] = community;
    } else if (d > (second[i] ?? 0)) second[i] = d;
  }
}

/** Islets with fewer than three concepts of the community are left out. */
function ringsOf(own: Float64Array, field: Field, model: MapModel, members: readonly number[]): Ring[] {
  const found = contours().size([field.columns, field.rows]).thresholds([0])(Array.from(own))[0];
  const toPlane = ([u, v]: readonly number[]): [number, number] => [
    (u ?? 0) * cell + field.x0,
    (v ?? 0) * cell + field.y0,
  ];
  return (found?.coordinates ?? [])
    .map((polygon) => (polygon[0] ?? []).map(toPlane))
    .map((ring) => ({ ring, concepts: members.filter((i) => inside(ring, model.x[i] ?? 0, model.y[i] ?? 0)).length }))
    .filter(({ concepts }) => concepts >= 3)
    .sort((a, b) => b.concepts - a.concepts || b.ring.length - a.ring.length)
    .map(({ ring }) => ring);
}

/** Even–odd rule. */
export function inside(ring: Ring, x: number, y: number): boolean {
  let isInside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] ?? [0, 0];
    const [xj, yj] = ring[j] ?? [0, 0];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) isInside = !isInside;
  }
  return isInside;
}
