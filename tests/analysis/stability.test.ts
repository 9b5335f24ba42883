import { describe, expect, it } from "vitest";
import { scoreBridges } from "../../graph/analysis/bridges/bridge-scores.ts";
import { findCommunities } from "../../graph/analysis/communities/communities.ts";
import { communityStability } from "../../graph/analysis/communities/community-stability.ts";
import { findPartitions } from "../../graph/analysis/communities/partitions.ts";
import { adjustedRand } from "../../graph/analysis/statistics/adjusted-rand.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { plantedCorpus } from "../bench/planted-corpus.ts";
import { randomIncidence } from "../reference/random-incidence.ts";

/** The adjusted Rand index by looking at every pair. */
function slowAdjustedRand(a: number[], b: number[]): number {
  let [both, inA, inB, all] = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const sameA = a[i] === a[j] ? 1 : 0;
      const sameB = b[i] === b[j] ? 1 : 0;
      both += sameA * sameB;
      inA += sameA;
      inB += sameB;
      all++;
    }
  }
  const expected = (inA * inB) / all;
  const most = (inA + inB) / 2;
  return all === 0 || most === expected ? 1 : (both - expected) / (most - expected);
}

describe("adjustedRand", () => {
  it("agrees with counting pairs", () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = seededRandom(seed);
      const labels = () => Array.from({ length: Math.floor(seed / 10) }, () => Math.floor(random() * 4));
      const [a, b] = [labels(), labels()];
      expect(adjustedRand(a, b)).toBeCloseTo(slowAdjustedRand(a, b), 10);
    }
  });
});

describe("communityStability", () => {
  it("is high where fields are clear and states every part in [0, 1]", () => {
    const { incidence } = plantedCorpus({ seed: 1, sides: [0, 0] });
    const communities = findCommunities(incidence, { seed: 1 });
    const found = communityStability(incidence, communities, {
      partitions: findPartitions(incidence, { seed: 1, partitions: 5 }),
    });
    expect(found.agreement).toBeGreaterThan(0.9);
    for (let id = 1; id <= communities.count; id++) expect(found.communities[id]).toBeGreaterThan(0.9);
  });

  it("stays within bounds on random corpora, and is 0 for concepts without a community", () => {
    for (let seed = 0; seed < 60; seed++) {
      const incidence = randomIncidence(seed);
      const communities = findCommunities(incidence, { seed });
      const found = communityStability(incidence, communities, {
        partitions: findPartitions(incidence, { seed, partitions: 3 }),
      });
      for (const [c, value] of found.concepts.entries()) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        if (communities.community[c] === 0) expect(value).toBe(0);
      }
      expect(found.agreement).toBeLessThanOrEqual(1 + 1e-12);
    }
  });
});

describe("bridges over several partitions", () => {
  const { incidence, kinds } = plantedCorpus({ seed: 2, sides: [3, 3] });
  const partitions = findPartitions(incidence, { seed: 1, partitions: 4 });
  const communities = findCommunities(incidence, { seed: 1 });

  it("have planted bridges in the top share of every partition", () => {
    const { times, papers } = scoreBridges(incidence, communities, { partitions }).stability;
    expect(papers).toBe(13);
    const steady = kinds.filter((_, p) => times[p] === 4);
    expect(steady.length).toBeGreaterThan(8);
    expect(steady.every((kind) => kind === "bridge")).toBe(true);
  });

  it("have the mean of the raw scores under each of them", () => {
    const { raw } = scoreBridges(incidence, communities, { partitions });
    const each = partitions.map((partition) => scoreBridges(incidence, partition).raw);
    for (let p = 0; p < incidence.papers; p++) {
      const mean = each.reduce((sum, scores) => sum + scores[p]!, 0) / partitions.length;
      expect(raw[p]).toBeCloseTo(mean, 12);
    }
  });
});
