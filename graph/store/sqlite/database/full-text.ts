import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database, Statement } from "better-sqlite3";
import { compareIds, queryWords } from "../../../shared/text.ts";

/** Above this many hits, ranking all of them takes too long (it grows with the hits); see `search`. */
const RANKED_HITS = 4000;

/** Matches that are read at once: a few milliseconds' work. */
const MATCH_BATCH = 1000;

/** Makes the search over one full-text table; ids come from the table that it indexes. */
export function fullTextSearch(reader: Database, indexed: "paper" | "concept", mainColumn: "title" | "label") {
  const text = `${indexed}_text`;
  const shown = indexed === "paper" ? " AND paper.in_graph" : "";
  const count = reader
    .prepare<[string]>(`SELECT count(*) FROM (SELECT 1 FROM ${text} WHERE ${text} MATCH ? LIMIT ${RANKED_HITS + 1})`)
    .pluck() as Statement<[string], number>;
  const ranked = rankedSearch(reader, indexed, shown);
  const unranked = reader
    .prepare<[string, number]>(
      `SELECT ${indexed}.id FROM ${text} JOIN ${indexed} ON ${indexed}.number = ${text}.rowid
       WHERE ${text} MATCH ?${shown} LIMIT ?`,
    )
    .pluck() as Statement<[string, number], string>;

  /**
   * Ids of rows that contain all words, best first by BM25. Words that thousands contain are ranked among those that have them in
   * the title or label; when these are thousands as well, or too few, the rest follows as it is found. Each step may take tens of
   * milliseconds for a common word, so that the caller can yield to the event loop between them.
   */
  return async function search(query: string, limit: number): Promise<string[]> {
    const all = matchOf(query, "*");
    if (all === undefined || limit <= 0) return [];
    const isCommon = (count.get(all) as number) > RANKED_HITS;
    await nextTurn();
    if (!isCommon) return ranked(all, limit);
    const inMain = `{${mainColumn}} : (${all})`;
    const isCommonInMain = (count.get(inMain) as number) > RANKED_HITS;
    await nextTurn();
    const best = isCommonInMain ? unranked.all(inMain, limit) : ranked(inMain, limit);
    if (best.length === limit) return best;
    await nextTurn();
    const seen = new Set(best);
    const rest = unranked.all(all, limit + best.length).filter((id) => !seen.has(id));
    return [...best, ...rest].slice(0, limit);
  };
}

/** Rows that are ranked beyond the wanted ones, since some may not be in the graph or be equal to the last. */
const SPARE_ROWS = 20;

/**
 * Makes the ranking by BM25, ties by id. Rows of papers hold long texts, so that reading one for each hit would take as long as ranking
 * them: ids are read for the best only, and for all where that does not settle the order.
 */
function rankedSearch(reader: Database, indexed: "paper" | "concept", shown: string) {
  const text = `${indexed}_text`;
  const score = `bm25(${text}, 4.0, 1.0)`;
  const best = reader.prepare<[string, number], { number: number; score: number }>(
    `SELECT rowid AS number, ${score} AS score FROM ${text} WHERE ${text} MATCH ? ORDER BY score LIMIT ?`,
  );
  const idOf = reader
    .prepare<[number], string>(`SELECT id FROM ${indexed} WHERE number = ?${shown.replace("paper.", "")}`)
    .pluck();
  const all = reader
    .prepare<[string, number], string>(
      `SELECT ${indexed}.id FROM ${text} JOIN ${indexed} ON ${indexed}.number = ${text}.rowid
       WHERE ${text} MATCH ?${shown} ORDER BY ${score}, ${indexed}.id LIMIT ?`,
    )
    .pluck();
  return (match: string, limit: number): string[] => {
    const rows = best.all(match, limit + SPARE_ROWS);
    const found = rows.flatMap((row) => {
      const id = idOf.get(row.number);
      return id === undefined ? [] : [{ id, score: row.score }];
    });
    found.sort((a, b) => a.score - b.score || compareIds(a.id, b.id));
    const isSettled = rows.length < limit + SPARE_ROWS || (found[limit - 1]?.score ?? 0) < rows.at(-1)!.score;
    return isSettled ? found.slice(0, limit).map(({ id }) => id) : all.all(match, limit);
  };
}

/** Makes the function that gives the ids of all papers that contain all words, in batches and in no order. */
export function fullTextMatches(reader: Database) {
  const next = reader.prepare<[string, number, number]>(
    `SELECT paper.number, paper.id FROM paper_text JOIN paper ON paper.number = paper_text.rowid
     WHERE paper_text MATCH ? AND paper_text.rowid > ? AND paper.in_graph ORDER BY paper_text.rowid LIMIT ?`,
  ) as Statement<[string, number, number], { number: number; id: string }>;
  return async function* matches(query: string): AsyncGenerator<string[]> {
    const all = matchOf(query, "");
    for (let last = 0; all !== undefined; ) {
      const rows = next.all(all, last, MATCH_BATCH);
      if (rows.length > 0) yield rows.map(({ id }) => id);
      if (rows.length < MATCH_BATCH) return;
      last = (rows.at(-1) as { number: number }).number;
      await nextTurn();
    }
  };
}

/** The query in the syntax of FTS5, with an end for its last word; undefined without words. */
function matchOf(query: string, end: "*" | ""): string | undefined {
  const words = queryWords(query).map((word) => `"${word}"`);
  return words.length === 0 ? undefined : `${words.join(" AND ")}${end}`;
}
