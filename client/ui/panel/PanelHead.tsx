import { X } from "lucide-react";
import type { ReactNode } from "react";
import { viewStore } from "../../state/use-view.ts";
import { closePanel } from "../../state/view-changes.ts";

/** The head of a panel: the kind of thing it shows, and a button to close it. */
export function PanelHead({ kind, acts, children }: { kind: ReactNode; acts?: ReactNode; children: ReactNode }) {
  return (
    <header className="panel-head">
      <div className="kind">
        <span className="kind-text">{kind}</span>
        {acts}
        <button
          type="button"
          className="btn quiet-btn icon"
          aria-label="Close the panel"
          onClick={() => viewStore.change(closePanel)}
        >
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </div>
      {children}
    </header>
  );
}
