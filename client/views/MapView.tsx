import { Maximize, Minus, Plus, X } from "lucide-react";
import { lazy, Suspense } from "react";
import type { ConceptMap, Status } from "../../graph/contract/answers.ts";
import { useActions } from "../actions/use-actions.ts";
import { useAnswer } from "../api/queries.ts";
import { canDraw } from "../canvas/can-draw.ts";
import { store, useView } from "../state/use-view.ts";
import { close, resetLens, showPage } from "../state/view.ts";
import { counted } from "../ui/format.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useSlow } from "../ui/use-slow.ts";
import { useBridgesOnMap } from "./bridges/use-bridges-on-map.ts";

const MapCanvas = lazy(() => import("../canvas/MapCanvas.tsx").then((module) => ({ default: module.MapCanvas })));
const none: readonly string[] = [];
const drawable = canDraw();

/** The canvas with what lies over it: what is selected, the key, the camera's buttons. */
export function MapView({ map, status, busy }: { map: ConceptMap; status: Status; busy: boolean }) {
  const view = useView();
  const { open } = view;
  const bridges = useBridgesOnMap(view);
  const paper = useAnswer("getPaper", open?.kind === "paper" ? { id: open.id } : null);
  const concepts = useConcepts(open?.kind === "paper" ? paper.data?.mentions : undefined);
  const slow = useSlow(busy || map.layout === "computing");
  if (!drawable) return <NoCanvas />;
  return (
    <section className="canvas" aria-label="Map">
      {map.nodes.id.length === 0 ? (
        <Nothing status={status} />
      ) : (
        <Suspense fallback={null}>
          <MapCanvas map={map} concepts={concepts} bridges={bridges} />
        </Suspense>
      )}
      <SelectionPill map={map} />
      {slow && <p className="over-map note">{placing(map)}</p>}
      {map.nodes.id.length > 0 && <SizeKey />}
      <CameraButtons />
    </section>
  );
}

function placing(map: ConceptMap): string {
  if (map.layout !== "computing") return "Asking for the map";
  const share = map.progress?.total ? `, ${Math.round((100 * map.progress.done) / map.progress.total)} %` : "";
  return `Placing ${counted(map.nodes.id.length, "concept")}${share}`;
}

function useConcepts(mentions: readonly { readonly concept: string }[] | undefined): readonly string[] {
  return mentions ? mentions.map((mention) => mention.concept) : none;
}

function SelectionPill({ map }: { map: ConceptMap }) {
  const { open } = useView();
  if (!open || open.kind === "paper") return null;
  const label = (id: string) => map.nodes.label[map.nodes.id.indexOf(id)];
  const names = open.kind === "concept" ? [label(open.id)] : [label(open.a), label(open.b)];
  const missing = names.some((name) => name === undefined);
  const shown = missing ? "Not among the concepts shown" : names.join(" with ");
  return (
    <div className="pill" data-over-map>
      <span className="clip">
        {shown}
        {open.kind === "concept" && !missing && ` and ${counted(neighbours(map, open.id), "shown neighbour")}`}
      </span>
      <IconButton name="Clear the selection" icon={X} onPress={() => store.change(close)} />
    </div>
  );
}

function neighbours(map: ConceptMap, id: string): number {
  const at = map.nodes.id.indexOf(id);
  return map.links.source.filter((source, i) => source === at || map.links.target[i] === at).length;
}

function SizeKey() {
  return (
    <div className="size-key" aria-hidden="true" data-over-map>
      <svg width="62" height="24" viewBox="0 0 62 24" role="presentation">
        <circle cx="6" cy="12" r="3" />
        <circle cx="22" cy="12" r="6" />
        <circle cx="47" cy="12" r="10" />
      </svg>
      <span>larger = more papers</span>
      <svg width="32" height="12" viewBox="0 0 32 12" role="presentation">
        <path d="M1 6h30" />
      </svg>
      <span>wider = stronger link</span>
    </div>
  );
}

function CameraButtons() {
  const { act } = useActions();
  return (
    <div className="tools" data-over-map>
      <IconButton name="Zoom in" icon={Plus} onPress={() => act("zoom-in")} />
      <IconButton name="Zoom out" icon={Minus} onPress={() => act("zoom-out")} />
      <IconButton name="Fit the map" icon={Maximize} onPress={() => act("fit")} />
    </div>
  );
}

function NoCanvas() {
  return (
    <section className="canvas centred" aria-label="Map">
      <p>This browser cannot draw the map. The table has everything it shows.</p>
      <button type="button" className="btn primary" onClick={() => store.change(showPage("table"))}>
        Open table
      </button>
    </section>
  );
}

function Nothing({ status }: { status: Status }) {
  if (status.papers === 0)
    return (
      <div className="centred">
        <p>No papers yet. Drop a file of titles and abstracts.</p>
        <button type="button" className="btn primary" onClick={() => store.change(showPage("import"))}>
          Choose file
        </button>
      </div>
    );
  return (
    <div className="centred">
      <p>No concept is in this many papers.</p>
      <button type="button" className="btn" onClick={() => store.change(resetLens)}>
        Reset lens
      </button>
    </div>
  );
}
