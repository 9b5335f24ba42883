import type { Incidence } from "../../graph/incidence/incidence.ts";
import { seededRandom } from "../../graph/shared/random.ts";

/** An index from rows of concept numbers. */
export function incidenceOf(concepts: number, rows: readonly (readonly number[])[]): Incidence {
  const sorted = rows.map((row) => [...new Set(row)].sort((a, b) => a - b));
  const columns: number[][] = Array.from({ length: concepts }, () => []);
  sorted.forEach((row, paper) => {
    for (const concept of row) columns[concept]?.push(paper);
  });
  const offsets = (lists: readonly number[][]) => {
    const result = new Uint32Array(lists.length + 1);
    lists.forEach((list, k) => {
      result[k + 1] = result[k]! + list.length;
    });
    return result;
  };
  return {
    papers: rows.length,
    concepts,
    paperOffsets: offsets(sorted),
    paperConcepts: Uint32Array.from(sorted.flat()),
    conceptOffsets: offsets(columns),
    conceptPapers: Uint32Array.from(columns.flat()),
  };
}

/** Fields of `size` concepts each; every paper holds four of one field, every tenth two of a neighbouring field as well. */
export function plantedFields(fields: number, size: number, seed = 7) {
  const random = seededRandom(seed);
  const pick = (field: number) => field * size + Math.floor(random() * size);
  const rows = Array.from({ length: fields * size * 4 }, (_, paper) => {
    const field = paper % fields;
    const own = [pick(field), pick(field), pick(field), pick(field)];
    return paper % 10 === 0 ? [...own, pick((field + 1) % fields), pick((field + 1) % fields)] : own;
  });
  const community = Uint32Array.from({ length: fields * size }, (_, concept) => 1 + Math.floor(concept / size));
  return { incidence: incidenceOf(fields * size, rows), communities: { community } };
}
