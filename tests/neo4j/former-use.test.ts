import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ingest, removeSource } from "../../graph/ingest/ingest.ts";
import { listSources } from "../../graph/ingest/list-sources.ts";
import { analysesToMaterialise } from "../../graph/publish/materialise.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { dump } from "../../graph/store/dump.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { runningNeo4j } from "../../scripts/neo4j/neo4j-server.ts";
import { all } from "../contract/clause.ts";
import { type Workbench, workbench } from "../ingest/workbench.ts";
import { jsonLines, writtenPapers } from "../ingest/written-papers.ts";
import { cypher, openNeo4j, server, wipe, wipeSchema } from "./neo4j-world.ts";

const somebody = "CREATE (:Author {name: 'Somebody nobody read', age: 7})";
const everyNode = "MATCH (n) WHERE n:Paper OR n:Concept OR n:Author OR n:Venue RETURN n.name AS name";

describe.skipIf(!server)("a database that somebody used before", () => {
  let bench: Workbench;
  let store: GraphStore;
  let expected: string[];
  beforeAll(() => {
    bench = workbench();
  });
  afterAll(async () => {
    await wipe();
    await wipeSchema();
    bench.end();
  });
  beforeEach(async () => {
    await wipe();
    await wipeSchema();
    store = await openNeo4j();
    const papers = writtenPapers(12).map((paper) => ({ ...paper, authors: ["Someone"], venue: "A journal" }));
    await ingest(store, [bench.file("papers.jsonl", jsonLines(papers))], { workers: 1 });
    expected = await all(dump(store));
  });

  async function materialise(): Promise<void> {
    const snapshot = await openSnapshot(store);
    await store.graphDatabase?.materialise(await analysesToMaterialise(snapshot, 1));
    await snapshot.close();
  }
  async function openAgain(): Promise<void> {
    await store.close();
    store = await openNeo4j({ create: false });
  }
  const unknown = { id: "0", name: "Before sources were recorded", state: "complete", papers: 12, only: 12 };

  it("with the first schema is taken over once, and lists its papers as one source", async () => {
    await materialise();
    await toFirstSchema();
    await cypher(somebody);
    await openAgain();
    expect(await all(dump(store))).toEqual(expected);
    expect(await listSources(store.sources)).toMatchObject([unknown]);
    expect(await store.searchPapers("case", 99)).toHaveLength(12);
    await materialise();
    // What the second opening would do over again, if it did.
    await cypher("CREATE CONSTRAINT venue_name FOR (n:Venue) REQUIRE n.name IS UNIQUE");
    await openAgain();
    expect(await cypher("SHOW INDEXES YIELD name WHERE name = 'venue_name' RETURN name")).toHaveLength(1);
    expect(await removeSource(store, "0", { workers: 1 })).toMatchObject({ removed: 12, papers: 0 });
    await store.close();
    expect(await cypher(everyNode)).toEqual([{ name: "Somebody nobody read" }]);
  });

  it("with a graph from before sources lists its papers as one source, and gets another beside it", async () => {
    await forgetSources();
    await openAgain();
    expect(await listSources(store.sources)).toMatchObject([unknown]);
    const more = bench.file("more.jsonl", jsonLines(writtenPapers(15).slice(12)));
    await ingest(store, [more], { workers: 1 });
    expect(await listSources(store.sources)).toMatchObject([unknown, { name: "more.jsonl", papers: 3, only: 3 }]);
    expect(await removeSource(store, "1", { workers: 1 })).toMatchObject({ removed: 3, papers: 12 });
    expect(await all(dump(store))).toEqual(expected);
    await store.close();
  });

  it("with nodes of others is not cleaned away", async () => {
    await store.close();
    await cypher(somebody);
    const { home = "", port = 0, password = "" } = server ?? {};
    const script = resolve(import.meta.dirname, "../../scripts/neo4j/neo4j.ts");
    const cleaned = spawnSync(process.execPath, ["--import", "tsx", script, "clean"], {
      encoding: "utf8",
      env: { ...process.env, NEO4J_DATA: home, NEO4J_PORT: String(port), NEO4J_PASSWORD: password },
    });
    expect(cleaned.status).toBe(1);
    expect(cleaned.stderr).toMatch(/nodes that Isthmus did not write \(1\); nothing was removed/);
    expect(runningNeo4j({ home, port })).toBeDefined();
    expect(existsSync(join(home, "data"))).toBe(true);
    expect(await cypher(everyNode)).toContainEqual({ name: "Somebody nobody read" });
  });
});

/** Makes the graph one that was written before sources were noted. */
async function forgetSources(): Promise<void> {
  await cypher("MATCH (n:IsthmusSource) DELETE n");
  const records = await cypher("MATCH (r:IsthmusRecord) RETURN r.paper AS paper, r.records AS records");
  const rows = records.map(({ paper, records: text }) => ({ paper, text: text.replace(/,"from":\[[^\]]*\]/g, "") }));
  await cypher(
    "UNWIND $rows AS row MATCH (r:IsthmusRecord {paper: row.paper}) SET r.records = row.text REMOVE r.sources",
    { rows },
  );
}

/** Makes the graph in the database one that the first release wrote: plain labels and its own constraints only. */
async function toFirstSchema(): Promise<void> {
  await forgetSources();
  await wipeSchema();
  for (const kind of ["Paper", "Concept", "Author", "Venue", "Community"]) {
    await cypher(`MATCH (n:Isthmus${kind}) REMOVE n:Isthmus${kind}`);
    const key = kind === "Author" || kind === "Venue" ? "name" : "id";
    await cypher(`CREATE CONSTRAINT ${kind.toLowerCase()}_${key} FOR (n:${kind}) REQUIRE n.${key} IS UNIQUE`);
  }
  await cypher("CREATE FULLTEXT INDEX paper_text FOR (n:Paper) ON EACH [n.title, n.abstract]");
  await cypher("CREATE FULLTEXT INDEX concept_text FOR (n:Concept) ON EACH [n.label, n.aliases]");
  await cypher("CREATE CONSTRAINT isthmus_state FOR (n:IsthmusState) REQUIRE n.name IS UNIQUE");
  await cypher("MATCH (s:IsthmusState) SET s.schema = 1 REMOVE s.prefix, s.prepared");
}
