import type { Status } from "../../../graph/contract/jobs.ts";
import { latePeriods, type Period, periodOf } from "../../state/periods.ts";
import { useView } from "../../state/use-view.ts";

/** The years between which something can change, null when there are none, and the two periods that are compared. */
export function useTrendPeriods(years: Status["years"]): { dated: Period | null; earlier: Period; later: Period } {
  const { options } = useView();
  const dated = years !== null && years[0] < years[1] ? years : null;
  const [usualEarlier, usualLater] = latePeriods(dated ?? [0, 1]);
  // The two periods are those of the Compare view, where they may be in any order.
  const [earlier = usualEarlier, later = usualLater] = [periodOf(options.left), periodOf(options.right)]
    .filter((period) => period !== null)
    .sort((a, b) => a[0] - b[0]);
  return { dated, earlier, later };
}
