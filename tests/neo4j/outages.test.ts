import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bridgeRanking } from "../../graph/answers/bridges/bridges.ts";
import { ingest } from "../../graph/ingest/ingest.ts";
import { analysesToMaterialise } from "../../graph/publish/materialise.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { copyGraph } from "../../graph/store/copy.ts";
import { dump } from "../../graph/store/dump.ts";
import { runningNeo4j, startNeo4j, stopNeo4j } from "../../scripts/neo4j/neo4j-server.ts";
import { startServer } from "../../server/main.ts";
import { all } from "../contract/clause.ts";
import { type FilledStores, filledStores, sample } from "./filled-stores.ts";
import { cypher, openNeo4j, server as testServer } from "./neo4j-world.ts";

const settings = { home: "", port: 0, ...testServer, brief: true, gds: true };
const slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*)";

/** Kills the server without warning. */
async function kill(): Promise<void> {
  process.kill(runningNeo4j(settings) as number, "SIGKILL");
  while (runningNeo4j(settings) !== undefined) await wait(50);
}

/** Starts it, with more settings than usual or without. */
const start = (more: readonly string[] = []) => startNeo4j({ ...settings, settings: more }, () => undefined);

describe.skipIf(!testServer)("an explorer over Neo4j", () => {
  let stores: FilledStores;
  beforeAll(async () => {
    stores = await filledStores(sample);
  });
  afterAll(() => stores.end());

  it("goes on with what it has while the server is away, says so where it needs it, and finds it again", async () => {
    const explorer = await startServer({ store: stores.neo4j, port: 0, logLevel: "silent" });
    await explorer.ready;
    const ask = async (path: string, statement?: string): Promise<Record<string, unknown>> => {
      const body = statement && { method: "POST", body: JSON.stringify({ statement }) };
      const answer = await fetch(new URL(path, explorer.url), {
        ...(body && { ...body, headers: { "content-type": "application/json" } }),
      });
      const content = (await answer.json()) as Record<string, unknown>;
      return { ...content, status: answer.status };
    };
    const before = await ask("/api/concepts?limit=3");
    expect(before).toMatchObject({ status: 200, items: { length: 3 } });

    const query = ask("/api/cypher", slow);
    const running =
      "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range' RETURN count(*) AS n";
    await expect.poll(async () => (await cypher(running))[0]?.n, { timeout: 20_000 }).toBe(1);
    await kill();
    const gone = { status: 503, detail: expect.stringContaining("No Neo4j server answers"), hint: expect.any(String) };
    expect(await query).toMatchObject(gone);
    expect(await ask("/api/cypher", "RETURN 1")).toMatchObject(gone);
    expect(await ask("/api/concepts?limit=3")).toEqual(before);

    await start();
    expect(await ask("/api/cypher", "RETURN 1 AS one")).toMatchObject({ status: 200, rows: [[1]] });
    const other = await openNeo4j();
    const [paper] = await all(other.allPapers());
    await other.savePapers([{ ...(paper as NonNullable<typeof paper>), id: "new-here", keys: [], records: "[]" }]);
    const papers = (await other.summary("")).papers;
    await other.close();
    const seen = async () => {
      await ask("/api/concepts?limit=3");
      return (await ask("/api/status")).papers;
    };
    await expect.poll(seen, { timeout: 20_000 }).toBe(papers);
    await stores.neo4j.savePapers([], ["new-here"]);
    await explorer.close();
    // The explorer closed the store that it was given.
  }, 120_000);
});

describe.skipIf(!testServer)("a database that may only be read", () => {
  let stores: FilledStores;
  beforeAll(async () => {
    stores = await filledStores(sample);
    await stopNeo4j(settings);
    await start(["server.databases.read_only=neo4j"]);
  });
  afterAll(async () => {
    await stopNeo4j(settings);
    await start();
    await stores.end();
  });

  it("answers everything, and refuses whatever would write with the reason", async () => {
    const store = await openNeo4j({ create: false });
    expect(await all(dump(store))).toEqual(await all(dump(stores.sqlite)));
    const snapshot = await openSnapshot(store, { waitForOptional: true });
    expect((await bridgeRanking(snapshot, { correction: "length", limit: 5, offset: 0 })).items).toHaveLength(5);
    const refused = { code: "FORBIDDEN", hint: expect.stringMatching(/\w/) };
    const analyses = await analysesToMaterialise(snapshot, 1);
    await expect(store.graphDatabase?.materialise(analyses)).rejects.toMatchObject(refused);
    await snapshot.close();
    await expect(ingest(store, [sample], { workers: 1 })).rejects.toMatchObject(refused);
    await expect(copyGraph(stores.sqlite, store)).rejects.toMatchObject(refused);
    await expect(store.setFact("name", "x")).rejects.toMatchObject(refused);
    const rows = await store.graphDatabase?.query({
      statement: "MATCH (p:Paper) RETURN count(p)",
      limit: 1,
      seconds: 5,
    });
    expect(rows?.rows[0]?.[0]).toBeGreaterThan(50);
    await store.close();
  }, 120_000);
});
