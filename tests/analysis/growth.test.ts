import { describe, expect, it } from "vitest";
import { scoreBridges } from "../../graph/analysis/bridges/bridge-scores.ts";
import { participation } from "../../graph/analysis/communities/concept-roles.ts";
import { countPairs } from "../../graph/analysis/measures/count-pairs.ts";
import { cooccurrenceSweep } from "../../graph/incidence/cooccurrence.ts";
import type { Incidence } from "../../graph/incidence/incidence.ts";
import { projectPairs } from "../../graph/incidence/project-pairs.ts";
import { plantedCorpus } from "../bench/planted-corpus.ts";
import { incidenceOf, rowsOf } from "../reference/random-incidence.ts";

/** The same papers repeated a number of times. */
function tiled(incidence: Incidence, times: number): Incidence {
  const rows = rowsOf(incidence);
  return incidenceOf(incidence.concepts, Array.from({ length: times }, () => rows).flat());
}

/** Counts the mentions that some work reads, by index or as parts of the whole. */
function readsOf(incidence: Incidence, work: (watched: Incidence) => unknown): number {
  let reads = 0;
  const watch = (array: Uint32Array): Uint32Array =>
    new Proxy(array, {
      get(target, name) {
        if (typeof name === "string" && /^\d+$/.test(name)) reads++;
        const value = Reflect.get(target, name, target) as unknown;
        if (typeof value !== "function") return value;
        return (...given: unknown[]) => {
          const answer = (value as (...all: unknown[]) => unknown).apply(target, given);
          if (answer instanceof Uint32Array) reads += answer.length;
          return answer;
        };
      },
    });
  work({
    ...incidence,
    paperConcepts: watch(incidence.paperConcepts),
    conceptPapers: watch(incidence.conceptPapers),
  });
  return reads;
}

/** Fields of the planted corpora by number of the concept: a partition that needs no search. */
function partitionOf(fields: readonly number[]) {
  return { count: 8, community: Uint32Array.from(fields, (field) => field + 1) };
}

describe("with four times the papers", () => {
  const { incidence: once, fields } = plantedCorpus({ seed: 1, sides: [3, 3], papers: 100 });
  // concepts of one or two papers are read less often
  const incidence = tiled(once, 3);
  const large = tiled(once, 12);

  it.each<[string, (index: Incidence) => unknown]>([
    ["the partners of a concept", (index) => cooccurrenceSweep(index)(0)],
    ["the number of pairs", (index) => countPairs(index)],
    ["all pairs", (index) => projectPairs(index, { minJoint: 1 })],
    ["participation", (index) => participation(index, partitionOf(fields))],
    ["the bridge scores", (index) => scoreBridges(index, partitionOf(fields))],
  ])("%s take four times the reads, not more", (_, work) => {
    const small = readsOf(incidence, work);
    expect(small).toBeGreaterThan(0);
    expect(readsOf(large, work) / small).toBeLessThan(4.1);
  });
});
