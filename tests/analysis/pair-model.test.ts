import { describe, expect, it } from "vitest";
import { backTest } from "../../graph/analysis/discovery/back-test.ts";
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
