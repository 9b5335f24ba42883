import { LassoSelect, Maximize, Minus, Plus } from "lucide-react";
import { lazy, type ReactNode, Suspense, useMemo } from "react";
import type { Status } from "../../../graph/contract/jobs.ts";
import type { ConceptMap, MapPapers } from "../../../graph/contract/map.ts";
import { useActions } from "../../actions/use-actions.ts";
import { paperArgs } from "../../http/bridges.ts";
import { conceptArgs } from "../../http/map-args.ts";
import { useAnswer } from "../../http/queries.ts";
import type { BridgeOnMap } from "../../map/model/diamonds.ts";
import { type Drawing, papersAlone, withPapers } from "../../map/model/with-papers.ts";
import { useMapMode } from "../../state/map-mode.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { View } from "../../state/view.ts";
import { resetLens, showPage } from "../../state/view-changes.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { useDelayedFlag } from "../../ui/use-delayed-flag.ts";
import { pluralize } from "../../ui/words/format.ts";
import { MapKey } from "./MapKey.tsx";
import { MapNotices } from "./MapNotices.tsx";
import { SelectionPill } from "./SelectionPill.tsx";

const MapCanvas = lazy(() => import("../../map/scene/MapCanvas.tsx").then((module) => ({ default: module.MapCanvas })));
const ConceptMenu = lazy(() => import("./ConceptMenu.tsx").then((module) => ({ default: module.ConceptMenu })));
const none: readonly string[] = [];
const drawable = canDraw();

interface Props {
  readonly map: ConceptMap;
  /** The map with the concepts that are added for bridge papers. */
  readonly drawnMap: ConceptMap;
  readonly bridges: readonly BridgeOnMap[];
  /** Shown in place of the key of colours and sizes. */
  readonly foot: ReactNode;
  readonly status: Status;
  readonly busy: boolean;
}

/** The canvas, with the selection, the key and the camera buttons over it. */
export function MapView({ map, drawnMap, bridges, foot, status, busy }: Props) {
  const view = useView();
  const { open } = view;
  const { drawing, papers } = useDrawing(view, drawnMap);
  const paper = useAnswer("getPaper", open?.kind === "paper" ? paperArgs(open.id, view) : null);
  const concepts = useConcepts(open?.kind === "paper" ? paper.data?.mentions : undefined);
  const slow = useDelayedFlag(busy || map.layout === "computing");
  if (!drawable) return <NoCanvas />;
  return (
    <section className="canvas" aria-label="Map">
      {map.nodes.id.length === 0 ? (
        <Nothing status={status} />
      ) : (
        <Suspense fallback={null}>
          <MapCanvas map={drawing.map} papers={drawing.papers} concepts={concepts} bridges={bridges} />
        </Suspense>
      )}
      <div className="pills">
        <SelectionPill map={map} />
        <MapNotices map={map} />
      </div>
      {slow && status.papers > 0 && <p className="over-map note">{placing(map)}</p>}
      {map.nodes.id.length > 0 && (foot ?? <MapKey map={map} papers={papers} />)}
      <Tools />
      <OpenMenu map={map} />
    </section>
  );
}

function placing(map: ConceptMap): string {
  if (map.layout !== "computing") return "Loading the map";
  const share = map.progress?.total ? `, ${Math.round((100 * map.progress.done) / map.progress.total)} %` : "";
  return `Placing ${pluralize(map.nodes.id.length, "concept")}${share}`;
}

function useConcepts(mentions: readonly { readonly concept: string }[] | undefined): readonly string[] {
  return mentions ? mentions.map((mention) => mention.concept) : none;
}

function Tools() {
  const { act } = useActions();
  const { lasso } = useMapMode();
  return (
    <div className="tools" data-over-map>
      <IconButton name="Zoom in" icon={Plus} onPress={() => act("zoom-in")} />
      <IconButton name="Zoom out" icon={Minus} onPress={() => act("zoom-out")} />
      <IconButton name="Fit the map" icon={Maximize} onPress={() => act("fit")} />
      <IconButton name="Select with a loop" icon={LassoSelect} pressed={lasso} onPress={() => act("lasso")} />
    </div>
  );
}

/** The menu of a concept, fetched when it is opened first. */
function OpenMenu({ map }: { map: ConceptMap }) {
  const { menu } = useMapMode();
  return <Suspense fallback={null}>{menu && <ConceptMenu key={menu.concept} map={map} menu={menu} />}</Suspense>;
}

function NoCanvas() {
  return (
    <section className="canvas centred" aria-label="Map">
      <p>This browser cannot draw the map. The table has everything it shows.</p>
      <button type="button" className="btn primary" onClick={() => viewStore.change(showPage("table"))}>
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
        <button type="button" className="btn primary" onClick={() => viewStore.change(showPage("import"))}>
          Choose file
        </button>
      </div>
    );
  return (
    <div className="centred">
      <p>No concept is in this many papers.</p>
      <button type="button" className="btn" onClick={() => viewStore.change(resetLens)}>
        Reset lens
      </button>
    </div>
  );
}

/** True when the browser can draw with WebGL 2, which Sigma needs. */
export function canDraw(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

/** The number of papers that can be distinguished: among concepts, and alone. */
const maxPapersAmongConcepts = 120;
const maxPapersAlone = 400;

/** What the canvas draws of a view: concepts, papers, or both; only concepts until the papers are loaded. */
export function useDrawing(view: View, map: ConceptMap): { drawing: Drawing; papers: MapPapers | undefined } {
  const { show } = view.map;
  const wanted = show !== "concepts" && view.page === "map";
  const papers = useAnswer(
    "getMapPapers",
    wanted ? { ...conceptArgs(view), limit: show === "papers" ? maxPapersAlone : maxPapersAmongConcepts } : null,
    { keep: true, every: (answer) => (answer?.layout === "computing" ? 1000 : false) },
  ).data;
  const drawing = useMemo(() => {
    if (!wanted || !papers) return { map, papers: 0 };
    return show === "papers" ? papersAlone(map, papers) : withPapers(map, papers);
  }, [map, papers, show, wanted]);
  return { drawing, papers: wanted ? papers : undefined };
}
