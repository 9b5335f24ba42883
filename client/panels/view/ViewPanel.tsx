import type { ConceptMap, Status } from "../../../graph/contract/answers.ts";
import type { Page } from "../../state/view.ts";
import { BridgesPanel } from "./BridgesPanel.tsx";
import { ComparePanel } from "./ComparePanel.tsx";
import { GapsPanel } from "./GapsPanel.tsx";
import { PairsPanel } from "./PairsPanel.tsx";
import { TrendsPanel } from "./TrendsPanel.tsx";

/** What a view shows, how it is computed and where to go on; stands where nothing is open. */
export function ViewPanel({ page, map, status }: { page: Page; map: ConceptMap; status: Status }) {
  if (page === "bridges") return <BridgesPanel map={map} />;
  if (page === "gaps") return <GapsPanel map={map} />;
  if (page === "trends") return <TrendsPanel map={map} status={status} />;
  if (page === "compare") return <ComparePanel />;
  return <PairsPanel map={map} />;
}
