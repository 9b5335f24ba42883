import { type MapModel, plane } from "./model.ts";

interface Side {
  readonly community: number;
  /** Ids of the paper's concepts on this side. */
  readonly concepts: readonly string[];
}

/** A bridge paper to draw, with its number in the table and what it connects. */
export interface BridgeOnMap {
  readonly paper: string;
  readonly rank: number;
  readonly sides: readonly [Side, Side];
}

/** A bridge paper on the map: a diamond in the strait between its fields, with a strand to each of its concepts. */
export interface Diamond {
  readonly paper: string;
  readonly rank: number;
  /** In the plane. */
  readonly x: number;
  readonly y: number;
  /** Communities of its two sides, the first to the left. */
  readonly sides: readonly [number, number];
  readonly strands: readonly { readonly concept: number; readonly community: number }[];
}

/** The most diamonds that can be distinguished. */
export const maxDiamonds = 12;
const minDistance = 44;

/** Bridge papers with the concepts of their two sides that are on the map; moved until none covers another. */
export function diamondsOf(model: MapModel, papers: readonly BridgeOnMap[]): Diamond[] {
  const placed: Diamond[] = [];
  for (const { paper, rank, sides } of papers) {
    const [one, two] = sides.map((side) => sideOf(model, side));
    if (!one?.at || !two?.at) continue;
    const [left, right] = one.at.x <= two.at.x ? [one, two] : [two, one];
    const at = freeSpot({ x: (one.at.x + two.at.x) / 2, y: (one.at.y + two.at.y) / 2 }, placed);
    placed.push({
      paper,
      rank,
      ...at,
      sides: [left.community, right.community],
      strands: [left, right].flatMap(({ community, concepts }) => concepts.map((concept) => ({ concept, community }))),
    });
  }
  return placed;
}

/** The position of a side: the middle of its concepts, or of its land if none of them is on the map. */
function sideOf(model: MapModel, { community, concepts }: Side) {
  const shown = concepts.map((id) => model.position.get(id)).filter((i) => i !== undefined);
  const land = () => Array.from(model.map.nodes.community.keys()).filter((i) => isOf(model, i, community));
  return { community, concepts: shown, at: middleOf(model, shown.length > 0 ? shown : land()) };
}

function isOf({ concepts, map }: MapModel, i: number, community: number): boolean {
  return i < concepts && community > 0 && map.nodes.community[i] === community;
}

function middleOf(model: MapModel, concepts: readonly number[]): { x: number; y: number } | undefined {
  if (concepts.length === 0) return undefined;
  const mean = (values: Float64Array) => concepts.reduce((sum, i) => sum + (values[i] ?? 0), 0) / concepts.length;
  return { x: mean(model.x), y: mean(model.y) };
}

/** The nearest point, in rings of growing radius, with enough distance from the diamonds placed before. */
function freeSpot(at: { x: number; y: number }, others: readonly Diamond[]): { x: number; y: number } {
  for (let radius = 0; radius < plane.width; radius += minDistance / 3) {
    const steps = Math.max(1, Math.round((2 * Math.PI * radius) / minDistance) * 2);
    for (let step = 0; step < steps; step++) {
      const angle = Math.PI / 2 + (2 * Math.PI * step) / steps;
      const spot = { x: at.x + radius * Math.cos(angle), y: at.y + radius * Math.sin(angle) };
      if (others.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= minDistance)) return spot;
    }
  }
  return at;
}
