import type { Status } from "../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";
import { BridgesPanel } from "../features/bridges/BridgesPanel.tsx";
import { ComparePanel } from "../features/compare/ComparePanel.tsx";
import { GapsPanel } from "../features/gaps/GapsPanel.tsx";
import { PairsPanel } from "../features/pairs/PairsPanel.tsx";
import { TrendsPanel } from "../features/trends/TrendsPanel.tsx";
import type { Page } from "../state/view.ts";

/** The panel of a view: what it shows, how it is computed and what to do next. */
export function ViewPanel({ page, map, status }: { page: Page; map: ConceptMap; status: Status }) {
  if (page === "bridges") return <BridgesPanel map={map} />;
  if (page === "gaps") return <GapsPanel map={map} />;
  if (page === "trends") return <TrendsPanel map={map} status={status} />;
  if (page === "compare") return <ComparePanel />;
  return <PairsPanel map={map} />;
}
