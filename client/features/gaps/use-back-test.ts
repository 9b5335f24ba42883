import type { BackTest } from "../../../graph/contract/discovery.ts";
import { useAnswer } from "../../http/queries.ts";
import type { PageOptions } from "../../state/view.ts";
import { about, count } from "../../ui/words/format.ts";

/** What a ranking found when it was tried on the past, in words; undefined until that is known, or where there is no past. */
export function useBackTest(ranker: PageOptions["ranker"], brief = false): string | undefined {
  const years = useAnswer("getStatus", {}).data?.years;
  const test = useAnswer("getBackTest", years && years[0] < years[1] ? {} : null).data;
  return test && (brief ? briefly(test, ranker) : testedOnThePast(test, ranker));
}

/** "Tried on the past: 12 of the 100 best pairs of 2019 came true by 2024, and 0.4 of any 100." */
function briefly({ year, horizon, top, candidates, hits, rankers }: BackTest, ranker: PageOptions["ranker"]): string {
  const found = rankers.find((one) => one.ranker === ranker);
  if (candidates <= top || !found) return "";
  const any = about((top * hits) / candidates);
  return `Tried on the past: ${count(found.hits)} of the ${count(top)} best pairs of ${year} came true by ${year + horizon} (beyond chance), and ${any} of any ${count(top)}.`;
}

/** "Tried on the past: of the 100 best ideas of 2019, 12 occurred together more often than by chance (two papers or more); …" */
function testedOnThePast(
  { year, horizon, top, candidates, hits, rankers: tested }: BackTest,
  ranker: PageOptions["ranker"],
): string {
  const found = tested.find((one) => one.ranker === ranker);
  if (candidates <= top || !found)
    return `Tried on the past: in ${year} there were too few ideas to tell whether they came true.`;
  const any = about((top * hits) / candidates);
  return `Tried on the past: of the ${count(top)} best ideas of ${year}, ${count(found.hits)} occurred together more often than by chance by ${year + horizon} (two papers or more); of any ${count(top)} pairs, ${any} were. In any paper: ${count(found.appeared)}, where independence predicts ${about(found.appearedByIndependence)}.`;
}
