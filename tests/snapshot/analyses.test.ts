import { expect, it } from "vitest";
import type { PrecomputeStage } from "../../graph/analysis/define-analysis.ts";
import { KINDS, type KnowledgeEvidence } from "../../graph/analysis/knowledge-evidence.ts";
import { analysesOf } from "../../graph/snapshot/analyses.ts";
import { inlineRunner, MAX_THREADS } from "../../graph/snapshot/threads/runner.ts";
import { randomIncidence } from "../reference/random-incidence.ts";

it("what is computed in advance takes all threads for the first screen, and later leaves one to those who ask", async () => {
  const incidence = randomIncidence(3);
  const inline = inlineRunner(incidence);
  const ofConcepts = {
    keys: Array.from({ length: incidence.concepts }, (_, c) => `c${c}`),
    isAcronym: new Uint8Array(incidence.concepts),
  };
  const none = { from: [], to: [], type: [], paper: [], probability: [], negated: [] };
  const evidence = {
    ...ofConcepts,
    ...{ mentions: new Uint32Array(incidence.concepts), kindSums: new Uint32Array(incidence.concepts * KINDS) },
    rows: none,
  } as unknown as KnowledgeEvidence;
  let [running, mostAtATime] = [0, 0];
  const analyses = analysesOf({
    store: { derived: async () => undefined, saveDerived: async () => undefined },
    revision: 1,
    concepts: Array.from({ length: incidence.concepts }, (_, c) => {
      return { id: `c${c}`, key: `c${c}`, label: `c${c}`, aliases: [], papers: 1, termhood: 1 };
    }),
    years: new Int16Array(incidence.papers),
    extractor: "test",
    readEvidence: async () => evidence,
    readStatements: async () => new Uint32Array(incidence.paperConcepts.length),
    runner: {
      ...inline,
      async run(task, input, options) {
        mostAtATime = Math.max(mostAtATime, ++running);
        await new Promise((begin) => setTimeout(begin));
        return inline.run(task, input, options).finally(() => running--);
      },
    },
  });
  const atATime = async (stage: PrecomputeStage) => {
    mostAtATime = 0;
    await analyses.precompute(stage);
    return mostAtATime;
  };
  expect(await atATime("screen")).toBe(MAX_THREADS);
  expect(await atATime("columns")).toBe(1);
  expect(await atATime("repeats")).toBe(1);
});
