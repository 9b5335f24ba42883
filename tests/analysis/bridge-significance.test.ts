import { describe, expect, it } from "vitest";
import { bridgeModel, linksWithout, separateness } from "../../graph/analysis/bridges/bridge-model.ts";
import { placedMentions } from "../../graph/analysis/bridges/mention-weights.ts";
import { bridgeSignificance } from "../../graph/analysis/bridges/significance/bridge-significance.ts";
import { MentionShuffle } from "../../graph/analysis/bridges/significance/mention-shuffle.ts";
import { NullPool } from "../../graph/analysis/bridges/significance/null-pool.ts";
import { NullScorer } from "../../graph/analysis/bridges/significance/null-scorer.ts";
import { findCommunities } from "../../graph/analysis/communities/communities.ts";
import { CancelledError } from "../../graph/analysis/define-analysis.ts";
import { benjaminiHochberg } from "../../graph/analysis/statistics/benjamini-hochberg.ts";
import { inverseDocumentFrequency } from "../../graph/analysis/statistics/idf.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { plantedCorpus } from "../bench/planted-corpus.ts";
import { incidenceOf, randomIncidence } from "../reference/random-incidence.ts";

/** Six fields without bridges: every mention strays on its own, one in ten times. */
function strayingCorpus(seed: number) {
  const random = seededRandom(seed);
  const rows = Array.from({ length: 900 }, (_, p) =>
    Array.from({ length: 5 + Math.floor(random() * 12) }, () => {
      const field = random() < 0.12 ? Math.floor(random() * 6) : p % 6;
      return field * 50 + Math.floor(50 * random() ** 1.6);
    }),
  );
  return incidenceOf(300, rows);
}

describe("MentionShuffle", () => {
  it("keeps the concepts of papers distinct, their number, and the papers of every concept, stratum by stratum", () => {
    for (let seed = 2; seed < 150; seed++) {
      const { papers, concepts, paperOffsets, paperConcepts } = randomIncidence(seed);
      const stratum = Uint32Array.from({ length: papers }, (_, p) => p % 3);
      const rows = paperConcepts.slice();
      const shuffle = new MentionShuffle(paperOffsets, rows, concepts, stratum);
      const random = seededRandom(seed);
      for (let round = 0; round < 4; round++) shuffle.round(random);
      const before = new Map<string, number>();
      const after = new Map<string, number>();
      for (let p = 0; p < papers; p++) {
        const row = rows.subarray(paperOffsets[p], paperOffsets[p + 1]);
        expect(new Set(row).size).toBe(row.length);
        for (let k = paperOffsets[p]!; k < paperOffsets[p + 1]!; k++) {
          const [old, now] = [`${p % 3} ${paperConcepts[k]}`, `${p % 3} ${rows[k]}`];
          before.set(old, (before.get(old) ?? 0) + 1);
          after.set(now, (after.get(now) ?? 0) + 1);
        }
      }
      expect(after).toEqual(new Map([...before].filter(([, n]) => n > 0)));
    }
  });

  it("reaches every arrangement about equally often", () => {
    // Papers {0, 1} and {2}, {3}: twelve ways to deal four concepts that nobody shares.
    const offsets = Uint32Array.from([0, 2, 3, 4]);
    const rows = Uint32Array.from([0, 1, 2, 3]);
    const shuffle = new MentionShuffle(offsets, rows, 4, new Uint32Array(3));
    const random = seededRandom(11);
    const seen = new Map<string, number>();
    for (let k = 0; k < 12_000; k++) {
      for (let round = 0; round < 4; round++) shuffle.round(random);
      const key = `${[...rows.slice(0, 2)].sort().join("")}|${rows[2]}|${rows[3]}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).toBe(12);
    for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(200);
  });
});

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);

describe("NullScorer", () => {
  it("gives real papers what their pairs of sides add to the raw score", () => {
    const { incidence } = plantedCorpus({ seed: 2, sides: [3, 3] });
    const model = bridgeModel(incidence, findCommunities(incidence, { seed: 1 }), undefined, placedMentions);
    const scorer = new NullScorer(model, inverseDocumentFrequency(incidence));
    const { shares, links, distance } = model;
    for (let p = 0; p < incidence.papers; p++) {
      const sides = range(shares.offsets[p]!, shares.offsets[p + 1]!).filter((i) => shares.concepts[i]! >= 2);
      const pairs = sides.flatMap((i) => sides.filter((j) => j > i).map((j) => [i, j] as const));
      const expected = pairs.reduce((sum, [i, j]) => {
        const [m, n] = [shares.community[i]!, shares.community[j]!];
        const [pm, pn] = [shares.share[i]!, shares.share[j]!];
        const apart = separateness(linksWithout(links, m, n, pm, pn, shares.selfPairs[p]!));
        return sum + 2 * pm * pn * distance[m * links.width + n]! * apart;
      }, 0);
      const [from, to] = [incidence.paperOffsets[p]!, incidence.paperOffsets[p + 1]!];
      expect(scorer.score(incidence.paperConcepts, from, to)).toBeCloseTo(expected, 12);
    }
  });
});

describe("NullPool", () => {
  it("agrees with sorting all null scores", () => {
    for (let seed = 1; seed < 200; seed++) {
      const random = seededRandom(seed);
      const observed = Float64Array.from({ length: 20 }, () => Math.floor(random() * 6) / 5);
      const group = Uint32Array.from(observed, () => Math.floor(random() * 3));
      const pool = new NullPool(observed, group, 3);
      const nulls: number[][] = [[], [], []];
      for (let k = 0; k < 100; k++) {
        const g = Math.floor(random() * 3);
        const score = Math.floor(random() * 6) / 5;
        nulls[g]?.push(score);
        pool.add(g, score);
      }
      for (const [p, value] of pool.pValues().entries()) {
        const mine = nulls[group[p]!]!;
        const score = observed[p]!;
        const reach = mine.filter((x) => x >= score).length;
        expect(value).toBeCloseTo(score === 0 ? 1 : (1 + reach) / (1 + mine.length), 12);
      }
    }
  });
});

describe("benjaminiHochberg", () => {
  it("gives the adjusted values of a worked example", () => {
    const q = benjaminiHochberg(Float64Array.from([0.01, 0.04, 0.03, 0.005]));
    expect(Array.from(q, (x) => Number(x.toFixed(6)))).toEqual([0.02, 0.04, 0.04, 0.02]);
  });

  it("counts members of the family that are not listed", () => {
    expect(benjaminiHochberg(Float64Array.from([0.001]), 100)[0]).toBeCloseTo(0.1, 12);
    expect(benjaminiHochberg(Float64Array.from([0.5]), 100)[0]).toBe(1);
  });
});

describe("bridgeSignificance", () => {
  it("leaves out its own links when it tests the only paper between two small fields", () => {
    const random = seededRandom(6);
    const pick = (field: number, n: number) => Array.from({ length: n }, () => field * 8 + Math.floor(random() * 8));
    const rows = Array.from({ length: 400 }, (_, p) => pick(p < 340 ? p % 2 : 2 + (p % 2), 5));
    rows.push([16, 17, 18, 24, 25, 26]);
    const partition = { count: 4, community: Uint32Array.from({ length: 32 }, (_, c) => 1 + Math.floor(c / 8)) };
    const found = bridgeSignificance(incidenceOf(32, rows), partition, { seed: 1, shuffles: 100 });
    expect(found.p[400]).toBeLessThan(0.001);
    expect(found.p.filter((p) => p < 0.05).length).toBe(1);
  });

  it("finds the planted bridges and none of their look-alikes", () => {
    const { incidence, kinds } = plantedCorpus({ seed: 3, sides: [3, 3] });
    const found = bridgeSignificance(incidence, findCommunities(incidence, { seed: 1 }), { seed: 1, shuffles: 100 });
    const significant = kinds.filter((_, p) => found.q[p]! < 0.05);
    expect(significant.filter((kind) => kind === "bridge").length).toBeGreaterThanOrEqual(24);
    expect(significant.filter((kind) => kind !== "bridge").length).toBeLessThanOrEqual(2);
  });

  it("finds bridges of a large corpus though twenty others join the same two fields, if these are hardly linked", () => {
    const random = seededRandom(9);
    const pick = (field: number, n: number) => Array.from({ length: n }, () => field * 50 + Math.floor(50 * random()));
    const rows = Array.from({ length: 2400 }, (_, p) => [
      ...pick(p % 4, 8),
      ...pick(random() < 0.1 ? Math.floor(random() * 4) : p % 4, 1),
    ]);
    const between = Array.from({ length: 30 }, () => rows.push([...pick(2, 4), ...pick(3, 4)]) - 1);
    const partition = { count: 4, community: Uint32Array.from({ length: 200 }, (_, c) => 1 + Math.floor(c / 50)) };
    const found = bridgeSignificance(incidenceOf(200, rows), partition, { seed: 1, shuffles: 100 });
    expect(between.filter((p) => found.q[p]! < 0.05).length).toBeGreaterThanOrEqual(28);
    expect(found.q.filter((q) => q < 0.05).length).toBeLessThanOrEqual(32);
  });

  it("gives nearly uniform p, rather larger ones, where nothing bridges, and no paper at q < 0.05", () => {
    let any = 0;
    const counts = { all: 0, five: 0, one: 0 };
    for (let seed = 1; seed <= 12; seed++) {
      const incidence = strayingCorpus(seed);
      const found = bridgeSignificance(incidence, findCommunities(incidence, { seed: 1 }), { seed, shuffles: 60 });
      if (found.q.some((q) => q < 0.05)) any++;
      counts.all += incidence.papers;
      counts.five += found.p.filter((p) => p <= 0.05).length;
      counts.one += found.p.filter((p) => p <= 0.01).length;
    }
    expect(any).toBeLessThanOrEqual(1);
    expect(counts.five / counts.all).toBeGreaterThan(0.03);
    expect(counts.five / counts.all).toBeLessThan(0.055);
    expect(counts.one / counts.all).toBeGreaterThan(0.006);
    expect(counts.one / counts.all).toBeLessThan(0.012);
  });

  it.each([100, 225, 500])(
    "keeps its level where %i papers have generic ones and two fields that meet, but no bridges",
    (papers) => {
      let any = 0;
      for (let seed = 501; seed <= 524; seed++) {
        const { incidence } = plantedCorpus({ seed, sides: [0, 0], papers });
        const found = bridgeSignificance(incidence, findCommunities(incidence, { seed: 1 }), { seed, shuffles: 200 });
        if (found.q.some((q) => q < 0.05)) any++;
      }
      expect(any).toBeLessThanOrEqual(2);
    },
  );

  it("is the same for the same seed, reports progress and stops when asked to", () => {
    const { incidence } = plantedCorpus({ seed: 4, sides: [2, 2], papers: 300 });
    const communities = findCommunities(incidence, { seed: 1 });
    const steps: number[] = [];
    const once = bridgeSignificance(incidence, communities, { seed: 7, shuffles: 5, onProgress: (d) => steps.push(d) });
    expect(bridgeSignificance(incidence, communities, { seed: 7, shuffles: 5 })).toEqual(once);
    expect(steps).toEqual([1, 2, 3, 4, 5]);
    const stop = () => bridgeSignificance(incidence, communities, { seed: 7, isCancelled: () => true });
    expect(stop).toThrow(CancelledError);
  });

  it("stays at p = 1 without communities or papers", () => {
    for (const seed of [0, 1]) {
      const incidence = randomIncidence(seed);
      const partition = { count: 0, community: new Uint32Array(incidence.concepts) };
      const found = bridgeSignificance(incidence, partition, { seed: 1, shuffles: 3 });
      expect(Array.from(found.p)).toEqual(new Array(incidence.papers).fill(1));
    }
  });
});
