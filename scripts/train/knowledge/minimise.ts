/** Steps that the direction is computed from. */
const HISTORY = 8;
const MIN_DECREASE = 1e-4;
/** Stops when a step makes the loss smaller by less than this share. */
const MIN_GAIN = 2e-5;

interface Step {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  /** 1 / (moved · turned). */
  readonly inverse: number;
}

/**
 * Minimises a smooth convex function by L-BFGS (Liu & Nocedal 1989, DOI 10.1007/BF01589116). `loss` returns the value at a point
 * and writes the gradient there. Deterministic.
 */
export function minimise(loss: Loss, start: Float64Array, iterations: number): Float64Array {
  let place = placeAt(loss, Float64Array.from(start));
  const steps: Step[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const { gradient, point } = place;
    const direction = directionOf(gradient, steps);
    const next = search(loss, place, direction, steps.length === 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1);
    if (!(next.value < place.value)) break;
    const moved = next.point.map((x, i) => x - point[i]!);
    const turned = next.gradient.map((x, i) => x - gradient[i]!);
    const curvature = dot(moved, turned);
    if (curvature > 0) steps.push({ moved, turned, inverse: 1 / curvature });
    if (steps.length > HISTORY) steps.shift();
    const gain = (place.value - next.value) / Math.abs(place.value);
    place = next;
    if (gain < MIN_GAIN) break;
  }
  return place.point;
}

type Loss = (point: Float64Array, gradient: Float64Array) => number;

interface Place {
  readonly point: Float64Array;
  readonly gradient: Float64Array;
  readonly value: number;
}

function placeAt(loss: Loss, point: Float64Array): Place {
  const gradient = new Float64Array(point.length);
  return { value: loss(point, gradient), point, gradient };
}

const MAX_HALVINGS = 30;

/** Halves the step until the loss decreases enough. */
function search(loss: Loss, { point, gradient, value }: Place, direction: Float64Array, start: number): Place {
  const slope = dot(direction, gradient);
  let size = start;
  let next = placeAt(
    loss,
    point.map((x, i) => x + size * direction[i]!),
  );
  for (let n = 0; n < MAX_HALVINGS && next.value > value + MIN_DECREASE * size * slope; n++) {
    size /= 2;
    next = placeAt(
      loss,
      point.map((x, i) => x + size * direction[i]!),
    );
  }
  return next;
}

/** Where to go: against the gradient, corrected for the curvature that the last steps met. */
function directionOf(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = gradient.map((x) => -x);
  const shares: number[] = [];
  for (const { moved, turned, inverse } of [...steps].reverse()) {
    const share = inverse * dot(moved, direction);
    shares.push(share);
    for (let i = 0; i < direction.length; i++) direction[i]! -= share * turned[i]!;
  }
  const last = steps.at(-1);
  const scale = last ? 1 / (last.inverse * dot(last.turned, last.turned)) : 1;
  for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  for (const { moved, turned, inverse } of steps) {
    const share = shares.pop()! - inverse * dot(turned, direction);
    for (let i = 0; i < direction.length; i++) direction[i]! += share * moved[i]!;
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
