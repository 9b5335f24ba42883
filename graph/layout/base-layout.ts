import { documentFrequency } from "../incidence/document-frequency.ts";
import type { Incidence } from "../incidence/incidence.ts";
import { seededRandom } from "../shared/random.ts";
import { arrangeGroup } from "./arrange-group.ts";
import { arrangeLands } from "./arrange-lands.ts";
import { type Land, radiusOf } from "./land.ts";
import { type LayoutLinks, layoutLinks } from "./layout-links.ts";
import { turnLands } from "./turn-lands.ts";

/** Concepts with places, by concept number. */
export interface PlacedConcepts {
  /** Concept numbers, ascending. */
  readonly placed: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Places of the strongest concepts of a corpus, in pixels at zoom 1 around (0, 0). */
export type BaseLayout = PlacedConcepts;

export interface LayoutOptions {
  /** Community of each concept, 0 = none. */
  readonly communities: { readonly community: Uint32Array };
  readonly seed: number;
  /** Previous positions: concepts stay near them. */
  readonly previous?: PlacedConcepts | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Concepts of two or more papers that make a map by themselves. */
const MIN_MAP_CONCEPTS = 40;
/** Concepts that are laid out; the others sit among their neighbours. */
export const MAX_CONCEPTS = 2000;

/**
 * Places the concepts with most papers so that each community is a land of its own with sea around it.
 *
 * Two levels: inside a community ForceAtlas2 (Jacomy et al. 2014, DOI 10.1371/journal.pone.0098679) over its own links;
 * then the communities as discs that attract each other by their links and may not overlap; last each is turned so that
 * what links it to others faces them. The same index, communities and seed give the same places.
 */
export function layOutConcepts(
  incidence: Incidence,
  { communities, seed, previous, onProgress }: LayoutOptions,
): BaseLayout {
  const frequency = documentFrequency(incidence);
  const placed = strongest(frequency, MAX_CONCEPTS);
  const links = layoutLinks(incidence, placed, frequency);
  const radii = Float64Array.from(placed, (concept) => radiusOf(frequency[concept]!));
  const groups = groupsOf(
    Array.from(placed, (concept) => communities.community[concept]!),
    links,
  );
  const random = seededRandom(seed);
  const previousAt = placesIn(previous, placed);
  const total = groups.length + 1;
  const lands: Land[] = [];
  for (const members of groups) {
    onProgress?.(lands.length, total);
    lands.push(arrangeGroup(members, radii, links, previousAt, random));
  }
  arrangeLands(lands, links, previousAt, random);
  turnLands(lands, links, previousAt);
  onProgress?.(total, total);
  return collect(placed, lands);
}

/**
 * The concepts of most papers, ties by number, as ascending numbers. Those of a single paper would take most of the room
 * and are seldom shown: they get places of their own only where there is little else.
 */
function strongest(frequency: Uint32Array, limit: number): Uint32Array {
  const order = Uint32Array.from(frequency.keys());
  order.sort((a, b) => frequency[b]! - frequency[a]! || a - b);
  const repeated = order.filter((concept) => frequency[concept]! >= 2);
  return (repeated.length >= MIN_MAP_CONCEPTS ? repeated : order).slice(0, limit).sort();
}

/** Previous places by position among those placed now; NaN where there is none. */
function placesIn(previous: PlacedConcepts | undefined, placed: Uint32Array): { x: Float64Array; y: Float64Array } {
  const x = new Float64Array(placed.length).fill(Number.NaN);
  const y = new Float64Array(placed.length).fill(Number.NaN);
  const position = new Map(Array.from(placed, (concept, k) => [concept, k]));
  previous?.placed.forEach((concept, k) => {
    const at = position.get(concept);
    if (at === undefined) return;
    x[at] = previous.x[k]!;
    y[at] = previous.y[k]!;
  });
  return { x, y };
}

/** Writes every land's members at their place, rounded: a hundredth of a pixel is nothing, and costs bytes to send. */
function collect(placed: Uint32Array, lands: readonly Land[]): BaseLayout {
  const x = new Float64Array(placed.length);
  const y = new Float64Array(placed.length);
  const rounded = (value: number) => Math.round(value * 100) / 100 + 0;
  for (const land of lands) {
    land.members.forEach((member, k) => {
      x[member] = rounded(land.x + land.dx[k]!);
      y[member] = rounded(land.y + land.dy[k]!);
    });
  }
  return { placed, x, y };
}

/**
 * Members of each community, the largest first, ties by the first member. Concepts without a community join the one they
 * are linked to most; those linked to none make a group of their own at the end.
 */
export function groupsOf(community: readonly number[], links: LayoutLinks): number[][] {
  const groupOf = joinLoose(community, links);
  const groups = new Map<number, number[]>();
  groupOf.forEach((group, member) => {
    const members = groups.get(group);
    if (members) members.push(member);
    else groups.set(group, [member]);
  });
  const loose = groups.get(0);
  groups.delete(0);
  const ordered = [...groups.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  return loose ? [...ordered, loose] : ordered;
}

function joinLoose(community: readonly number[], { source, target, weight }: LayoutLinks): number[] {
  const pull = new Map<number, Map<number, number>>();
  const add = (loose: number, other: number, strength: number) => {
    const group = community[other]!;
    if (community[loose] !== 0 || group === 0) return;
    const sums = pull.get(loose) ?? new Map<number, number>();
    sums.set(group, (sums.get(group) ?? 0) + strength);
    pull.set(loose, sums);
  };
  for (let k = 0; k < source.length; k++) {
    add(source[k]!, target[k]!, weight[k]!);
    add(target[k]!, source[k]!, weight[k]!);
  }
  return community.map((group, member) => {
    const sums = [...(pull.get(member) ?? [])].sort(([a, x], [b, y]) => y - x || a - b);
    return group === 0 ? (sums[0]?.[0] ?? 0) : group;
  });
}

/** Steps from the mean, in pixels: room for one disc beside another. */
const NEAREST_STEP = 8;
const SPIRAL_STEPS = 6;

/**
 * Where a concept without a place of its own sits: the weighted mean of its placed neighbours, or undefined when none has
 * a place. Ties between equal neighbours are spread by a step on a spiral that `index` names, so that no two coincide.
 */
export function barycentre(
  layout: BaseLayout,
  neighbours: { readonly concepts: Uint32Array; readonly weight: Float64Array },
  index: number,
): { x: number; y: number } | undefined {
  let [x, y, weight] = [0, 0, 0];
  let at = 0;
  for (let k = 0; k < neighbours.concepts.length; k++) {
    const concept = neighbours.concepts[k]!;
    // Both lists ascend.
    while (at < layout.placed.length && layout.placed[at]! < concept) at++;
    if (layout.placed[at] !== concept) continue;
    const own = neighbours.weight[k]!;
    x += own * layout.x[at]!;
    y += own * layout.y[at]!;
    weight += own;
  }
  if (weight === 0) return undefined;
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  const step = NEAREST_STEP * Math.sqrt(1 + (index % SPIRAL_STEPS));
  return { x: x / weight + step * Math.cos(angle), y: y / weight + step * Math.sin(angle) };
}
