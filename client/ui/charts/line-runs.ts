/**
 * Points as the parts of a line: a year in which the collection has no paper is a gap, because nothing is known of it, and no zero. A part may
 * be a single point.
 */
export function lineRuns<P>(points: readonly P[], isKnown: (point: P, place: number) => boolean): P[][] {
  const runs: P[][] = [];
  let isOpen = false;
  points.forEach((point, place) => {
    const known = isKnown(point, place);
    if (known && isOpen) runs.at(-1)?.push(point);
    else if (known) runs.push([point]);
    isOpen = known;
  });
  return runs;
}
