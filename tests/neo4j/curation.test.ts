import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import type { CurationAction } from "../../graph/contract/curation.ts";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { curationLog, decide, importLog, redo, undo } from "../../graph/curation/decide.ts";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { dump } from "../../graph/store/dump.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { all } from "../contract/clause.ts";
import { type FilledStores, filledStores, sample } from "./filled-stores.ts";
import { openNeo4j, server, wipe } from "./neo4j-world.ts";

const author = { by: "me", why: "tested", at: new Date("2026-01-02T03:04:05Z") };

/** Decisions of every kind about the most frequent concepts of a store. */
async function decisions(store: GraphStore): Promise<CurationAction[]> {
  const concepts = [...(await store.concepts())].sort((a, b) => b.papers - a.papers || (a.id < b.id ? -1 : 1));
  const [a, b, c, d, e, f, g, h] = concepts.map(({ id }) => id) as [string, ...string[]];
  return [
    { kind: "merge", concepts: [b as string, c as string], into: a },
    { kind: "split", concept: d as string, parts: [{ label: "One side of it", with: [a, e as string] }] },
    { kind: "rename", concept: e as string, label: "Another name" },
    { kind: "hide", concept: f as string },
    { kind: "pin", concept: g as string },
    { kind: "group", concepts: [a, g as string], category: "mine" },
    { kind: "never", phrase: concepts.find(({ id }) => id === h)?.label ?? "" },
    { kind: "always", phrase: "we propose" },
  ];
}

/**
 * Concepts and mentions as readers see them, and the map made of them. Its places depend on what was drawn before, and its fields on
 * those found before: these are left out for stores whose past is not the same.
 */
async function seen(store: GraphStore, samePast = true): Promise<string> {
  const snapshot = await openSnapshot(withCuration(store), { waitForOptional: true });
  const { nodes, links, communities } = await conceptMap(snapshot, { measure: "npmi" });
  await snapshot.close();
  const lines = (await all(dump(withCuration(store)))).filter((line) => !line.includes('"type":"paper"'));
  const fields = samePast ? { nodes: nodes.community, participation: nodes.participation, communities } : {};
  const drawn = { ...nodes, x: [], y: [], community: [], participation: [] };
  return [...lines, JSON.stringify([drawn, links, fields])].join("\n");
}

/** The first line in which two texts differ: whole ones would fill the screen. */
function difference(a: string, b: string): unknown {
  const [left, right] = [a.split("\n"), b.split("\n")];
  const at = left.findIndex((line, i) => line !== right[i]);
  return a === b ? null : { left: left[at]?.slice(0, 300), right: right[at]?.slice(0, 300) };
}

describe.skipIf(!server)("curation of a graph in Neo4j", () => {
  let stores: FilledStores;
  beforeAll(async () => {
    stores = await filledStores(sample);
  });
  afterAll(() => stores.end());

  it("shows what it shows of one in SQLite, after every decision, its undoing and its return", async () => {
    const before = await seen(stores.neo4j);
    expect(difference(before, await seen(stores.sqlite))).toBeNull();
    for (const action of await decisions(stores.sqlite)) {
      const made = [];
      for (const store of [stores.sqlite, stores.neo4j]) made.push(await decide(store, [action], author));
      expect(made[1]).toEqual(made[0]);
    }
    const after = await seen(stores.neo4j);
    expect(difference(after, await seen(stores.sqlite))).toBeNull();
    expect(difference(after, before)).not.toBeNull();
    for (const step of [undo, undo, redo]) {
      for (const store of [stores.sqlite, stores.neo4j]) await step(store, author);
      expect(difference(await seen(stores.neo4j), await seen(stores.sqlite))).toBeNull();
    }
    await expect(decide(stores.neo4j, [{ kind: "hide", concept: "no such concept" }], author)).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("gives the graph that the same log gives from scratch, on either store", async () => {
    const expected = await seen(stores.sqlite, false);
    const { log } = await curationLog(stores.neo4j);
    expect(log.length).toBeGreaterThan(8);
    await wipe();
    const scratch = await openNeo4j();
    await importLog(scratch, log);
    await ingest(scratch, [sample], { workers: 1 });
    expect(difference(await seen(scratch, false), expected)).toBeNull();
    await scratch.close();
  });
});
