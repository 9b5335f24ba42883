import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../graph/ingest/ingest.ts";
import { CURRENT_EXTRACTOR } from "../../graph/ingest/unfinished.ts";
import { dump } from "../../graph/store/dump.ts";
import { userFacingNeo4jError } from "../../graph/store/neo4j/connection/user-facing-error.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { runningNeo4j, startNeo4j } from "../../scripts/neo4j/neo4j-server.ts";
import { all } from "../contract/clause.ts";
import { type Workbench, workbench } from "../ingest/workbench.ts";
import { jsonLines, writtenPapers } from "../ingest/written-papers.ts";
import { transpiled } from "../transpiled.ts";
import { credentials, cypher, openNeo4j, server, wipe } from "./neo4j-world.ts";
import { oldServer } from "./old-server.ts";

describe("what a user is told", () => {
  const told = (code: string) => userFacingNeo4jError("neo4j://h", Object.assign(new Error("raw"), { code }));

  it.each([
    ["ServiceUnavailable", "UNAVAILABLE"],
    ["SessionExpired", "UNAVAILABLE"],
    ["Neo.ClientError.Security.Unauthorized", "FORBIDDEN"],
    ["Neo.ClientError.Security.Forbidden", "FORBIDDEN"],
    ["Neo.ClientError.Statement.AccessMode", "FORBIDDEN"],
    ["Neo.ClientError.Database.DatabaseNotFound", "NOT_FOUND"],
    ["Neo.TransientError.General.MemoryPoolOutOfMemoryError", "UNAVAILABLE"],
  ])("of %s is %s, with a hint", (code, kind) => {
    expect(told(code)).toMatchObject({ name: "GraphError", code: kind, hint: expect.stringMatching(/\w/) });
  });

  it("of a bug is the bug", () => {
    expect(told("Neo.ClientError.Statement.SyntaxError")).not.toMatchObject({ name: "GraphError" });
  });

  it("of a URL with a password is that it does not belong there, without repeating it", async () => {
    const failure = await openStore("neo4j://neo4j:hush-hush@127.0.0.1:1").catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "GraphError", code: "INVALID_INPUT" });
    expect(JSON.stringify([String(failure), failure])).not.toContain("hush");
  });

  it("of a server that is too old is which versions do", async () => {
    const old = await oldServer();
    const failure = await openStore(old.url).catch((error: unknown) => error);
    await old.end();
    expect(failure).toMatchObject({
      code: "UNSUPPORTED",
      message: expect.stringContaining("Neo4j/4.4"),
      hint: expect.stringContaining("5.26"),
    });
  });

  it("of a server that is not there is where it was looked for, soon", async () => {
    const begun = performance.now();
    const failure = await openStore("bolt://127.0.0.1:9").catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "UNAVAILABLE", message: expect.stringContaining("bolt://127.0.0.1:9") });
    expect(performance.now() - begun).toBeLessThan(30_000);
  });
});

describe.skipIf(!server)("a Neo4j server", () => {
  let bench: Workbench;
  const url = server?.url ?? "";
  const settings = {
    home: server?.home ?? "",
    port: server?.port ?? 0,
    password: server?.password,
    brief: true,
    gds: true,
  };
  beforeAll(() => {
    bench = workbench();
  });
  afterAll(() => bench.end());

  /** Kills the server without warning, and starts it again. */
  const crash = () => process.kill(runningNeo4j(settings) as number, "SIGKILL");
  const restart = async () => {
    while (runningNeo4j(settings) !== undefined) await wait(50);
    await startNeo4j(settings, () => undefined);
  };

  it("refuses a wrong password and an unknown database, and the user is told", async () => {
    const wrong = openStore(url, { credentials: { username: "neo4j", password: "not-the-one" } });
    await expect(wrong).rejects.toMatchObject({ code: "FORBIDDEN", hint: expect.stringContaining("NEO4J_PASSWORD") });
    const elsewhere = openStore(url, { credentials: { ...credentials, database: "nowhere" } });
    await expect(elsewhere).rejects.toMatchObject({
      code: "NOT_FOUND",
      hint: expect.stringContaining("NEO4J_DATABASE"),
    });
  });

  it("without a store says so, unless one is to be made; a newer store is refused", async () => {
    await wipe();
    await expect(openNeo4j({ create: false })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await (await openNeo4j()).close();
    await (await openNeo4j({ create: false })).close();
    await cypher("MATCH (s:IsthmusState) SET s.schema = 99");
    await expect(openNeo4j()).rejects.toMatchObject({ code: "UNSUPPORTED", message: expect.stringContaining("newer") });
  });

  it("killed during an import and started again loses nothing, and readers find it again", async () => {
    await wipe();
    const file = bench.file("papers.jsonl", jsonLines(writtenPapers(1500)));
    const local = await openStore(bench.store("local"));
    await ingest(local, [file], { workers: 1 });
    const expected = await all(dump(local));
    await local.close();

    const store = await openNeo4j();
    const reader = await openNeo4j();
    let back: Promise<void> | undefined;
    const onProgress = ({ phase, done }: { phase: string; done: number }) => {
      if (back !== undefined || phase !== "extract" || done < 500) return;
      crash();
      back = restart();
    };
    // It may outlast the restart by trying again, or give up with a clear message; either way a second run mends all.
    const outcome = await ingest(store, [file], { workers: 1, onProgress }).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toMatchObject({ code: "UNAVAILABLE" });
    expect(back).toBeDefined();
    await back;
    await ingest(store, [file], { workers: 1 });
    expect(await all(dump(store))).toEqual(expected);
    expect(await reader.revision()).toBe(await store.revision());
    await store.close();
    await reader.close();
  }, 300_000);

  it("whose client is killed while the graph is written shows the previous graph or the new one", async () => {
    await wipe();
    const file = bench.file("more.jsonl", jsonLines(writtenPapers(1100)));
    const child = join(transpiled, "tests/neo4j/replace-child.js");
    const env = { ...process.env, NEO4J_URL: url, NEO4J_PASSWORD: server?.password };
    const run = (stop: string) => spawnSync(process.execPath, [child, file, stop], { env, encoding: "utf8" });
    for (const stop of ["staging", "applying"]) {
      expect(run(stop).signal).toBe("SIGKILL");
      const store = await openNeo4j();
      const concepts = await store.concepts();
      const mentions = await all(store.mentions());
      // Papers count once the graph has them: those of the previous graph, which was empty, or all of the new one.
      expect([0, 1100]).toContain(mentions.length);
      const numbers = mentions.flatMap((of) => of.mentions.map((one) => one.concept));
      expect(Math.max(-1, ...numbers)).toBeLessThan(Math.max(1, concepts.length));
      await store.close();
    }
    const store = await openNeo4j();
    await ingest(store, [], { workers: 1 });
    const fresh = await openStore(bench.store("fresh"));
    await ingest(fresh, [file], { workers: 1 });
    expect(await all(dump(store))).toEqual(await all(dump(fresh)));
    expect((await store.summary(CURRENT_EXTRACTOR)).stale).toBe(false);
    expect(await cypher("MATCH (d:IsthmusDraft) RETURN count(d) AS left")).toEqual([{ left: 0 }]);
    await store.close();
    await fresh.close();
  }, 300_000);
});
