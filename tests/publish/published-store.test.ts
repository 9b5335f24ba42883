import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../graph/ingest/ingest.ts";
import { packCorpus } from "../../graph/publish/pack-corpus.ts";
import type { PackedCorpus } from "../../graph/publish/packed-corpus.ts";
import { unpackValues } from "../../graph/publish/packed-values.ts";
import { publishedStore } from "../../graph/publish/published-store.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { dump } from "../../graph/store/dump.ts";
import type { DecisionLog, GraphReader, GraphStore } from "../../graph/store/store.ts";
import { sample } from "../cli/cli.ts";
import { sqliteWorld } from "../contract/sqlite-world.ts";

let world: Awaited<ReturnType<typeof sqliteWorld>>;
let store: GraphStore;
let published: GraphReader & DecisionLog;
let corpus: PackedCorpus;
beforeAll(async () => {
  world = await sqliteWorld();
  store = await world.fresh();
  await ingest(store, [sample], { workers: 1 });
  const packed = await packCorpus(store, { name: "Samples", version: "1" });
  corpus = unpackValues(packed) as PackedCorpus;
  published = publishedStore(corpus);
}, 60_000);
afterAll(() => world.end());

async function lines(one: GraphReader & DecisionLog): Promise<string> {
  let text = "";
  for await (const line of dump(one)) text += line;
  return text;
}

describe("a published corpus", () => {
  it("contains the same graph", async () => {
    expect(await lines(published)).toBe(await lines(store));
    const [, second] = await store.concepts();
    const found = await published.searchConcepts(second?.label ?? "", 5);
    expect(found).toContain(second?.id);
  });

  it("finds papers by all words of a query, the last one by its beginning", async () => {
    const [paper] = await store.papers([(await store.paperColumns()).ids.at(0)]);
    const words = (paper?.title ?? "").split(" ").slice(0, 3).join(" ");
    expect(await published.searchPapers(words.slice(0, -1), 5)).toContain(paper?.id);
    expect(await published.searchPapers("zzzz qqqq", 5)).toEqual([]);
  });

  it("has its analyses without computing them", async () => {
    const snapshot = await openSnapshot(store);
    const layout = await snapshot.analyses.layout();
    const names = Object.keys(corpus.derived);
    const kept = corpus.derived[names.find((name) => name.startsWith("layout/")) ?? ""]!;
    expect(unpackValues(kept)).toEqual(layout);
    for (const name of ["bridges/", "bridgeSignificance/", "gaps/", "themes/", "communities/"]) {
      expect(names.some((one) => one.startsWith(name))).toBe(true);
    }
    await snapshot.close();
  });

  it("takes no changes", async () => {
    await expect(published.setFact("a", "b")).rejects.toMatchObject({ code: "FORBIDDEN", hint: /\S/ });
    await expect(published.appendDecisions([])).rejects.toThrow(/published copy/);
  });
});
