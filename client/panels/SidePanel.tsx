import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { ConceptMap, Status } from "../../graph/contract/answers.ts";
import { useView } from "../state/use-view.ts";
import type { Open } from "../state/view.ts";
import { ConceptPanel } from "./ConceptPanel.tsx";
import { LinkPanel } from "./LinkPanel.tsx";
import { OverviewPanel } from "./OverviewPanel.tsx";
import { PaperPanel } from "./PaperPanel.tsx";
import { SheetHandle, type Snap } from "./SheetHandle.tsx";

const CommunityPanel = lazy(() => import("./CommunityPanel.tsx").then((m) => ({ default: m.CommunityPanel })));

/** What is open, or what the corpus is. A new thing starts at its top. */
export function SidePanel({ map, status }: { map: ConceptMap; status: Status }) {
  const { open } = useView();
  const panel = useRef<HTMLElement>(null);
  const [snap, setSnap] = useState<Snap>("half");
  const key = open ? Object.values(open).join(" ") : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of what is open is what scrolls.
  useEffect(() => {
    if (panel.current) panel.current.scrollTop = 0;
  }, [key]);
  return (
    <aside ref={panel} className="side" aria-label="Details" data-open={open !== null} data-snap={snap} tabIndex={-1}>
      {open && <SheetHandle snap={snap} onSnap={setSnap} />}
      {open ? <OpenPanel key={key} open={open} status={status} /> : <OverviewPanel map={map} status={status} />}
    </aside>
  );
}

function OpenPanel({ open, status }: { open: Open; status: Status }) {
  if (open.kind === "concept") return <ConceptPanel id={open.id} corpus={status.papers} />;
  if (open.kind === "link") return <LinkPanel a={open.a} b={open.b} />;
  if (open.kind === "community")
    return (
      <Suspense fallback={null}>
        <CommunityPanel id={open.id} />
      </Suspense>
    );
  return <PaperPanel id={open.id} />;
}
