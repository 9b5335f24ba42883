import { forceCollide, forceLink, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import type { Random } from "../shared/random.ts";
import type { Land, PreviousPositions } from "./land.ts";
import type { LayoutLinks } from "./layout-links.ts";

/** Sea between two lands, in pixels: a strait wide enough for bridge papers and community names. */
const LAND_GAP = 34;
const STEPS = 400;
/** Screens are wider than high: the pull to the middle is stronger from above and below. */
const PULL = { x: 0.02, y: 0.2 };
/** What a screen has room for beside a panel, and how far lands are moved apart for it. */
const TARGET_ASPECT_RATIO = 1.55;
const MAX_STRETCH = 1.35;

interface LandDisc extends SimulationNodeDatum {
  x: number;
  y: number;
  radius: number;
}

/** Places whole lands: linked ones near each other, none on another, together around (0, 0). */
export function arrangeLands(
  lands: readonly Land[],
  links: LayoutLinks,
  previous: PreviousPositions,
  random: Random,
): void {
  const discs = lands.map((land, k): LandDisc => ({ ...start(land, k, lands.length, previous), radius: land.radius }));
  const ties = tiesBetween(lands, links);
  const strongest = Math.max(...ties.map(({ weight }) => weight), 1e-9);
  const settled = lands.every((land) => land.members.some((member) => !Number.isNaN(previous.x[member])));
  forceSimulation(discs)
    .randomSource(random)
    .alpha(settled ? 0.1 : 1)
    .force("x", forceX<LandDisc>(0).strength(PULL.x))
    .force("y", forceY<LandDisc>(0).strength(PULL.y))
    .force(
      "ties",
      forceLink<LandDisc, Tie>(ties)
        .distance(({ source, target }) => (source as LandDisc).radius + (target as LandDisc).radius + LAND_GAP)
        .strength(({ weight }) => 0.25 * (weight / strongest)),
    )
    .force(
      "collide",
      forceCollide<LandDisc>((disc) => disc.radius + LAND_GAP / 2)
        .strength(0.9)
        .iterations(4),
    )
    .stop()
    .tick(STEPS);
  const box = boxAround(discs);
  // More sea between lands side by side, none less anywhere.
  const stretch = Math.min(MAX_STRETCH, Math.max(1, (TARGET_ASPECT_RATIO * box.height) / (box.width || 1)));
  lands.forEach((land, k) => {
    const disc = discs[k]!;
    land.x = stretch * (disc.x - box.x);
    land.y = disc.y - box.y;
  });
}

/** The previous position of the land's members; for a new land a place on a spiral, the largest in the middle. */
function start(land: Land, rank: number, lands: number, previous: PreviousPositions): { x: number; y: number } {
  const known = land.members.filter((member) => !Number.isNaN(previous.x[member]));
  if (known.length > 0) {
    const mean = (of: Float64Array) => known.reduce((sum, member) => sum + of[member]!, 0) / known.length;
    return { x: mean(previous.x), y: mean(previous.y) };
  }
  const angle = rank * Math.PI * (3 - Math.sqrt(5));
  const distance = 2 * land.radius * Math.sqrt(rank) + (rank > 0 ? 10 * lands : 0);
  return { x: 1.3 * distance * Math.cos(angle), y: distance * Math.sin(angle) };
}

interface Tie {
  source: number | LandDisc;
  target: number | LandDisc;
  weight: number;
}

/** Link weight between two lands, against what their sizes would bring: Σw / √(|A|·|B|). */
function tiesBetween(lands: readonly Land[], { source, target, weight }: LayoutLinks): Tie[] {
  const landOf = new Map(lands.flatMap((land, k) => land.members.map((member) => [member, k] as const)));
  const sums = new Map<number, number>();
  for (let k = 0; k < source.length; k++) {
    const a = landOf.get(source[k]!)!;
    const b = landOf.get(target[k]!)!;
    if (a === b) continue;
    const key = Math.min(a, b) * lands.length + Math.max(a, b);
    sums.set(key, (sums.get(key) ?? 0) + weight[k]!);
  }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([key, sum]) => {
      const [a, b] = [Math.floor(key / lands.length), key % lands.length];
      const sizes = (lands[a]?.members.length ?? 1) * (lands[b]?.members.length ?? 1);
      return { source: a, target: b, weight: sum / Math.sqrt(sizes) };
    });
}

/** The box around all discs: its middle and sides. */
function boxAround(discs: readonly LandDisc[]): { x: number; y: number; width: number; height: number } {
  if (discs.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const low = (axis: "x" | "y") => Math.min(...discs.map((disc) => disc[axis] - disc.radius));
  const high = (axis: "x" | "y") => Math.max(...discs.map((disc) => disc[axis] + disc.radius));
  const [left, right, top, bottom] = [low("x"), high("x"), low("y"), high("y")];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
