import { Ellipsis, Grid3x3, Map as MapIcon, Table2, Waypoints } from "lucide-react";
import { showDialog } from "../state/dialogs.ts";
import { useView, viewStore } from "../state/use-view.ts";
import type { Page } from "../state/view.ts";
import { closeAll } from "../state/view-changes.ts";

const tabs = [
  { page: "map", label: "Map", icon: MapIcon },
  { page: "pairs", label: "Pairs", icon: Grid3x3 },
  { page: "bridges", label: "Bridges", icon: Waypoints },
  { page: "table", label: "Table", icon: Table2 },
] as const satisfies readonly { page: Page; label: string; icon: unknown }[];

/** The views at the bottom of a phone; choosing one closes the sheet. */
export function PhoneTabs() {
  const { page } = useView();
  return (
    <nav className="phone-tabs" aria-label="Views">
      {tabs.map(({ page: target, label, icon: Icon }) => (
        <button
          key={target}
          type="button"
          aria-current={page === target ? "page" : undefined}
          onClick={() => viewStore.change((view) => closeAll({ ...view, page: target }))}
        >
          <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
          {label}
        </button>
      ))}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-current={tabs.some((tab) => tab.page === page) ? undefined : "page"}
        onClick={() => showDialog("more")}
      >
        <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />
        More
      </button>
    </nav>
  );
}
