import type { Land, PreviousPositions } from "./land.ts";
import type { LayoutLinks } from "./layout-links.ts";

/** A member's place in its land, and where it is drawn to, both from the land's middle. */
interface Pull {
  readonly k: number;
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

const ROUNDS = 3;

/**
 * Turns (and mirrors) each land as a whole, so that members linked to other lands face them: the rotation that fits the
 * pulls best in the least-squares sense (Kabsch in the plane). Lands that existed before are turned back to their previous direction.
 */
export function turnLands(lands: readonly Land[], links: LayoutLinks, previous: PreviousPositions): void {
  const remembered = lands.map((land) => previousPulls(land, previous));
  const outward = outwardLinks(lands, links);
  for (let round = 0; round < ROUNDS; round++) {
    lands.forEach((land, l) => {
      const before = remembered[l]!;
      turn(land, before.length >= 2 ? before : linkPulls(land, outward.get(l) ?? [], lands));
    });
  }
}

function previousPulls(land: Land, previous: PreviousPositions): Pull[] {
  const known = [...land.members.keys()].filter((k) => !Number.isNaN(previous.x[land.members[k]!]));
  if (known.length === 0) return [];
  const mean = (of: Float64Array) => known.reduce((sum, k) => sum + of[land.members[k]!]!, 0) / known.length;
  const [middleX, middleY] = [mean(previous.x), mean(previous.y)];
  return known.map((k) => {
    const member = land.members[k]!;
    return { k, x: previous.x[member]! - middleX, y: previous.y[member]! - middleY, weight: 1 };
  });
}

interface OutwardLink {
  readonly k: number;
  readonly land: number;
  readonly otherK: number;
  readonly weight: number;
}

/** Links that leave a land, by land. */
function outwardLinks(lands: readonly Land[], { source, target, weight }: LayoutLinks): Map<number, OutwardLink[]> {
  const place = new Map(lands.flatMap((land, l) => land.members.map((member, k) => [member, { l, k }] as const)));
  const lists = new Map<number, OutwardLink[]>(lands.map((_, l) => [l, []]));
  for (let e = 0; e < source.length; e++) {
    const a = place.get(source[e]!);
    const b = place.get(target[e]!);
    if (!a || !b || a.l === b.l) continue;
    lists.get(a.l)?.push({ k: a.k, land: b.l, otherK: b.k, weight: weight[e]! });
    lists.get(b.l)?.push({ k: b.k, land: a.l, otherK: a.k, weight: weight[e]! });
  }
  return lists;
}

function linkPulls(land: Land, outward: readonly OutwardLink[], lands: readonly Land[]): Pull[] {
  return outward.map(({ k, land: l, otherK, weight }) => {
    const other = lands[l]!;
    const x = other.x + other.dx[otherK]! - land.x;
    const y = other.y + other.dy[otherK]! - land.y;
    const length = Math.hypot(x, y) || 1;
    return { k, x: x / length, y: y / length, weight };
  });
}

/** Turns by the best angle, mirrored first if that fits better. */
function turn(land: Land, pulls: readonly Pull[]): void {
  const straight = bestAngle(land, pulls, 1);
  const mirrored = bestAngle(land, pulls, -1);
  // Mirrored only when clearly better, so that rounding errors do not decide.
  const mirror = mirrored.fit > straight.fit * 1.000001 ? -1 : 1;
  const { angle } = mirror === 1 ? straight : mirrored;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let k = 0; k < land.members.length; k++) {
    const x = land.dx[k]!;
    const y = mirror * land.dy[k]!;
    land.dx[k] = cos * x - sin * y;
    land.dy[k] = sin * x + cos * y;
  }
}

function bestAngle(land: Land, pulls: readonly Pull[], mirror: 1 | -1): { angle: number; fit: number } {
  let dot = 0;
  let cross = 0;
  for (const { k, x, y, weight } of pulls) {
    const ownX = land.dx[k]!;
    const ownY = mirror * land.dy[k]!;
    dot += weight * (ownX * x + ownY * y);
    cross += weight * (ownX * y - ownY * x);
  }
  return { angle: dot === 0 && cross === 0 ? 0 : Math.atan2(cross, dot), fit: Math.hypot(dot, cross) };
}
