import { lazy, type PointerEvent, Suspense, useEffect, useRef, useState } from "react";
import type { Status } from "../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";
import { ConceptPanel } from "../features/concept/ConceptPanel.tsx";
import { OverviewPanel } from "../features/overview/OverviewPanel.tsx";
import type { Open } from "../state/open-panel.ts";
import { useView } from "../state/use-view.ts";
import type { Page } from "../state/view.ts";

const LinkPanel = lazy(async () => ({ default: (await import("../features/link/LinkPanel.tsx")).LinkPanel }));
const CommunityPanel = lazy(() =>
  import("../features/community/CommunityPanel.tsx").then((m) => ({ default: m.CommunityPanel })),
);
const PaperPanel = lazy(() => import("../features/paper/PaperPanel.tsx").then((m) => ({ default: m.PaperPanel })));
const ViewPanel = lazy(() => import("./ViewPanel.tsx").then((m) => ({ default: m.ViewPanel })));
/** Views with a panel of their own while nothing is open. */
const pagesWithPanel: readonly Page[] = ["bridges", "gaps", "trends", "compare", "pairs"];

/** The panel of what is open, else of the view, else of the corpus. Scrolls to the top when its content changes. */
export function SidePanel({ map, status }: { map: ConceptMap; status: Status }) {
  const { open } = useView();
  const panel = useRef<HTMLElement>(null);
  const [snap, setSnap] = useState<Snap>("half");
  const key = open ? keyOf(open) : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of what is open is what scrolls.
  useEffect(() => {
    if (panel.current) panel.current.scrollTop = 0;
  }, [key]);
  return (
    <aside ref={panel} className="side" aria-label="Details" data-open={open !== null} data-snap={snap} tabIndex={-1}>
      {open && <SheetHandle snap={snap} onSnap={setSnap} />}
      {open && <OpenPanel key={key} open={open} status={status} />}
      {!open && <DefaultPanel map={map} status={status} />}
    </aside>
  );
}

const keyOf = ({ behind: _, ...panel }: Open): string => Object.values(panel).join(" ");

/** The panel while nothing is open. */
function DefaultPanel({ map, status }: { map: ConceptMap; status: Status }) {
  const { page } = useView();
  if (!pagesWithPanel.includes(page) || map.nodes.id.length === 0) return <OverviewPanel map={map} status={status} />;
  return (
    <Suspense fallback={null}>
      <ViewPanel page={page} map={map} status={status} />
    </Suspense>
  );
}

function OpenPanel({ open, status }: { open: Open; status: Status }) {
  if (open.kind === "concept") return <ConceptPanel id={open.id} part={open.part} corpus={status.papers} />;
  return (
    <Suspense fallback={null}>
      {open.kind === "link" && <LinkPanel a={open.a} b={open.b} />}
      {open.kind === "community" && <CommunityPanel id={open.id} />}
      {open.kind === "paper" && <PaperPanel id={open.id} />}
    </Suspense>
  );
}

/** Height of the sheet on a phone. */
type Snap = "low" | "half" | "full";

const snaps: readonly Snap[] = ["low", "half", "full"];
/** Pixels that make a drag out of a press. */
const dragDistance = 24;

/** The handle of the sheet: dragging moves it one step, pressing raises it and, when it is full, lowers it again. */
function SheetHandle({ snap, onSnap }: { snap: Snap; onSnap: (snap: Snap) => void }) {
  const from = useRef<number | null>(null);
  const dragged = useRef(false);
  const step = (by: 1 | -1) => onSnap(snaps[Math.max(0, Math.min(2, snaps.indexOf(snap) + by))] ?? "half");
  const onPointerUp = (event: PointerEvent) => {
    const moved = from.current === null ? 0 : event.clientY - from.current;
    from.current = null;
    dragged.current = Math.abs(moved) >= dragDistance;
    if (dragged.current) step(moved < 0 ? 1 : -1);
  };
  return (
    <button
      type="button"
      className="sheet-handle"
      aria-label={snap === "full" ? "Lower the sheet" : "Raise the sheet"}
      onPointerDown={(event) => {
        from.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={onPointerUp}
      onClick={() => {
        if (dragged.current) dragged.current = false;
        else if (snap === "full") onSnap("half");
        else step(1);
      }}
    >
      <span aria-hidden="true" />
    </button>
  );
}
