import { existsSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { sortByText } from "../../graph/shared/text.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { packMentions, unpackMentions, withConceptNumbers } from "../../graph/store/packing/pack-mentions.ts";
import { seal, unseal } from "../../graph/store/sqlite/database/damage.ts";
import { blobOf, numbersOf } from "../../graph/store/sqlite/graph/chunk-bytes.ts";
import type { ConceptRow } from "../../graph/store/sqlite/graph/concept-rows.ts";

/** Columns of a paper that are the same in each copy; where it comes from and what it was decided from are left out. */
const COPIED = "extractor, title, abstract, year, venue, authors, keywords, doi, url, in_graph, sources";

/**
 * Makes a store with the papers of another one several times: texts, mentions, incidence and full-text index, but nothing derived from
 * them. It writes tables directly: to extract as many papers takes an hour. `own` is the share of concepts, those of fewest papers, that
 * each copy has under names of its own, as a corpus of more papers has more concepts; the texts keep the names they had.
 */
export async function tileStore(source: string, target: string, copies: number, own = 0): Promise<void> {
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
  const concepts = tileConcepts(database, copies, own);
  for (let copy = 0; copy < copies; copy++) {
    // Ids of one copy stand together, as the chunks of its papers do.
    const [offset, name] = [copy * last, `${String(copy).padStart(3, "0")}-`];
    database.transaction(() => {
      copyPapers.run({ offset, name });
      copyTexts.run({ offset });
      copyMentions(database, offset, concepts.ofNumber(copy));
      copyChunks(database, copy * papers, concepts.ofRank(copy));
    })();
    console.error(`${(copy + 1) * papers} papers`);
  }
  database.prepare("INSERT INTO word SELECT word, papers * ? FROM source.word").run(copies);
  database.exec("INSERT INTO concept_text (rowid, label, aliases) SELECT number, label, aliases FROM concept");
  database.exec("INSERT OR REPLACE INTO fact SELECT * FROM source.fact");
  database
    .prepare("UPDATE state SET revision = 1, graph_hash = 'current', mentions = ?")
    .run(copies * number("SELECT mentions FROM source.state"));
  database.close();
}

type Row = ConceptRow & { readonly number: number };

/**
 * Writes the concepts of all copies, numbered by rank of their id. Gives what a copy has in the place of each concept of the source, by
 * the number that the source stores it under, and by its rank there.
 */
function tileConcepts(database: Database.Database, copies: number, own: number) {
  const rows = database.prepare<[], Row>("SELECT * FROM source.concept ORDER BY id").all();
  const byPapers = [...rows.keys()].sort((a, b) => rows[b]!.papers - rows[a]!.papers || a - b);
  const isOwn = new Uint8Array(rows.length);
  for (const rank of byPapers.slice(Math.round((1 - own) * rows.length))) isOwn[rank] = 1;
  const placed = rows.flatMap(({ id }, rank) =>
    Array.from({ length: isOwn[rank] === 1 ? copies : 1 }, (_, copy) => {
      return { id: copy === 0 ? id : `${id}-copy-${copy}`, rank, copy };
    }),
  );
  const insert = database.prepare("INSERT INTO concept VALUES (?, ?, ?, ?, ?, ?, ?)");
  const ranks = Array.from({ length: copies }, () => new Uint32Array(rows.length));
  database.transaction(() => {
    for (const [number, { id, rank, copy }] of sortByText(placed, (one) => one.id).entries()) {
      const { key, label, aliases, papers, termhood } = rows[rank]!;
      const [more, count] = [copy === 0 ? "" : ` copy ${copy}`, isOwn[rank] === 1 ? papers : papers * copies];
      const forms = (JSON.parse(aliases) as { form: string; papers: number }[]).map((alias) => {
        return { form: alias.form + more, papers: isOwn[rank] === 1 ? alias.papers : alias.papers * copies };
      });
      insert.run(number, id, key + more, label + more, JSON.stringify(forms), count, termhood);
      for (const k of isOwn[rank] === 1 ? [copy] : ranks.keys()) ranks[k]![rank] = number;
    }
  })();
  const byNumber = (copy: number) => {
    const numbers = new Uint32Array(rows.reduce((last, { number }) => Math.max(last, number), -1) + 1);
    for (const [rank, { number }] of rows.entries()) numbers[number] = ranks[copy]![rank]!;
    return numbers;
  };
  return { ofNumber: byNumber, ofRank: (copy: number) => ranks[copy]! };
}

function copyMentions(database: Database.Database, offset: number, numbers: Uint32Array): void {
  const page = database.prepare<[number], { paper: number; data: Uint8Array }>(
    "SELECT paper, data FROM source.mention WHERE paper > ? ORDER BY paper LIMIT 5000",
  );
  const insert = database.prepare("INSERT INTO mention VALUES (?, ?)");
  for (let rows = page.all(-1); rows.length > 0; rows = page.all(rows.at(-1)!.paper)) {
    for (const { paper, data } of rows) {
      const mentions = withConceptNumbers(unpackMentions(unseal(data)), numbers);
      insert.run(paper + offset, seal(packMentions(mentions)));
    }
  }
}

function copyChunks(database: Database.Database, offset: number, ranks: Uint32Array): void {
  const chunks = database.prepare<[], { first_paper: number; lengths: Uint8Array; concepts: Uint8Array }>(
    "SELECT * FROM source.incidence_chunk",
  );
  const insert = database.prepare("INSERT INTO incidence_chunk VALUES (?, ?, ?)");
  for (const { first_paper, lengths, concepts } of chunks.all()) {
    const rows = numbersOf(concepts).map((rank) => ranks[rank]!);
    let from = 0;
    for (const length of numbersOf(lengths)) {
      rows.subarray(from, from + length).sort();
      from += length;
    }
    insert.run(first_paper + offset, lengths, blobOf(rows));
  }
}
