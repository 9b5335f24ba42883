import { forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import { UndirectedGraph } from "graphology";
import forceAtlas2Module from "graphology-layout-forceatlas2";
import type { Random } from "../shared/random.ts";
import type { Land, PreviousPositions } from "./land.ts";
import type { LayoutLinks } from "./layout-links.ts";

// Its types describe an ES module; what Node loads is CommonJS, whose export is the function itself.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

/** Free space around each concept, in pixels: room for labels. */
const MARGIN = 7;
/** Share of a land that its concepts with their margins cover; the rest is the way between them. */
const FILLING = 0.42;
const COLLISION_STEPS = 60;

interface Body extends SimulationNodeDatum {
  x: number;
  y: number;
  homeX: number;
  homeY: number;
  radius: number;
}

/** Places the members of one community around its middle, linked ones near, none on another. */
export function arrangeGroup(
  members: readonly number[],
  radii: Float64Array,
  links: LayoutLinks,
  previous: PreviousPositions,
  random: Random,
): Land {
  const rough = spread(forceLayout(members, links, previous, random), members, radii);
  const bodies = withoutOverlap(rough, members, radii, random);
  const middle = { x: mean(bodies.map(({ x }) => x)), y: mean(bodies.map(({ y }) => y)) };
  const dx = Float64Array.from(bodies, ({ x }) => x - middle.x);
  const dy = Float64Array.from(bodies, ({ y }) => y - middle.y);
  const radius = Math.max(...bodies.map((body, k) => Math.hypot(dx[k]!, dy[k]!) + body.radius));
  return { members, dx, dy, radius, x: 0, y: 0 };
}

interface Points {
  x: number[];
  y: number[];
}

function forceLayout(
  members: readonly number[],
  links: LayoutLinks,
  previous: PreviousPositions,
  random: Random,
): Points {
  const graph = new UndirectedGraph();
  const start = startingPlaces(members, previous, random);
  members.forEach((member, k) => {
    graph.addNode(String(member), { x: start.x[k], y: start.y[k] });
  });
  for (let k = 0; k < links.source.length; k++) {
    const [a, b] = [String(links.source[k]), String(links.target[k])];
    if (graph.hasNode(a) && graph.hasNode(b)) graph.addEdge(a, b, { weight: links.weight[k] });
  }
  if (graph.size > 0) {
    const settings = {
      barnesHutOptimize: graph.order > 400,
      gravity: 0.6,
      scalingRatio: 4,
      slowDown: 4,
      edgeWeightInfluence: 1,
    };
    const iterations = graph.order > 400 ? 200 : 300;
    forceAtlas2.assign(graph, { iterations, settings, getEdgeWeight: "weight" });
  }
  const at = (name: string) => members.map((member) => graph.getNodeAttribute(String(member), name) as number);
  return { x: at("x"), y: at("y") };
}

/** Previous places around their mean; a seeded disc for new concepts. */
function startingPlaces(members: readonly number[], previous: PreviousPositions, random: Random): Points {
  const known = members.filter((member) => !Number.isNaN(previous.x[member]));
  const middleX = mean(known.map((member) => previous.x[member]!));
  const middleY = mean(known.map((member) => previous.y[member]!));
  const reach = 10 * Math.sqrt(members.length);
  const x: number[] = [];
  const y: number[] = [];
  for (const member of members) {
    const angle = 2 * Math.PI * random();
    const distance = reach * Math.sqrt(random());
    const isKnown = !Number.isNaN(previous.x[member]);
    x.push(isKnown ? previous.x[member]! - middleX : distance * Math.cos(angle));
    y.push(isKnown ? previous.y[member]! - middleY : distance * Math.sin(angle));
  }
  return { x, y };
}

/**
 * Scales to the room that the members need and evens out their distances from the middle: ForceAtlas2 leaves a dense core with far
 * outliers, and a land should have a coast. Directions and the order of distances stay.
 */
function spread({ x, y }: Points, members: readonly number[], radii: Float64Array): Points {
  const [middleX, middleY] = [mean(x), mean(y)];
  const distance = x.map((value, k) => Math.hypot(value - middleX, y[k]! - middleY));
  const order = distance.map((_, k) => k).sort((a, b) => distance[a]! - distance[b]! || a - b);
  const reach = roomFor(members, radii);
  const farthest = Math.max(...distance, 1e-9);
  const scale = new Array<number>(x.length).fill(0);
  order.forEach((k, rank) => {
    const own = distance[k]!;
    const even = Math.sqrt((rank + 0.5) / order.length);
    const wanted = reach * (0.65 * even + 0.35 * (own / farthest));
    scale[k] = own > 0 ? wanted / own : 0;
  });
  return {
    x: x.map((value, k) => (value - middleX) * scale[k]!),
    y: y.map((value, k) => (value - middleY) * scale[k]!),
  };
}

/** Radius of a disc with room for all members and their margins. */
function roomFor(members: readonly number[], radii: Float64Array): number {
  const area = members.reduce((sum, member) => sum + (radii[member]! + MARGIN) ** 2, 0);
  return members.length === 1 ? 0 : Math.sqrt(area / FILLING);
}

function withoutOverlap({ x, y }: Points, members: readonly number[], radii: Float64Array, random: Random): Body[] {
  const bodies = members.map((member, k): Body => {
    const at = { x: x[k]!, y: y[k]! };
    return { ...at, homeX: at.x, homeY: at.y, radius: radii[member]! + MARGIN };
  });
  forceSimulation(bodies)
    .randomSource(random)
    .force("x", forceX<Body>((body) => body.homeX).strength(0.08))
    .force("y", forceY<Body>((body) => body.homeY).strength(0.08))
    .force("collide", forceCollide<Body>((body) => body.radius).iterations(2))
    .stop()
    .tick(COLLISION_STEPS);
  return bodies;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
