/**
 * Which papers mention which concepts, both ways round, as flat arrays: 8 bytes a mention and no objects.
 *
 * Papers are numbered by rank of their id, concepts likewise (code-point order), so the numbers depend on the content
 * alone and not on the order in which files were read. Rows are ascending and contain each pair once.
 */
export interface Incidence {
  readonly papers: number;
  readonly concepts: number;
  /** Length papers + 1: row p of the CSR is paperConcepts[paperOffsets[p] … paperOffsets[p + 1]). */
  readonly paperOffsets: Uint32Array;
  readonly paperConcepts: Uint32Array;
  /** Length concepts + 1: row c of the CSC is conceptPapers[conceptOffsets[c] … conceptOffsets[c + 1]). */
  readonly conceptOffsets: Uint32Array;
  readonly conceptPapers: Uint32Array;
}
