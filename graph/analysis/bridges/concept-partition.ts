/** A partition of concepts: community ids from 1, 0 = none. */
export interface ConceptPartition {
  readonly community: Uint32Array;
  readonly count: number;
}
