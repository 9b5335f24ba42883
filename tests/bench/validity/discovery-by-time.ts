import { type BackTestResult, backTest } from "../../../graph/analysis/discovery/back-test.ts";
import type { Incidence } from "../../../graph/incidence/incidence.ts";

/** Rankings of unseen pairs at several years, beside their baselines and beside what independence predicts for the same pairs. */
export function discoveryByTime(incidence: Incidence, years: Int16Array, cuts: readonly number[]) {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return cuts.map((year) => {
    const [best, more] = [100, 1000].map((top) => backTest(incidence, years, { year, horizon: 5, top })) as [
      BackTestResult,
      BackTestResult,
    ];
    return {
      ...{ year, horizon: best.horizon, candidates: best.candidates, hits: best.hits },
      baseRate: best.hits / Math.max(1, best.candidates),
      rankers: best.rankers.map((result, r) => ({
        ranker: result.ranker,
        appeared: result.appeared,
        appearedByIndependence: round(result.appearedByIndependence),
        hitsOf100: result.hits,
        hitsOf100ByIndependence: round(result.hitsByIndependence),
        hitsOf1000: more.rankers[r]?.hits,
        auc: result.auc === null ? null : round(result.auc),
      })),
    };
  });
}
