import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { taskMethods } from "../../graph/answers/knowledge/field-methods.ts";
import { knowledgeAmong } from "../../graph/answers/lookup/knowledge-among.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { sample } from "../cli/cli.ts";
import { dumpOf, ingestInto, type Workbench, workbench } from "./workbench.ts";

const PAPERS = 50;
const lines = readFileSync(sample, "utf8").trimEnd().split("\n").slice(0, PAPERS);
let bench: Workbench;
beforeAll(() => {
  bench = workbench();
});
afterAll(() => bench.end());

/** Imports some papers after others, and gives the dump, and what the collection then says of kinds, order and relations. */
async function afterSteps(name: string, steps: readonly (readonly string[])[]) {
  const path = bench.store(name);
  for (const [i, step] of steps.entries()) {
    await ingestInto(path, [bench.file(`${name}-${i}.jsonl`, `${step.join("\n")}\n`)], { workers: 1 });
  }
  const store = await openStore(path, { create: false });
  const snapshot = await openSnapshot(store);
  const concepts = snapshot.concepts.map(({ id }) => id);
  const among = await knowledgeAmong(snapshot, { concepts, minConfidence: 0.3 });
  const { cells, empty } = await taskMethods(snapshot, { tasks: 50, methods: 50, minConfidence: 0.3 });
  await snapshot.close();
  await store.close();
  return { dump: await dumpOf(path), among, cells, empty };
}

it("gives the same kinds, order and relations of papers added in steps, in any order", async () => {
  const once = await afterSteps("once", [lines]);
  expect(once.among.relations.from.length).toBeGreaterThan(10);
  expect(once.among.hierarchy.broader.length).toBeGreaterThan(5);
  expect(once.cells.task.length).toBeGreaterThan(0);
  const [a, b] = [PAPERS * 0.3, PAPERS * 0.7];
  const reversed = lines.toReversed();
  const steps = await afterSteps("steps", [reversed.slice(0, a), reversed.slice(a, b), reversed.slice(b)]);
  expect(steps.among).toEqual(once.among);
  expect(steps).toEqual(once);
});
