/** A measure of how strongly two concepts belong together, as data: forms, tables and documents are drawn from it. */
export interface PairMeasure {
  readonly name: string;
  readonly label: string;
  /** In terms of c joint papers, a and b papers of either concept, N papers. */
  readonly formula: string;
  readonly range: readonly [number, number];
  /** DOI, or where there is none the address of the source. */
  readonly doi: string;
  /** True when smaller values mean a stronger pair. */
  readonly ascending?: boolean;
  /** The measure of a pair: joint papers, papers of either concept (each ≥ 1), all papers. O(1) unless said otherwise. */
  value(joint: number, a: number, b: number, n: number): number;
}
