import { existsSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { openStore } from "../../graph/store/open/open-store.ts";

/** Columns of a paper that are the same in each copy; where it comes from and what it was decided from are left out. */
const COPIED = "extractor, title, abstract, year, venue, authors, keywords, doi, url, in_graph, sources";

/**
 * Makes a store with the papers of another one several times: texts, mentions, incidence and full-text index, but nothing derived from
 * them. It writes tables directly: to extract as many papers takes an hour.
 */
export async function tileStore(source: string, target: string, copies: number): Promise<void> {
  for (const ending of ["", "-wal", "-shm"]) if (existsSync(target + ending)) rmSync(target + ending);
  await (await openStore(target, { create: true })).close();
  const database = new Database(target);
  database.pragma("synchronous = OFF");
  database.prepare("ATTACH ? AS source").run(source);
  const number = (sql: string) => database.prepare(sql).pluck().get() as number;
  const [papers, last] = [number("SELECT count(*) FROM source.paper"), number("SELECT max(number) FROM source.paper")];
  const copyPapers = database.prepare(
    `INSERT INTO paper (number, id, keys, records, ${COPIED})
     SELECT number + @offset, @name || id, '[]', '[]', ${COPIED} FROM source.paper`,
  );
  const copyTexts = database.prepare(
    "INSERT INTO paper_text (rowid, title, abstract) SELECT number + @offset, title, abstract FROM source.paper",
  );
  const copyMentions = database.prepare("INSERT INTO mention SELECT paper + @offset, data FROM source.mention");
  const copyChunks = database.prepare(
    "INSERT INTO incidence_chunk SELECT first_paper + @papers, lengths, concepts FROM source.incidence_chunk",
  );
  for (let copy = 0; copy < copies; copy++) {
    // Ids of one copy stand together, as the chunks of its papers do.
    const [offset, name] = [copy * last, `${String(copy).padStart(3, "0")}-`];
    database.transaction(() => {
      copyPapers.run({ offset, name });
      copyTexts.run({ offset });
      copyMentions.run({ offset });
      copyChunks.run({ papers: copy * papers });
    })();
    console.error(`${(copy + 1) * papers} papers`);
  }
  database.prepare("INSERT INTO word SELECT word, papers * ? FROM source.word").run(copies);
  database.prepare("INSERT INTO concept SELECT * FROM source.concept").run();
  database.prepare("UPDATE concept SET papers = papers * ?").run(copies);
  database.exec("INSERT INTO concept_text (rowid, label, aliases) SELECT number, label, aliases FROM concept");
  database.exec("INSERT OR REPLACE INTO fact SELECT * FROM source.fact");
  database
    .prepare("UPDATE state SET revision = 1, graph_hash = 'current', mentions = ?")
    .run(copies * number("SELECT mentions FROM source.state"));
  database.close();
}
