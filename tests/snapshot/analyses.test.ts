import { expect, it } from "vitest";
import type { PrecomputeStage } from "../../graph/analysis/define-analysis.ts";
import { analysesOf } from "../../graph/snapshot/analyses.ts";
import { inlineRunner, MAX_THREADS } from "../../graph/snapshot/threads/runner.ts";
import { randomIncidence } from "../reference/random-incidence.ts";

it("what is computed in advance takes all threads for the first screen, and later leaves one to those who ask", async () => {
  const incidence = randomIncidence(3);
  const inline = inlineRunner(incidence);
  let [running, mostAtATime] = [0, 0];
  const analyses = analysesOf({
    store: { derived: async () => undefined, saveDerived: async () => undefined },
    revision: 1,
    concepts: Array.from({ length: incidence.concepts }, (_, c) => {
      return { id: `c${c}`, key: `c${c}`, label: `c${c}`, aliases: [], papers: 1, termhood: 1 };
    }),
    years: new Int16Array(incidence.papers),
    extractor: "test",
    readEvidence: async () => Promise.reject(new Error("no sentences here")),
    readStatements: async () => new Uint32Array(),
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
    // Kinds and relations need sentences.
    await analyses.precompute(stage).catch((error: Error) => expect(error.message).toBe("no sentences here"));
    return mostAtATime;
  };
  expect(await atATime("screen")).toBe(MAX_THREADS);
  expect(await atATime("columns")).toBe(1);
  expect(await atATime("repeats")).toBe(1);
});
