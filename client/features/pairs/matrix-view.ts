import type { ConceptMatrix } from "../../../graph/contract/connections.ts";

export interface MatrixCell {
  readonly papers: number;
  readonly expected: number;
  readonly npmi: number;
  readonly lift: number;
  readonly q: number | null;
}

/** The matrix in the order in which it is drawn. */
export interface MatrixView {
  readonly concepts: ConceptMatrix["concepts"];
  /** Undefined on the diagonal. */
  cell(row: number, column: number): MatrixCell | undefined;
}

export function matrixView(matrix: ConceptMatrix, alike: boolean): MatrixView {
  const order = alike ? matrix.order : matrix.concepts.map((_, i) => i);
  const { cells } = matrix;
  const at = new Map<string, number>();
  cells.a.forEach((a, i) => {
    at.set(`${a} ${cells.b[i]}`, i);
    at.set(`${cells.b[i]} ${a}`, i);
  });
  return {
    concepts: order.map((i) => matrix.concepts[i]).filter((concept) => concept !== undefined),
    cell(row, column) {
      const i = at.get(`${order[row]} ${order[column]}`);
      if (i === undefined || row === column) return undefined;
      return {
        papers: cells.papers[i] ?? 0,
        expected: cells.expected[i] ?? 0,
        npmi: cells.npmi[i] ?? 0,
        lift: cells.associationStrength[i] ?? 0,
        q: cells.q[i] ?? null,
      };
    },
  };
}

/** A cell with its two concepts. */
export interface MatrixPair extends MatrixCell {
  readonly a: ConceptMatrix["concepts"][number];
  readonly b: ConceptMatrix["concepts"][number];
}

/** The pairs that share a paper, each once, strongest by NPMI first; ties by papers, then in the order of the matrix. */
export function pairsTogether({ concepts, cell }: MatrixView): MatrixPair[] {
  return concepts
    .flatMap((a, row) =>
      concepts.slice(row + 1).flatMap((b, k): MatrixPair[] => {
        const found = cell(row, row + 1 + k);
        return found && found.papers > 0 ? [{ ...found, a, b }] : [];
      }),
    )
    .sort((p, q) => q.npmi - p.npmi || q.papers - p.papers);
}

/** Which of the seven steps of the scale a cell has; -1 = less often than chance, null = never together. */
export function stepOf({ papers, npmi }: MatrixCell): number | null {
  if (papers === 0) return null;
  return npmi < 0 ? -1 : Math.min(6, Math.floor(npmi * 10));
}
