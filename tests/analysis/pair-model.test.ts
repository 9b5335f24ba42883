import { describe, expect, it } from "vitest";
import { backTest } from "../../graph/analysis/discovery/back-test.ts";
import { conceptVectors, cosines } from "../../graph/analysis/discovery/concept-vectors.ts";
import { learnPairs } from "../../graph/analysis/discovery/pair-model.ts";
import { learnLogistic } from "../../graph/analysis/statistics/logistic.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf } from "../reference/random-incidence.ts";

describe("learnLogistic", () => {
  /** Rows of which the class depends on the first and the second value, not on the third. */
  const rowsOf = (scale: number) => {
    const random = seededRandom(7);
    const rows = Array.from({ length: 4000 }, () => Float64Array.of(random() * scale, random(), random()));
    const isPositive = rows.map(([x = 0, y = 0]) => random() < 1 / (1 + Math.exp(-(4 * x) / scale + 2 * y + 1)));
    const of = (wanted: boolean) => rows.filter((_, k) => isPositive[k] === wanted);
    return [
      { rows: of(true), isPositive: true, weight: 1 },
      { rows: of(false), isPositive: false, weight: 1 },
    ];
  };

  it("finds the weights that made the classes, whatever the unit of a value", () => {
    const { weights } = learnLogistic(rowsOf(1));
    for (const [k, weight] of [4, -2, 0].entries()) expect(Math.abs(weights[k]! - weight)).toBeLessThan(0.4);
    expect(learnLogistic(rowsOf(1000)).weights[0]! * 1000).toBeCloseTo(weights[0]!, 6);
  });
});

/** Ten fields of eighty concepts, 300 papers a year of four concepts of a field, now and then one of another. */
function corpus(years: number) {
  const random = seededRandom(11);
  const rows = Array.from({ length: 300 * years }, () => {
    const field = Math.floor(random() * 10);
    const any = (f: number) => 80 * f + Math.floor(80 * random() ** 1.5);
    return [
      ...new Set([any(field), any(field), any(field), random() < 0.3 ? any(Math.floor(random() * 10)) : any(field)]),
    ];
  });
  return { rows, yearOf: rows.map((_, p) => 2000 + Math.floor(p / 300)) };
}

describe("learning from the past", () => {
  const { rows, yearOf } = corpus(15);
  const incidence = incidenceOf(800, rows);
  const past = { year: 2004, horizon: 5 };

  it("sees no paper after the years that it learns from", () => {
    const model = learnPairs(incidence, yearOf, past);
    expect(model?.hits).toBeGreaterThanOrEqual(100);
    const [head, tail] = [rows.slice(0, 3000), rows.slice(3000)];
    const reversed = incidenceOf(800, [...head, ...tail.map((row) => row.map((c) => 799 - c))]);
    expect(learnPairs(reversed, yearOf, past)).toEqual(model);
  });

  it("ranks the pairs that come together before others", () => {
    const { rankers } = backTest(incidence, yearOf, { year: 2009, horizon: 5 });
    expect(rankers[0]?.ranker).toBe("learned");
    expect(rankers[0]?.auc).toBeGreaterThan(0.55);
  });

  it("says nothing where there were too few hits, and the back-test then has no such ranking", () => {
    expect(learnPairs(incidence, yearOf, { year: 1999, horizon: 5 })).toBeNull();
    const { rankers } = backTest(incidence, yearOf, { year: 2002, horizon: 5 });
    expect(rankers.map(({ ranker }) => ranker)).not.toContain("learned");
  });
});

describe("vectors of concepts", () => {
  it("are nearer within a field than across fields, also for concepts that no paper mentions together", () => {
    const { rows } = corpus(6);
    const incidence = incidenceOf(800, rows);
    const near = cosines(incidence, conceptVectors(incidence));
    const isJoint = new Set(rows.flatMap((row) => row.flatMap((a) => row.map((b) => a * 800 + b))));
    const fieldOf = (concept: number) => Math.floor(concept / 80);
    const apart = Array.from({ length: 800 * 800 }, (_, pair) => [Math.floor(pair / 800), pair % 800] as const).filter(
      ([a, b]) => a < b && !isJoint.has(a * 800 + b),
    );
    const meanOf = (pairs: typeof apart) => pairs.reduce((sum, [a, b]) => sum + near(a, b), 0) / pairs.length;
    const within = meanOf(apart.filter(([a, b]) => fieldOf(a) === fieldOf(b)));
    expect(within).toBeGreaterThan(meanOf(apart.filter(([a, b]) => fieldOf(a) !== fieldOf(b))) + 0.3);
  });

  it("are the same for concepts of the same papers, and 0 below three papers", () => {
    const rows = [[0, 1, 2], [0, 1, 3], [0, 1], [2, 3, 4], [2, 3], [3], []];
    const incidence = incidenceOf(5, rows);
    const vectors = conceptVectors(incidence);
    expect(vectors.every((value) => Math.abs(value) <= 127)).toBe(true);
    const near = cosines(incidence, vectors);
    expect(near(0, 1)).toBeGreaterThan(0.97);
    expect(near(0, 4)).toBe(0);
    expect(conceptVectors(incidenceOf(3, [[], []]))).toHaveLength(0);
  });
});
