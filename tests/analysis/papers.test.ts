import { describe, expect, it } from "vitest";
import { counterfactual } from "../../graph/analysis/bridges/counterfactual.ts";
import { papersBetween as findPapersBetween } from "../../graph/analysis/bridges/papers-between.ts";
import { conceptPapers } from "../../graph/analysis/measures/concept-papers.ts";
import { similarPapers } from "../../graph/analysis/measures/similar-papers.ts";
import { inverseDocumentFrequency } from "../../graph/analysis/statistics/idf.ts";
import { runWithoutPauses } from "../../graph/shared/pauses.ts";
import { incidenceOf, randomIncidence, rowsOf } from "../reference/random-incidence.ts";

const seeds = Array.from({ length: 150 }, (_, seed) => seed);

describe("similarPapers", () => {
  it("agrees with the cosine of every two rows", () => {
    for (const seed of seeds) {
      const incidence = randomIncidence(seed);
      const rows = rowsOf(incidence);
      const idf = inverseDocumentFrequency(incidence);
      const square = (list: number[]) => list.reduce((sum, c) => sum + idf[c]! ** 2, 0);
      const similar = similarPapers(incidence);
      for (let p = 0; p < Math.min(5, rows.length); p++) {
        const own = rows[p]!;
        const expected = rows
          .map((row, q) => ({ q, shared: row.filter((c) => own.includes(c)), row }))
          .filter(({ q, shared }) => q !== p && shared.length > 0)
          .map(({ q, shared, row }) => [q, square(shared) / Math.sqrt(square(own) * square(row))] as const);
        const found = similar(p, 1000);
        expect(new Set(found.papers)).toEqual(new Set(expected.map(([q]) => q)));
        const value = new Map(expected);
        for (const [k, q] of found.papers.entries()) expect(found.similarity[k]).toBeCloseTo(value.get(q)!, 9);
        for (let k = 1; k < found.papers.length; k++) {
          expect(found.similarity[k - 1]).toBeGreaterThanOrEqual(found.similarity[k]! - 1e-12);
        }
      }
    }
  });
});

describe("conceptPapers", () => {
  it("puts a paper about a concept before one that only touches it", () => {
    const rows = [
      ...Array.from({ length: 10 }, () => [0, 1, 2]),
      [0, 7, 8],
      ...Array.from({ length: 10 }, () => [7, 8, 9]),
    ];
    const { papers, centrality } = conceptPapers(incidenceOf(10, rows))(0);
    expect(papers.at(-1)).toBe(10);
    expect(centrality.at(-1)).toBe(0);
    expect(centrality[0]).toBeGreaterThan(0.5);
  });
});

const papersBetween = (...question: Parameters<typeof findPapersBetween>) =>
  runWithoutPauses(findPapersBetween(...question));

describe("papersBetween", () => {
  const side = (concepts: readonly number[]) => ({ concepts: new Set(concepts) });

  it("lists papers that mention both sides, those with most on the weaker side first", () => {
    const rows = [
      [0, 1, 5, 6],
      [0, 5],
      [0, 1],
      [0, 1, 2, 5],
      [5, 6],
    ];
    const found = papersBetween(incidenceOf(7, rows), side([0, 1, 2]), side([5, 6]));
    expect(found.map(({ paper }) => paper)).toEqual([0, 1, 3]);
    expect(found[0]).toMatchObject({ a: expect.arrayContaining([0, 1]), b: expect.arrayContaining([5, 6]) });
    const same = (order: number[]) => [...order].sort();
    const swapped = papersBetween(incidenceOf(7, rows), side([5, 6]), side([0, 1, 2]));
    expect(same(swapped.map(({ paper }) => paper))).toEqual([0, 1, 3]);
  });

  it("requires the given number of concepts on each side, or all of a smaller side", () => {
    const rows = [
      [0, 1, 2, 5, 6],
      [0, 1, 5, 6],
      [0, 1, 2, 5],
    ];
    const of = (a: readonly number[], least: number) =>
      papersBetween(incidenceOf(7, rows), side(a), side([5, 6]), least).map(({ paper }) => paper);
    expect([of([0, 1, 2], 2), of([0, 1, 2], 3), of([0], 3)]).toEqual([[0, 1], [0], [1, 0]]);
  });

  it("takes a single concept as a side", () => {
    const rows = [[0, 5], [0, 5, 6, 7], [5]];
    const found = papersBetween(incidenceOf(8, rows), side([0]), side([5]));
    expect(found.map(({ paper }) => paper)).toEqual([0, 1]);
    expect(found[0]?.score).toBeGreaterThan(found[1]!.score);
  });
});

describe("counterfactual", () => {
  it("lists the concepts and pairs that only this paper mentions", () => {
    const rows = [
      [0, 1],
      [1, 2],
      [0, 3],
      [0, 2, 3, 4],
    ];
    const partition = { count: 1, community: new Uint32Array(5).fill(1) };
    const lost = counterfactual(incidenceOf(5, rows), partition)(3);
    expect(lost.concepts).toEqual([4]);
    expect(lost.pairs).toEqual([
      [0, 2],
      [2, 3],
    ]);
    // 0 and 2 are still linked through 1; 2 and 3 through no concept.
    expect(lost.detours).toEqual([[2, 3]]);
  });

  it("agrees with removing the paper from the corpus", () => {
    for (const seed of seeds) {
      const incidence = randomIncidence(seed);
      const rows = rowsOf(incidence);
      const partition = { count: 0, community: new Uint32Array(incidence.concepts) };
      const ask = counterfactual(incidence, partition);
      for (let p = 0; p < Math.min(4, rows.length); p++) {
        const others = rows.filter((_, q) => q !== p);
        const own = rows[p]!;
        const alive = own.filter((c) => others.some((row) => row.includes(c)));
        const expected = alive.flatMap((a) =>
          alive.filter((b) => b > a && !others.some((row) => row.includes(a) && row.includes(b))).map((b) => [a, b]),
        );
        expect(ask(p).pairs).toEqual(expected);
        expect(ask(p).concepts).toEqual(own.filter((c) => !alive.includes(c)));
      }
    }
  });
});
