import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";

interface GraphLinks {
  readonly nodes: readonly { readonly id: string }[];
  readonly relationships: readonly { readonly start: string; readonly end: string }[];
}

interface Position {
  readonly x: number;
  readonly y: number;
}

export const drawing = { width: 900, height: 520, inset: 26 };

/** Places for the nodes of an answer, the same for the same answer (d3-force has no random numbers of its own). */
export function placeGraph({ nodes, relationships }: GraphLinks): Map<string, Position> {
  const bodies: (SimulationNodeDatum & { id: string })[] = nodes.map(({ id }) => ({ id }));
  const known = new Set(nodes.map(({ id }) => id));
  const links = relationships
    .filter(({ start, end }) => known.has(start) && known.has(end))
    .map(({ start, end }) => ({ source: start, target: end }));
  const simulation = forceSimulation(bodies)
    .force(
      "link",
      forceLink<(typeof bodies)[number], (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(70),
    )
    .force("charge", forceManyBody().strength(-140).distanceMax(400))
    .force("apart", forceCollide(16))
    .force("x", forceX(0).strength(0.05))
    .force("y", forceY(0).strength(0.09))
    .force("middle", forceCenter(0, 0))
    .stop();
  simulation.tick(nodes.length > 200 ? 120 : 240);
  return fitIntoDrawing(bodies);
}

/** Scales the places into the drawing; nothing is blown up to more than twice its size. */
function fitIntoDrawing(bodies: readonly (SimulationNodeDatum & { id: string })[]): Map<string, Position> {
  const { width, height, inset } = drawing;
  const [xs, ys] = [bodies.map(({ x = 0 }) => x), bodies.map(({ y = 0 }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    2,
    (width - 2 * inset) / Math.max(1, right - left),
    (height - 2 * inset) / Math.max(1, bottom - top),
  );
  const [mx, my] = [(left + right) / 2, (top + bottom) / 2];
  return new Map(
    bodies.map(({ id, x = 0, y = 0 }) => [id, { x: width / 2 + (x - mx) * scale, y: height / 2 + (y - my) * scale }]),
  );
}
