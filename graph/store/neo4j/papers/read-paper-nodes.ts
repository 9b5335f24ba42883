import neo4j from "neo4j-driver";
import type { Paper } from "../../../contract/entities.ts";
import { TextColumnBuilder } from "../../../shared/columns/text-column.ts";
import { compareIds, foldAccents, queryWords } from "../../../shared/text.ts";
import type { PaperColumns } from "../../columns.ts";
import type { PaperText, StoredPaper } from "../../store.ts";
import type { Connection } from "../connection/connection.ts";
import { IN_GRAPH } from "../connection/names.ts";
import { pages } from "../connection/pages.ts";
import { PAPER, paperOf, STORED_PAPER, storedPaperOf } from "./paper-nodes.ts";

/** Keys or ids passed to one statement. */
const MAX_PARAMETERS = 10_000;
/** The largest limit that the full-text index takes. */
const MAX_MATCHES = 2 ** 31 - 1;
const MATCH_BATCH = 1000;

function* parts<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < list.length; i += MAX_PARAMETERS) yield list.slice(i, i + MAX_PARAMETERS);
}

/** Makes the functions that read papers. */
export function paperNodeReader(connection: Connection) {
  return {
    async papersByKeys(keys: readonly string[]): Promise<StoredPaper[]> {
      const found = new Map<string, StoredPaper>();
      for (const part of parts(keys)) {
        const rows = await connection.read((run) =>
          run<{ paper: StoredPaper }>(
            `UNWIND $keys AS key MATCH (k:IsthmusKey {key: key}) WITH DISTINCT k.paper AS id
             MATCH (p:IsthmusPaper {id: id}) MATCH (r:IsthmusRecord {paper: id}) RETURN p ${STORED_PAPER} AS paper`,
            { keys: part },
          ),
        );
        for (const row of rows) found.set(row.get("paper").id, storedPaperOf(row.get("paper")));
      }
      return [...found.values()].sort((a, b) => compareIds(a.id, b.id));
    },

    async papers(ids: readonly string[]): Promise<Paper[]> {
      const found = new Map<string, Paper>();
      for (const part of parts(ids)) {
        const rows = await connection.read((run) =>
          run<{ paper: Paper }>(
            `UNWIND $ids AS id MATCH (p:IsthmusPaper {id: id}) WHERE ${IN_GRAPH} RETURN p ${PAPER} AS paper`,
            {
              ids: part,
            },
          ),
        );
        for (const row of rows) found.set(row.get("paper").id, paperOf(row.get("paper")));
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    async *allPapers(): AsyncGenerator<StoredPaper> {
      const cypher = `MATCH (p:IsthmusPaper) WHERE p.id > $after AND ${IN_GRAPH} WITH p ORDER BY p.id LIMIT $limit
        MATCH (r:IsthmusRecord {paper: p.id}) RETURN p ${STORED_PAPER} AS paper ORDER BY p.id`;
      for await (const row of pages<{ paper: StoredPaper }>(connection, cypher, (paper) => paper.get("paper").id)) {
        yield storedPaperOf(row.get("paper"));
      }
    },

    async paperColumns(): Promise<PaperColumns> {
      type Row = { id: string; year: number | null; venue: string | null };
      const cypher = `MATCH (p:IsthmusPaper) WHERE p.id > $after AND ${IN_GRAPH}
        RETURN p.id AS id, p.year AS year, p.venue AS venue ORDER BY p.id LIMIT $limit`;
      const columns = { ids: new TextColumnBuilder(), years: [] as number[], venues: [] as number[] };
      const positions = new Map<string, number>();
      for await (const row of pages<Row>(connection, cypher, (paper) => paper.get("id"))) {
        columns.ids.add(row.get("id"));
        columns.years.push(row.get("year") ?? 0);
        const venue = row.get("venue");
        if (venue !== null && !positions.has(venue)) positions.set(venue, positions.size);
        columns.venues.push(venue === null ? -1 : positions.get(venue)!);
      }
      const { ids, years, venues } = columns;
      const numbers = { years: Int16Array.from(years), venues: Int32Array.from(venues) };
      return { ids: ids.finish(), ...numbers, venueNames: [...positions.keys()] };
    },

    async waitingPapers(): Promise<string[]> {
      const ids: string[] = [];
      const cypher = `MATCH (p:IsthmusPaper) WHERE p.id > $after AND NOT ${IN_GRAPH} RETURN p.id AS id ORDER BY p.id LIMIT $limit`;
      for await (const row of pages<{ id: string }>(connection, cypher, (one) => one.get("id")))
        ids.push(row.get("id"));
      return ids;
    },

    async papersToExtract(extractor: string, limit: number, after: string): Promise<PaperText[]> {
      const rows = await connection.read((run) =>
        run<{ paper: PaperText }>(
          `MATCH (r:IsthmusRecord) WHERE r.paper > $after AND (r.extractor IS NULL OR r.extractor <> $extractor)
           WITH r ORDER BY r.paper LIMIT $limit
           MATCH (p:IsthmusPaper {id: r.paper}) RETURN p {.id, .title, .abstract, .keywords} AS paper ORDER BY p.id`,
          { extractor, after, limit: neo4j.int(limit) },
        ),
      );
      return rows
        .map((row) => row.get("paper"))
        .map(({ id, title, abstract, keywords }) => ({ id, title, abstract, keywords }));
    },
  };
}

/** Ids of nodes that contain all words, best first. */
export async function searchNodes(
  connection: Connection,
  index: "paper_text" | "concept_text",
  query: string,
  limit: number,
): Promise<string[]> {
  const lucene = luceneOf(query, index === "paper_text" ? ["title", "abstract"] : ["label", "aliases"]);
  if (lucene === undefined || limit <= 0) return [];
  const rows = await connection.read((run) =>
    run<{ id: string }>(
      `CALL db.index.fulltext.queryNodes($index, $lucene, {limit: $limit}) YIELD node AS p, score
       ${index === "paper_text" ? `WHERE ${IN_GRAPH}` : ""}
       RETURN p.id AS id ORDER BY score DESC, id`,
      { index: connection.names.named(index), lucene, limit: neo4j.int(limit) },
    ),
  );
  return rows.map((row) => row.get("id"));
}

/** Ids of all papers of the graph that contain all words of a query, in batches. */
export async function* matchingPapers(connection: Connection, query: string): AsyncGenerator<string[]> {
  const ids = await searchNodes(connection, "paper_text", query, MAX_MATCHES);
  for (let from = 0; from < ids.length; from += MATCH_BATCH) yield ids.slice(from, from + MATCH_BATCH);
}

/** Letters without accents that the index folds as well; it does not do so with a word that is only begun. */
const ASCII_LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ð: "d", đ: "d", þ: "th", ł: "l", ħ: "h", ı: "i" },
};

/** A Lucene query for all words, the last one perhaps only begun; words consist of letters and digits, so nothing is syntax. */
function luceneOf(query: string, [main, other]: readonly [string, string] | readonly string[]): string | undefined {
  const words = queryWords(query).map((word) =>
    foldAccents(word).replace(/[^\p{ASCII}]/gu, (letter) => ASCII_LETTERS[letter] ?? letter),
  );
  if (words.length === 0) return undefined;
  const clause = (word: string) => `${main}:${word}^4 OR ${other}:${word}`;
  return words
    .map((word, i) => `+(${clause(word)}${i === words.length - 1 ? ` OR ${clause(`${word}*`)}` : ""})`)
    .join(" ");
}
