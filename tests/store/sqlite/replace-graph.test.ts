import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConceptRecord, PaperMentions } from "../../../graph/contract/records.ts";
import { openSqliteStore } from "../../../graph/store/sqlite/sqlite-store.ts";
import type { GraphStore } from "../../../graph/store/store.ts";
import { all } from "../../contract/clause.ts";
import { concept, fillThree, mention, threeConcepts, threeMentions } from "../../contract/store-examples.ts";

let folder: string;
let path: string;
let store: GraphStore;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "isthmus-replace-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  path = join(folder, `${count++}.db`);
  store = openSqliteStore(path, true);
  await fillThree(store);
  return () => store.close();
});

/** Rows as they lie in the file. */
function rows(sql: string): unknown[] {
  const database = new Database(path, { readonly: true });
  const found = database.prepare(sql).raw().all();
  database.close();
  return found;
}
const numbersInFile = () => rows("SELECT id, number FROM concept ORDER BY id");
const mentionsInFile = () => rows("SELECT paper, hex(data) FROM mention ORDER BY paper");

/** The three concepts with one more before and one between them, both mentioned by p2 at one place. */
function wider(): { concepts: ConceptRecord[]; mentions: PaperMentions[] } {
  const [a, b, c] = threeConcepts as [ConceptRecord, ConceptRecord, ConceptRecord];
  const moved = [1, 3, 4];
  return {
    concepts: [concept("aardvark"), a, concept("beta"), b, c],
    mentions: threeMentions.map(({ paper, mentions }) => ({
      paper,
      mentions:
        paper === "p2"
          ? [mention(0, 1), mention(2, 1)]
          : mentions.map((one) => ({ ...one, concept: moved[one.concept] as number })),
    })),
  };
}

describe("replacing a graph by a wider one", () => {
  it("writes what is new, and leaves concepts and mentions as they lie in the file", async () => {
    const before = { numbers: numbersInFile(), mentions: mentionsInFile() };
    const graph = wider();
    await store.replaceGraph(graph);
    expect(numbersInFile()).toEqual(expect.arrayContaining(before.numbers));
    expect(mentionsInFile()).toEqual(expect.arrayContaining(before.mentions));
    expect(mentionsInFile()).toHaveLength(3);
    expect(await store.concepts()).toEqual(graph.concepts);
    expect(await all(store.mentions())).toEqual(graph.mentions);
    expect(await all(store.mentions(["p2", "p3"]))).toEqual(graph.mentions.slice(1));
    const [chunk] = await all(store.incidences());
    expect([...(chunk?.concepts ?? [])]).toEqual([1, 4, 0, 2, 1, 3, 4]);
  });

  it("takes back what is gone, and uses the file as before", async () => {
    await store.replaceGraph(wider());
    await store.replaceGraph({ concepts: threeConcepts, mentions: threeMentions });
    expect(await store.concepts()).toEqual(threeConcepts);
    expect(await all(store.mentions())).toEqual(threeMentions);
    expect(mentionsInFile()).toHaveLength(2);
    expect(await store.searchConcepts("aardvark", 5)).toEqual([]);
    expect(await store.searchConcepts("gamma", 5)).toEqual(["gamma"]);
  });

  it("searches by the labels and aliases of now", async () => {
    const [first, ...rest] = threeConcepts as [ConceptRecord, ...ConceptRecord[]];
    const renamed = { ...first, label: "walrus", aliases: [{ form: "sea cow", papers: 2 }] };
    await store.replaceGraph({ concepts: [renamed, ...rest], mentions: threeMentions });
    expect(await store.searchConcepts("alpha", 5)).toEqual([]);
    expect(await store.searchConcepts("sea", 5)).toEqual(["alpha-beta"]);
    expect(await store.searchConcepts("walrus", 5)).toEqual(["alpha-beta"]);
  });
});

describe("a file of the first schema", () => {
  it("is read and brought up to date", async () => {
    const searches = () =>
      Promise.all(["t", "ti", "tit", "title of", "p1 t", ""].map((typed) => store.searchPapers(typed, 9)));
    const found = await searches();
    await store.close();
    const database = new Database(path);
    database.exec(`DROP TABLE basis; DROP INDEX concept_id; PRAGMA user_version = 1; DROP INDEX paper_columns;
      DROP TABLE source; DROP TABLE paper_source;
      ALTER TABLE paper DROP COLUMN in_graph; ALTER TABLE paper DROP COLUMN sources;
      CREATE INDEX paper_columns ON paper (id, year, venue);
      DROP TABLE word; DROP TABLE paper_text; CREATE VIRTUAL TABLE paper_text USING fts5(
        title, abstract, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2')`);
    for (const column of ["mention.data", "incidence_chunk.lengths", "incidence_chunk.concepts", "candidate.data"]) {
      const [table, blob] = column.split(".");
      database.exec(`UPDATE ${table} SET ${blob} = substr(${blob}, 1, length(${blob}) - 4)`);
    }
    database.close();
    store = openSqliteStore(path, false);
    expect(await store.concepts()).toEqual(threeConcepts);
    expect(await all(store.mentions())).toEqual(threeMentions);
    expect(await store.sources.holdings()).toEqual([{ source: "0", papers: 3, only: 3, waiting: 0 }]);
    expect(found.slice(0, 5).map(({ length }) => length)).toEqual([3, 3, 3, 3, 1]);
    expect(await searches()).toEqual(found);
    expect(rows("SELECT sql FROM sqlite_master WHERE name = 'paper_text'").join()).toContain("prefix=");
    await store.replaceGraph(wider());
    expect(await store.concepts()).toEqual(wider().concepts);
    expect(rows("PRAGMA user_version")).toEqual([[8]]);
  });
});
