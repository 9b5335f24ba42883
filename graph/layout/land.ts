/** A community while it is being placed: its members around its own middle, and the position of that middle. */
export interface Land {
  /** Positions among the concepts placed. */
  readonly members: readonly number[];
  /** Of each member, from the middle. */
  readonly dx: Float64Array;
  readonly dy: Float64Array;
  /** Of a disc around the middle that encloses all members with their margin. */
  radius: number;
  x: number;
  y: number;
}

/** Previous positions, by position among the concepts placed now; NaN = none. */
export interface PreviousPositions {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Radius at which a concept is drawn at zoom 1, in pixels: grows with the square root of its papers. */
export function radiusOf(papers: number): number {
  return Math.min(22, Math.max(2, 1.3 + 0.86 * Math.sqrt(papers)));
}
