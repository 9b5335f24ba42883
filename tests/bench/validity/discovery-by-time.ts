import { backTest } from "../../../graph/analysis/discovery/back-test.ts";
import type { Incidence } from "../../../graph/incidence/incidence.ts";

/** Rankings of unseen pairs at several years, beside their baselines and beside what independence predicts for the same pairs. */
export function discoveryByTime(incidence: Incidence, years: Int16Array, cuts: readonly number[]) {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return cuts.map((year) => {
    const result = backTest(incidence, years, { year, horizon: 5, top: 1000 });
    const hitsOf = (isHit: readonly boolean[], top: number) => isHit.slice(0, top).filter(Boolean).length;
    return {
      ...{ year, horizon: result.horizon, candidates: result.candidates, hits: result.hits },
      baseRate: result.hits / Math.max(1, result.candidates),
      rankers: result.rankers.map(({ ranker, auc, isHit, ...of1000 }) => ({
        ranker,
        hitsOf100: hitsOf(isHit, 100),
        hitsOf1000: of1000.hits,
        hitsOf1000ByIndependence: round(of1000.hitsByIndependence),
        appearedOf1000: of1000.appeared,
        appearedOf1000ByIndependence: round(of1000.appearedByIndependence),
        auc: auc === null ? null : round(auc),
      })),
    };
  });
}
