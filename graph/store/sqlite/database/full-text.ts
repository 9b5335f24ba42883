import type { Database, Statement } from "better-sqlite3";
import { queryWords } from "../../../shared/text.ts";

/** Above this many hits, ranking all of them takes too long (it grows with the hits); see `search`. */
const RANKED_HITS = 4000;

/** Makes the search over one full-text table; ids come from the table that it indexes. */
export function fullTextSearch(reader: Database, indexed: "paper" | "concept", mainColumn: "title" | "label") {
  const text = `${indexed}_text`;
  const shown = indexed === "paper" ? " AND paper.in_graph" : "";
  const count = reader
    .prepare<[string]>(`SELECT count(*) FROM (SELECT 1 FROM ${text} WHERE ${text} MATCH ? LIMIT ${RANKED_HITS + 1})`)
    .pluck() as Statement<[string], number>;
  const ranked = reader
    .prepare<[string, number]>(
      `SELECT ${indexed}.id FROM ${text} JOIN ${indexed} ON ${indexed}.number = ${text}.rowid
       WHERE ${text} MATCH ?${shown} ORDER BY bm25(${text}, 4.0, 1.0), ${indexed}.id LIMIT ?`,
    )
    .pluck() as Statement<[string, number], string>;
  const unranked = reader
    .prepare<[string, number]>(
      `SELECT ${indexed}.id FROM ${text} JOIN ${indexed} ON ${indexed}.number = ${text}.rowid
       WHERE ${text} MATCH ?${shown} LIMIT ?`,
    )
    .pluck() as Statement<[string, number], string>;

  /**
   * Ids that hold all words, best first by BM25. Words that thousands hold are ranked among those that have them in
   * the title or label; when these are thousands as well, or too few, the rest follows as it is found.
   */
  return function search(query: string, limit: number): string[] {
    const words = queryWords(query);
    if (words.length === 0 || limit <= 0) return [];
    const all = words.map((word, i) => (i === words.length - 1 ? `"${word}"*` : `"${word}"`)).join(" AND ");
    if ((count.get(all) as number) <= RANKED_HITS) return ranked.all(all, limit);
    const inMain = `{${mainColumn}} : (${all})`;
    const best = (count.get(inMain) as number) <= RANKED_HITS ? ranked.all(inMain, limit) : unranked.all(inMain, limit);
    if (best.length === limit) return best;
    const seen = new Set(best);
    const rest = unranked.all(all, limit + best.length).filter((id) => !seen.has(id));
    return [...best, ...rest].slice(0, limit);
  };
}
