import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ConceptMap } from "../../graph/contract/answers.ts";
import { store, useView } from "../state/use-view.ts";
import { close, openConcept, openLink, openPaper } from "../state/view.ts";
import { counted } from "../ui/format.ts";
import { useTheme } from "../ui/theme.ts";
import { setCurrentScene } from "./current-scene.ts";
import { type BridgeOnMap, diamondsOf } from "./diamonds.ts";
import { bridgeFocus, focusOf } from "./focus.ts";
import { HoverCard } from "./HoverCard.tsx";
import { buildModel, type MapModel, type Projection, projectionOf } from "./model.ts";
import { moveFocus } from "./move-focus.ts";
import { readPalette } from "./palette.ts";
import { MapScene } from "./scene.ts";
import { takenBoxes } from "./taken-boxes.ts";

/** The element carries its scene, so that tests can ask where things stand. */
type StageElement = HTMLDivElement & { isthmus?: MapScene };

interface Props {
  readonly map: ConceptMap;
  /** Concepts of the paper that is open. */
  readonly concepts: readonly string[];
  /** Bridge papers to lay over the map. */
  readonly bridges: readonly BridgeOnMap[];
}

/** The concept map: one tab stop, arrow keys inside, everything it shows is in the table too. */
export function MapCanvas({ map, concepts, bridges }: Props) {
  const stage = useRef<StageElement>(null);
  const model = useModel(map, stage);
  const [hovered, setHovered] = useState<number | null>(null);
  const [roving, setRoving] = useState<number | null>(null);
  const ring = useRef<HTMLDivElement>(null);
  const scene = useScene(stage, model, { setHovered, moved: () => placeRing(ring.current, stage.current) });
  useFocus(scene, model, concepts, bridges);
  useLayoutEffect(() => placeRing(ring.current, stage.current));
  const onKeyDown = (event: KeyboardEvent) => {
    if (!model || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = moveFocus(event.key, model, roving);
    if (event.key === "Enter" && roving !== null) store.change(openConcept(model.map.nodes.id[roving] ?? ""));
    if (next === undefined) return;
    event.preventDefault();
    setRoving(next);
    scene?.reveal(next);
  };
  const communities = map.communities.length;
  const name = `Concept map, ${counted(map.nodes.id.length, "concept")} in ${counted(communities, "community", "communities")}. The table below lists the same concepts.`;
  const spoken = roving === null ? "" : describe(map, roving);
  return (
    <>
      <div
        ref={stage}
        className="stage"
        role="application"
        aria-label={name}
        aria-roledescription="map"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the arrow keys, so it must take the focus.
        tabIndex={0}
        data-keys="map"
        data-layout={map.layout}
        onKeyDown={onKeyDown}
        onBlur={() => setRoving(null)}
      />
      <div className="visually-hidden" aria-live="polite">
        {spoken}
      </div>
      <div ref={ring} className="focus-ring" hidden={roving === null} data-roving={roving ?? undefined} />
      {model && hovered !== null && hovered < model.size && <HoverCard model={model} concept={hovered} scene={scene} />}
    </>
  );
}

function describe(map: ConceptMap, i: number): string {
  const community = map.communities.find((one) => one.id === map.nodes.community[i]);
  return [map.nodes.label[i], community?.label, counted(map.nodes.papers[i] ?? 0, "paper")].filter(Boolean).join(", ");
}

/** Positions keep the projection of the first map of a revision: no filter moves a concept. */
function useModel(map: ConceptMap, stage: RefObject<HTMLDivElement | null>): MapModel | null {
  const kept = useRef<{ key: string; projection: Projection } | null>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return useMemo(() => {
    if (!ready || !stage.current || map.nodes.id.length === 0) return null;
    const key = `${map.revision} ${map.layout}`;
    if (kept.current?.key !== key) {
      const { clientWidth, clientHeight } = stage.current;
      kept.current = { key, projection: projectionOf(map, clientWidth / Math.max(1, clientHeight)) };
    }
    return buildModel(map, kept.current.projection);
  }, [map, ready, stage]);
}

function useScene(
  stage: RefObject<StageElement | null>,
  model: MapModel | null,
  told: { setHovered: (i: number | null) => void; moved: () => void },
): MapScene | null {
  const theme = useTheme();
  const [scene, setScene] = useState<MapScene | null>(null);
  const latest = useRef({ model, told });
  latest.current = { model, told };
  const drawn = useRef<{ model: MapModel; theme: string } | null>(null);
  const exists = model !== null;
  useEffect(() => {
    const element = stage.current;
    const first = latest.current.model;
    if (!exists || !element || !first) return;
    const idOf = (i: number | undefined) => latest.current.model?.map.nodes.id[i ?? -1] ?? "";
    const made = new MapScene(element, first, readPalette(document.documentElement), {
      padding: element.clientWidth < 600 ? 26 : 46,
      taken: () => takenBoxes(element),
      events: {
        node: (i) => store.change(openConcept(idOf(i))),
        link: (link) => {
          const links = latest.current.model?.map.links;
          store.change(openLink(idOf(links?.source[link]), idOf(links?.target[link])));
        },
        paper: (id) => store.change(openPaper(id)),
        empty: () => store.change(close),
        hover: (i) => latest.current.told.setHovered(i),
        moved: () => latest.current.told.moved(),
      },
    });
    element.isthmus = made;
    drawn.current = { model: first, theme: document.documentElement.dataset.theme ?? "" };
    setScene(made);
    setCurrentScene(made);
    return () => {
      setCurrentScene(null);
      setScene(null);
      made.destroy();
    };
  }, [exists, stage]);
  useEffect(() => {
    const before = drawn.current;
    if (!scene || !model || !before) return;
    if (before.theme !== theme) scene.setPalette(readPalette(document.documentElement));
    if (before.model !== model) scene.setModel(model);
    drawn.current = { model, theme };
  }, [scene, model, theme]);
  return scene;
}

function useFocus(
  scene: MapScene | null,
  model: MapModel | null,
  concepts: readonly string[],
  bridges: readonly BridgeOnMap[],
): void {
  const { open } = useView();
  const diamonds = useMemo(() => (model ? diamondsOf(model, bridges) : []), [model, bridges]);
  useEffect(() => {
    if (!scene || !model) return;
    const paper = open?.kind === "paper" ? open.id : null;
    const own = focusOf(model, open, concepts);
    const bridging = diamonds.length > 0 && (open === null || diamonds.some((diamond) => diamond.paper === paper));
    const focus = bridging ? bridgeFocus(diamonds, paper) : own;
    scene.setDiamonds(diamonds, paper);
    scene.setFocus(focus);
    if (focus?.rings.length === 1) scene.reveal(focus.rings[0] ?? 0);
  }, [scene, model, open, concepts, diamonds]);
}

/** Lays the ring of the keyboard's concept over the map, through the DOM: it follows every frame of the camera. */
function placeRing(ring: HTMLDivElement | null, stage: StageElement | null): void {
  const concept = ring?.dataset.roving;
  if (!ring || concept === undefined || !stage?.isthmus) return;
  const { x, y, r } = stage.isthmus.screenOf(Number(concept));
  ring.style.width = `${2 * r + 12}px`;
  ring.style.height = `${2 * r + 12}px`;
  ring.style.transform = `translate(${x - r - 6}px, ${y - r - 6}px)`;
}
