import { describe, expect, it } from "vitest";
import { bridgeReasons } from "../../graph/analysis/bridges/bridge-reasons.ts";
import { scoreBridges } from "../../graph/analysis/bridges/bridge-scores.ts";
import { correctForLength, groupByLength } from "../../graph/analysis/bridges/length-correction.ts";
import { STRAY_WEIGHT, weighMentions } from "../../graph/analysis/bridges/mention-weights.ts";
import { nestedNames } from "../../graph/analysis/bridges/nested-names.ts";
import { specificity, specificPartition } from "../../graph/analysis/bridges/specific-concepts.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf, randomIncidence, rowsOf } from "../reference/random-incidence.ts";
import { slowBridge, slowSpecificity } from "../reference/slow-bridges.ts";
import { twoFields } from "../reference/two-fields.ts";

const seeds = Array.from({ length: 150 }, (_, seed) => seed);

function randomPartition(concepts: number, seed: number) {
  const random = seededRandom(seed + 17);
  const count = Math.floor(random() * 5);
  return { count, community: Uint32Array.from({ length: concepts }, () => Math.floor(random() * (count + 1))) };
}

describe("scoreBridges", () => {
  it("agrees with the definition on random corpora and partitions", () => {
    for (const seed of seeds) {
      const incidence = randomIncidence(seed);
      const partition = randomPartition(incidence.concepts, seed);
      const scores = scoreBridges(incidence, partition);
      const { community } = specificPartition(incidence, partition);
      const own = specificity(incidence, partition);
      const rows = rowsOf(incidence);
      for (let p = 0; p < Math.min(4, incidence.papers); p++) {
        const slow = slowBridge(rows, { community, specificity: own }, partition.count, p);
        expect(scores.raw[p]).toBeCloseTo(slow.raw, 10);
        expect(scores.diversity[p]).toBeCloseTo(slow.diversity, 10);
        expect(scores.eligible[p]).toBe(slow.eligible ? 1 : 0);
      }
    }
  });

  it("keeps every part in [0, 1] and ranks eligible papers, all of them", () => {
    for (const seed of seeds) {
      const incidence = randomIncidence(seed);
      const scores = scoreBridges(incidence, randomPartition(incidence.concepts, seed));
      for (const part of [scores.raw, scores.diversity, scores.separateness]) {
        for (const value of part) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }
      const eligible = Array.from(scores.eligible.keys()).filter((p) => scores.eligible[p] === 1);
      expect(Array.from(scores.order).sort((a, b) => a - b)).toEqual(eligible);
      expect(Array.from(scores.orderRaw).sort((a, b) => a - b)).toEqual(eligible);
      for (let k = 1; k < scores.order.length; k++) {
        const [before, after] = [scores.order[k - 1]!, scores.order[k]!].map(
          // A score is far smaller than this.
          (p) => 1e6 * (2 * scores.stated[p]! + scores.apart[p]!) + scores.score[p]!,
        );
        expect(before).toBeGreaterThanOrEqual(after!);
      }
    }
  });

  it("ranks the only paper between two fields first, with separateness near 1", () => {
    const { incidence, partition } = twoFields();
    const scores = scoreBridges(incidence, partition);
    expect(Array.from(scores.order)).toEqual([40]);
    // Twenty papers a side and no link between them: about ten links were to be expected.
    expect(scores.separateness[40]).toBeGreaterThan(0.85);
  });

  it("gives no place to a paper with one stray concept in another field", () => {
    const { incidence, partition } = twoFields();
    const rows = rowsOf(incidence);
    rows[40] = [0, 1, 2, 8];
    expect(scoreBridges(incidenceOf(16, rows), partition).order).toHaveLength(0);
  });
});

describe("what tells where a paper belongs", () => {
  const keys = ["graph", "knowledge graph", "link prediction", "latent variable", "latent variable model", "sampling"];
  const community = Uint32Array.of(1, 2, 2, 3, 3, 3);
  /** The weights of the concepts of the first paper. */
  const weightsOf = (rows: readonly (readonly number[])[]) => {
    const incidence = incidenceOf(
      keys.length,
      rows.map((row) => [...row]),
    );
    const weights = weighMentions(incidence, community, nestedNames(keys));
    const [from, to] = [incidence.paperOffsets[0]!, incidence.paperOffsets[1]!];
    return Array.from(weights.subarray(from, to));
  };

  it("are no names within longer names of the same paper, whichever fields both are of", () => {
    const others = [
      [1, 2],
      [3, 4, 5],
    ];
    expect(weightsOf([[0, 1, 2], ...others])).toEqual([0, 1, 1]);
    expect(weightsOf([[3, 4], ...others])).toEqual([0, STRAY_WEIGHT]);
    expect(weightsOf([[3, 4, 5], ...others])).toEqual([0, 1, 1]);
  });

  it("are concepts that another paper ties to the others of their field, more than strays", () => {
    const twice = [
      [3, 5],
      [3, 5],
    ];
    expect(weightsOf([[3, 5], [3], [5]])).toEqual([STRAY_WEIGHT, STRAY_WEIGHT]);
    expect(weightsOf(twice)).toEqual([1, 1]);
    expect(weightsOf([[1, 2, 3], [1, 2], [3]])).toEqual([1, 1, STRAY_WEIGHT]);
  });
});

describe("bridgeReasons", () => {
  it("has every side of a paper, and the pair that it is known by", () => {
    for (const seed of seeds) {
      const incidence = randomIncidence(seed);
      const partition = randomPartition(incidence.concepts, seed);
      const { sides: known, eligible } = scoreBridges(incidence, partition);
      const reasons = bridgeReasons(incidence, partition);
      const { community } = specificPartition(incidence, partition);
      const rows = rowsOf(incidence);
      for (let p = 0; p < incidence.papers; p++) {
        const { sides, pairs } = reasons(p);
        const [a, b] = known.subarray(2 * p, 2 * p + 2);
        expect(pairs.filter((pair) => pair.a === a && pair.b === b)).toHaveLength(eligible[p]!);
        const placed = sides.flatMap((side) => side.concepts);
        expect(placed.toSorted((a, b) => a - b)).toEqual(rows[p]!.filter((c) => community[c] !== 0));
        if (placed.length > 0) expect(sides.reduce((sum, side) => sum + side.share, 0)).toBeCloseTo(1, 12);
      }
    }
  });

  it("counts the other papers with concepts of both fields", () => {
    const { incidence, partition } = twoFields();
    const rows = [...rowsOf(incidence), [0, 3, 9, 10], [0, 1, 9]];
    const [pair] = bridgeReasons(incidenceOf(16, rows), partition)(40).pairs;
    expect(pair).toMatchObject({ a: 1, b: 2, papers: 1 });
    // the last paper has a single concept of the second field: it is none of those
    expect(bridgeReasons(incidenceOf(16, rows), partition)(42).pairs[0]).toMatchObject({ concepts: 1, papers: 2 });
  });
});

describe("specificity", () => {
  it("agrees with its definition on random corpora", () => {
    for (const seed of seeds) {
      const incidence = randomIncidence(seed);
      const partition = randomPartition(incidence.concepts, seed);
      const slow = slowSpecificity(rowsOf(incidence), partition.community, incidence.concepts);
      for (const [c, value] of specificity(incidence, partition).entries()) {
        if (partition.community[c] !== 0) expect(value).toBeCloseTo(slow[c]!, 10);
      }
    }
  });

  it("distinguishes a concept that every field uses from one specific to a field", () => {
    const { incidence, partition } = twoFields();
    const rows = rowsOf(incidence).map((row) => [...row, 16]);
    const withGeneric = { community: Uint32Array.from([...partition.community, 1]), count: 2 };
    const values = specificity(incidenceOf(17, rows), withGeneric);
    expect(values[16]).toBeLessThan(0.1);
    expect(Math.min(...values.slice(2, 8))).toBeGreaterThan(0.8);
    expect(specificPartition(incidenceOf(17, rows), withGeneric).community[16]).toBe(0);
  });
});

describe("length correction", () => {
  it("groups by length without splitting equal lengths, each group large enough", () => {
    for (const seed of seeds) {
      const random = seededRandom(seed);
      const length = Uint32Array.from({ length: 1 + Math.floor(random() * 300) }, () => Math.floor(random() * 30));
      const { group, count } = groupByLength(length, 20);
      const sizes = new Uint32Array(count);
      for (const g of group) sizes[g]!++;
      const byLength = Array.from(length.keys()).sort((p, q) => length[p]! - length[q]!);
      for (const [k, p] of byLength.slice(1).entries()) {
        const before = byLength[k]!;
        const step = group[p]! - group[before]!;
        expect(step).toBeGreaterThanOrEqual(0);
        if (length[p] === length[before]) expect(step).toBe(0);
      }
      if (length.length >= 20) expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);
    }
  });

  it("removes the effect of length alone", () => {
    const length = Uint32Array.from({ length: 2000 }, (_, p) => (p < 1000 ? 5 : 50));
    const random = seededRandom(9);
    const score = Float64Array.from(length, (n) => n * (1 + random()));
    const corrected = correctForLength(score, groupByLength(length, 100));
    const mean = (from: number) => corrected.slice(from, from + 1000).reduce((sum, x) => sum + x, 0) / 1000;
    expect(Math.abs(mean(0))).toBeLessThan(0.2);
    expect(Math.abs(mean(1000))).toBeLessThan(0.2);
  });

  it("is all zero when nothing varies", () => {
    const corrected = correctForLength(new Float64Array(50), groupByLength(new Uint32Array(50).fill(3), 10));
    expect(Array.from(corrected)).toEqual(new Array(50).fill(0));
  });
});
