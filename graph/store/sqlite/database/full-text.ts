import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database, Statement } from "better-sqlite3";
import { compareIds, queryWords } from "../../../shared/text.ts";
import { wordLookup } from "./words.ts";

/** Above this many hits, ranking all of them takes too long (it grows with the hits). */
const RANKED_HITS = 2000;
/** Above this many rows with any of the words, BM25 takes too long: it counts the rows of each word, also of those that are no hits. */
const RANKED_ROWS = 10_000;

/** Matches that are read at once: a few milliseconds' work. */
const MATCH_BATCH = 1000;

/** What is searched for, in the syntax of FTS5. */
interface Match {
  readonly text: string;
  /** About how many rows contain any of the words. */
  readonly rows: number;
  /** The same with every word that begins as the last one does, where `text` has the most frequent of them only. */
  readonly wider: string | undefined;
}

/** Makes the search over the texts of papers. */
export function paperSearch(reader: Database) {
  const { papersOf, completions } = wordLookup(reader);
  const papers = reader.prepare<[], number>("SELECT ifnull(max(number), 0) FROM paper").pluck();

  /**
   * A word that is only begun is replaced by the words that it may become. The index cannot do that: it keeps words without their
   * endings, so that "separatio" would find nothing where "separation" does, and it reads the lists of all words with a beginning to their ends.
   */
  function matchOf(query: string): Match | undefined {
    const words = queryWords(query);
    const last = words.pop();
    if (last === undefined) return undefined;
    const whole = words.reduce((sum, word) => sum + papersOf(word), 0);
    const begun = completions(last);
    if (!begun) return { text: allOf(words, `"${last}"*`), rows: whole + papers.get()!, wider: undefined };
    const any = begun.words.map((word) => `"${word}"`).join(" OR ");
    return {
      text: allOf(words, `(${any})`),
      rows: whole + begun.papers,
      wider: begun.areAll ? undefined : allOf(words, `(${any} OR "${last}"*)`),
    };
  }
  return search(reader, "paper", "title", matchOf);
}

/** Makes the search over the names of concepts. */
export function conceptSearch(reader: Database) {
  return search(reader, "concept", "label", (query) => {
    const words = queryWords(query);
    const last = words.pop();
    return last === undefined ? undefined : { text: allOf(words, `"${last}"*`), rows: 0, wider: undefined };
  });
}

function allOf(words: readonly string[], last: string): string {
  return [...words.map((word) => `"${word}"`), last].join(" AND ");
}

function search(
  reader: Database,
  indexed: "paper" | "concept",
  mainColumn: "title" | "label",
  matchOf: (query: string) => Match | undefined,
) {
  const text = `${indexed}_text`;
  const shown = indexed === "paper" ? " AND paper.in_graph" : "";
  const count = reader
    .prepare<[string]>(`SELECT count(*) FROM (SELECT 1 FROM ${text} WHERE ${text} MATCH ? LIMIT ${RANKED_HITS + 1})`)
    .pluck() as Statement<[string], number>;
  const ranked = rankedSearch(reader, indexed, shown);
  const lastAdded = reader
    .prepare<[string, number]>(
      `SELECT ${indexed}.id FROM ${text} JOIN ${indexed} ON ${indexed}.number = ${text}.rowid
       WHERE ${text} MATCH ?${shown} ORDER BY ${text}.rowid DESC LIMIT ?`,
    )
    .pluck() as Statement<[string, number], string>;

  /** Adds rows to those found, the last added first. */
  const complete = (found: readonly string[], match: string, limit: number): string[] => {
    if (found.length >= limit) return found.slice(0, limit);
    const seen = new Set(found);
    const others = lastAdded.all(match, limit + found.length).filter((id) => !seen.has(id));
    return [...found, ...others].slice(0, limit);
  };

  /**
   * Ids of rows that contain all words, best first by BM25. Of common words, the rows that have them in the title or label come
   * first, then the others, the last added first in each: these lists are read as far as is needed.
   */
  return async function find(query: string, limit: number): Promise<string[]> {
    const match = matchOf(query);
    if (match === undefined || limit <= 0) return [];
    const isCommon = match.rows > RANKED_ROWS || (count.get(match.text) as number) > RANKED_HITS;
    const found = isCommon
      ? complete(lastAdded.all(`{${mainColumn}} : (${match.text})`, limit), match.text, limit)
      : ranked(match.text, limit);
    if (found.length === limit || match.wider === undefined) return found;
    await nextTurn();
    return complete(found, match.wider, limit);
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
    const all = queryWords(query)
      .map((word) => `"${word}"`)
      .join(" AND ");
    for (let last = 0; all !== ""; ) {
      const rows = next.all(all, last, MATCH_BATCH);
      if (rows.length > 0) yield rows.map(({ id }) => id);
      if (rows.length < MATCH_BATCH) return;
      last = (rows.at(-1) as { number: number }).number;
      await nextTurn();
    }
  };
}
