/** Pairs of concepts that share papers, as columns: source < target, ordered by source, then target. */
export interface Projection {
  readonly concepts: number;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** Papers that mention both. */
  readonly joint: Uint32Array;
}
