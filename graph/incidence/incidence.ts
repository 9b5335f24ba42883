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

/** A column of zeros. Threads share its memory, so that an index is held once; a browser's page may have no such memory, nor such threads. */
export function newColumn(length: number): Uint32Array {
  return typeof SharedArrayBuffer === "undefined"
    ? new Uint32Array(length)
    : new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}
