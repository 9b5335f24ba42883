import { readFileSync } from "node:fs";
import { serialize } from "node:v8";
import { expect, it, vi } from "vitest";
import { relationsOfPair } from "../../graph/answers/knowledge/pair-relations.ts";
import { timelineOfUses } from "../../graph/answers/knowledge/use-timeline.ts";
import { knowledgeAmong } from "../../graph/answers/lookup/knowledge-among.ts";
import { ingest } from "../../graph/ingest/ingest.ts";
import { packCorpus } from "../../graph/publish/pack-corpus.ts";
import type { PackedCorpus } from "../../graph/publish/packed-corpus.ts";
import { unpackValues } from "../../graph/publish/packed-values.ts";
import { publishedStore } from "../../graph/publish/published-store.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { sample } from "../cli/cli.ts";
import { sqliteWorld } from "../contract/sqlite-world.ts";
import { workbench } from "../ingest/workbench.ts";

// What the build of a published page puts in its place. Slow because files that share their modules cannot replace one.
vi.mock(
  "../../graph/answers/lookup/known-sentences.ts",
  () => import("../../server/adapters/browser/node-stubs/known-sentences.ts"),
);

it("gives the relations of a published copy as the store has them, without sentences", async () => {
  const [world, bench] = [await sqliteWorld(), workbench()];
  const store = await world.fresh();
  const lines = readFileSync(sample, "utf8").split("\n").slice(0, 60);
  await ingest(store, [bench.file("papers.jsonl", lines.join("\n"))], { workers: 1 });
  const packed = await packCorpus(store, { name: "Samples", version: "1" });
  const copy = publishedStore(unpackValues(packed) as PackedCorpus);
  const published = await openSnapshot({
    ...copy,
    // a page reads its own packing, and this process that of V8
    async derived(name, revision) {
      const bytes = await copy.derived(name, revision);
      return bytes && serialize(unpackValues(bytes));
    },
  });
  const snapshot = await openSnapshot(store);
  const question = { concepts: snapshot.concepts.map(({ id }) => id), minConfidence: 0.3 };
  const among = await knowledgeAmong(published, question);
  expect(among).toEqual(await knowledgeAmong(snapshot, question));
  expect(among.relations.from.length).toBeGreaterThan(5);
  const [from = 0, to = 0] = [among.relations.from[0], among.relations.to[0]];
  const ends = { a: among.concepts[from]!, b: among.concepts[to]!, minConfidence: 0.3, limit: 10, offset: 0 };
  const answer = await relationsOfPair(published, ends);
  expect(answer.relations.map(({ sentences }) => sentences > 0)).toContain(true);
  expect(answer.sentences).toEqual([]);
  const use = among.relations.type.indexOf("used-for");
  const method = {
    id: among.concepts[among.relations.from[use]!]!,
    narrower: "false",
    minConfidence: 0.3,
    limit: 10,
    offset: 0,
  } as const;
  const { items } = await timelineOfUses(published, method);
  expect(items).toEqual((await timelineOfUses(snapshot, method)).items);
  expect([items.length > 0, items.every(({ sentence }) => sentence === null)]).toEqual([true, true]);
  await published.close();
  await snapshot.close();
  await world.end();
  bench.end();
});
