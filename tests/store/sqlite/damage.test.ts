import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../../graph/ingest/ingest.ts";
import { CURRENT_EXTRACTOR as EXTRACTOR } from "../../../graph/ingest/unfinished.ts";
import { GraphError } from "../../../graph/shared/errors.ts";
import { seededRandom } from "../../../graph/shared/random.ts";
import { dump } from "../../../graph/store/dump.ts";
import { openStore } from "../../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../../graph/store/store.ts";
import { sample } from "../../cli/cli.ts";
import { all } from "../../contract/clause.ts";

const ROUNDS = 45;

let folder: string;
let whole: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "isthmus-damage-"));
  whole = join(folder, "whole.db");
  const store = await openStore(whole);
  await ingest(store, [sample], { workers: 1 });
  await store.saveDerived("layout", await store.revision(), new Uint8Array(5000).fill(7));
  await store.appendDecisions([{ at: "2026-01-01T00:00:00.000Z", by: "me", action: { kind: "hide" }, why: null }]);
  await store.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Asks a store for everything that it holds. */
async function readEverything(store: GraphStore): Promise<void> {
  await store.summary(EXTRACTOR);
  await all(dump(store));
  await all(store.incidences());
  await all(store.candidates(EXTRACTOR));
  await store.growth?.basis();
  await store.paperColumns();
  await store.papersToExtract("another", 500);
  for (const query of ["model", "graph neural"]) {
    await store.searchPapers(query, 50);
    await store.searchConcepts(query, 50);
  }
  await store.derived("layout", await store.revision());
}

/** Changes a paper, and writes the graph that is there once more. */
async function writeAgain(store: GraphStore): Promise<void> {
  const [first, second] = await all(store.allPapers());
  await store.savePapers([{ ...first!, abstract: "Other words." }], [second?.id ?? ""]);
  await store.replaceGraph({ concepts: await store.concepts(), mentions: store.mentions() });
}

async function outcome(path: string): Promise<unknown> {
  try {
    const store = await openStore(path, { create: false });
    try {
      await readEverything(store);
      await writeAgain(store);
    } finally {
      await store.close();
    }
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("a damaged store", () => {
  it("with bytes flipped anywhere answers or says that it is damaged, soon", async () => {
    const random = seededRandom(11);
    const told: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const path = join(folder, `${round}.db`);
      const bytes = readFileSync(whole);
      // The first page tells what kind of file it is; without it, that is what is said.
      for (let flip = [1, 30, 300][round % 3]!; flip > 0; flip--) {
        const at = 100 + Math.floor(random() * (bytes.length - 100));
        bytes[at] = bytes[at]! ^ (1 + Math.floor(random() * 255));
      }
      writeFileSync(path, bytes);
      const error = await outcome(path);
      if (error === undefined) continue;
      if (!(error instanceof GraphError)) throw new Error(`round ${round}`, { cause: error });
      told.push(error.message);
    }
    expect(told.length).toBeGreaterThan(ROUNDS / 2);
    expect(told.filter((message) => message.endsWith("is damaged.")).length).toBeGreaterThan(told.length / 2);
  }, 120_000);

  it.each([
    ["mention", "data"],
    ["incidence_chunk", "concepts"],
    ["incidence_chunk", "lengths"],
    ["candidate", "data"],
  ])("with one bit of a %s changed in its %s says so, with the hint", async (table, column) => {
    const error = await outcome(changed(table, column, (blob) => flipBit(blob)));
    expect(error).toMatchObject({
      name: "GraphError",
      message: expect.stringMatching(/is damaged\.$/),
      hint: expect.stringContaining("extract the papers again"),
    });
  });

  it.each([
    ["paper", "authors", "[1"],
    ["paper", "title", Buffer.from("x")],
    ["concept", "aliases", '[{"form": 7}]'],
    ["decision", "action", "{"],
    ["state", "revision", "x"],
  ])("with a %s whose %s is not what was written says so", async (table, column, value) => {
    const path = changed(table, column, () => value);
    expect(await outcome(path)).toMatchObject({ message: expect.stringMatching(/is damaged\.$/) });
  });

  it("computes again what was derived, where that is damaged", async () => {
    for (const table of ["derived", "basis"]) {
      const store = await openStore(changed(table, "data", (blob) => flipBit(blob)));
      expect(await store.growth?.basis()).toEqual(table === "basis" ? undefined : expect.any(Map));
      const layout = await store.derived("layout", (await store.revision()) - 1);
      expect(layout).toEqual(table === "derived" ? undefined : expect.any(Uint8Array));
      await store.close();
    }
  });
});

function flipBit(blob: Uint8Array): Buffer {
  const flipped = Buffer.from(blob);
  flipped[flipped.length >> 1]! ^= 4;
  return flipped;
}

let copies = 0;
/** A copy of the store in which one row of a table is changed. */
function changed(table: string, column: string, change: (value: Uint8Array) => unknown): string {
  const path = join(folder, `changed-${copies++}.db`);
  copyFileSync(whole, path);
  const database = new Database(path);
  const [row] = database.prepare(`SELECT rowid AS id, ${column} AS value FROM ${table} LIMIT 1`).all() as [
    { id: number; value: Uint8Array },
  ];
  database.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`).run(change(row.value), row.id);
  database.close();
  return path;
}
