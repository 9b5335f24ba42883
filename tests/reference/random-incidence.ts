import type { Incidence } from "../../graph/incidence/incidence.ts";
import { seededRandom } from "../../graph/shared/random.ts";

/** An index from rows of concept numbers, built the plain way. */
export function incidenceOf(concepts: number, rows: readonly (readonly number[])[]): Incidence {
  const sorted = rows.map((row) => [...new Set(row)].sort((a, b) => a - b));
  const columns: number[][] = Array.from({ length: concepts }, () => []);
  for (const [p, row] of sorted.entries()) for (const c of row) columns[c]?.push(p);
  return {
    papers: rows.length,
    concepts,
    paperOffsets: offsetsOf(sorted),
    paperConcepts: Uint32Array.from(sorted.flat()),
    conceptOffsets: offsetsOf(columns),
    conceptPapers: Uint32Array.from(columns.flat()),
  };
}

/** Rows of concepts of each paper, as plain arrays. */
export function rowsOf(incidence: Incidence): number[][] {
  return Array.from({ length: incidence.papers }, (_, p) =>
    Array.from(incidence.paperConcepts.subarray(incidence.paperOffsets[p], incidence.paperOffsets[p + 1])),
  );
}

/** A small random corpus; sizes, density, empty papers and unused concepts all vary with the seed. Seed 0 is empty, 1 single. */
export function randomIncidence(seed: number): Incidence {
  if (seed === 0) return incidenceOf(0, []);
  if (seed === 1) return incidenceOf(1, [[0]]);
  const random = seededRandom(seed);
  const papers = 1 + Math.floor(random() * 40);
  const concepts = 1 + Math.floor(random() * 30);
  const density = 0.02 + random() * 0.4;
  const rows = Array.from({ length: papers }, () =>
    Array.from({ length: concepts }, (_, c) => c).filter(() => random() < density),
  );
  // A paper twice over: duplicates are legal and count twice.
  if (random() < 0.3 && rows.length > 1) rows[1] = [...rows[0]!];
  return incidenceOf(concepts, rows);
}

function offsetsOf(rows: readonly (readonly number[])[]): Uint32Array {
  const offsets = new Uint32Array(rows.length + 1);
  for (const [k, row] of rows.entries()) offsets[k + 1] = offsets[k]! + row.length;
  return offsets;
}
