import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useKindOf, usePinned } from "../../http/concepts.ts";
import { changeMap, toggleSelection } from "../../state/map-changes.ts";
import { mapMode, setMapMode } from "../../state/map-mode.ts";
import { useTheme } from "../../state/theme.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { closeAll, openCommunity, openConcept, openLink, openPaper } from "../../state/view-changes.ts";
import { PALETTE_SIZE } from "../../ui/concept/community.ts";
import { obstacleBoxes } from "../labels/obstacle-boxes.ts";
import { type BridgeOnMap, diamondsOf } from "../model/diamonds.ts";
import { bridgeFocus, focusOf } from "../model/focus.ts";
import { buildModel, type MapModel, type Projection, projectionOf } from "../model/model.ts";
import { paperOf } from "../model/with-papers.ts";
import { coloursOf, mapColouringOf } from "../paint/map-colouring.ts";
import type { Palette } from "../paint/palette.ts";
import type { Look } from "../sigma/sigma-graph.ts";
import { setCurrentScene } from "./current-scene.ts";
import { MapScene } from "./scene.ts";

/** The element has a reference to its scene, so that tests can find positions. */
export type StageElement = HTMLDivElement & { isthmus?: MapScene };

/** Positions keep the projection of a revision: no filter moves a concept. */
export function useModel(map: ConceptMap, papers: number, stage: RefObject<HTMLDivElement | null>): MapModel | null {
  const lastProjection = useRef<{ key: string; projection: Projection } | null>(null);
  const [ready, setReady] = useState(false);
  const pinned = usePinned();
  const { kindSigns } = useView().map;
  const kindOf = useKindOf(kindSigns ? map : null);
  useEffect(() => setReady(true), []);
  return useMemo(() => {
    if (!ready || !stage.current || map.nodes.id.length === 0) return null;
    const key = `${map.revision} ${map.layout}`;
    if (lastProjection.current?.key !== key) {
      const { clientWidth, clientHeight } = stage.current;
      lastProjection.current = { key, projection: projectionOf(map, clientWidth / Math.max(1, clientHeight)) };
    }
    return buildModel(map, lastProjection.current.projection, papers, pinned, kindSigns ? kindOf : undefined);
  }, [map, papers, pinned, kindSigns, kindOf, ready, stage]);
}

/** The look of a model in the theme and by the overlay of the view. */
function useMapStyle(model: MapModel | null): Look | null {
  const theme = useTheme();
  const { colour, ink } = useView().map;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens that are read change with the theme.
  return useMemo(() => {
    if (!model) return null;
    const palette = readPalette(document.documentElement);
    return { palette, colours: coloursOf(model, palette, mapColouringOf(model.map, colour)), ink };
  }, [model, theme, colour, ink]);
}

/** The scene of a stage: created with the first model, then updated with the model, the theme and the overlay. */
export function useScene(
  stage: RefObject<StageElement | null>,
  model: MapModel | null,
  events: { setHovered: (i: number | null) => void; afterFrame: () => void },
): MapScene | null {
  const look = useMapStyle(model);
  const [scene, setScene] = useState<MapScene | null>(null);
  const latest = useRef({ model, look, events });
  latest.current = { model, look, events };
  const drawn = useRef<{ model: MapModel; look: Look } | null>(null);
  const exists = model !== null && look !== null;
  useEffect(() => {
    const element = stage.current;
    const { model, look } = latest.current;
    if (!exists || !element || !model || !look) return;
    const first = { model, look };
    const made = new MapScene(element, first, {
      padding: element.clientWidth < 600 ? 26 : 46,
      obstacles: () => obstacleBoxes(element),
      events: eventsOf(() => latest.current.model, {
        hover: (i) => latest.current.events.setHovered(i),
        afterFrame: () => latest.current.events.afterFrame(),
        cameraRest: () => viewStore.change(changeMap({ camera: made.cameraPlace() }), "quiet"),
      }),
    });
    element.isthmus = made;
    drawn.current = first;
    made.look(viewStore.get().map.camera);
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
    if (!scene || !model || !look || !before) return;
    if (before.model !== model) scene.setModel(model, look);
    else if (before.look !== look) scene.setLook(look);
    drawn.current = { model, look };
  }, [scene, model, look]);
  return scene;
}

/** What a reader's gestures on the canvas mean. */
function eventsOf(
  model: () => MapModel | null,
  handlers: { hover: (i: number | null) => void; afterFrame: () => void; cameraRest: () => void },
): ConstructorParameters<typeof MapScene>[2]["events"] {
  const idOf = (i: number | undefined) => model()?.map.nodes.id[i ?? -1] ?? "";
  return {
    ...handlers,
    node(i, more) {
      if (forMenu()) return;
      const id = idOf(i);
      const paper = paperOf(id);
      const { pathFrom } = mapMode();
      if (paper !== null) viewStore.change(openPaper(paper));
      else if (pathFrom !== null && pathFrom !== id) setMapMode({ pathFrom: null, pathTo: { from: pathFrom, to: id } });
      else viewStore.change(more ? toggleSelection(id) : openConcept(id));
    },
    link(link) {
      if (forMenu()) return;
      const links = model()?.map.links;
      const ends = [idOf(links?.source[link]), idOf(links?.target[link])] as const;
      const paper = ends.map(paperOf).find((id) => id !== null);
      viewStore.change(paper === undefined ? openLink(...ends) : openPaper(paper ?? ""));
    },
    paper: (id) => viewStore.change(openPaper(id)),
    community(id) {
      if (!forMenu()) viewStore.change(openCommunity(id));
    },
    empty() {
      if (!forMenu()) viewStore.change(closeAll);
    },
    menu(i, at) {
      const concept = idOf(i);
      if (paperOf(concept) === null) setMapMode({ menu: { concept, x: at.x, y: at.y } });
    },
  };
}

/** True when a click concerns the open menu: it closes the menu, unless it ends the long press that opened it. */
function forMenu(): boolean {
  const { menu } = mapMode();
  if (!menu) return false;
  setMapMode({ menu: menu.duringPress ? { ...menu, duringPress: false } : null });
  return true;
}

/** Reads the palette of the current theme. */
function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const entries = Array.from({ length: PALETTE_SIZE }, (_, i) => i + 1);
  const column = (suffix: string) => ["", ...entries.map((i) => token(`c${i}${suffix}`))];
  return {
    sea: token("sea"),
    panel: token("panel"),
    ink: token("ink"),
    ink3: token("ink-3"),
    halo: token("halo"),
    edge: token("edge"),
    node: column(""),
    land: column("-land"),
    text: column("-text"),
    sequence: [0, 1, 2, 3, 4, 5, 6].map((i) => token(`seq${i}`)),
  };
}

/** Keeps the scene in step with the view: what is open or selected, bridge papers, pins, density and the camera. */
export function useAttention(
  scene: MapScene | null,
  model: MapModel | null,
  concepts: readonly string[],
  bridges: readonly BridgeOnMap[],
): void {
  const { open, map } = useView();
  const { selected, path, depth, pinned, density, camera, rolledUp, opened } = map;
  const forAll = usePinned();
  const diamonds = useMemo(() => (model ? diamondsOf(model, bridges) : []), [model, bridges]);
  const revealed = useRef<unknown>(null);
  useEffect(() => {
    if (!scene || !model) return;
    const paper = open?.kind === "paper" ? open.id : null;
    const own = focusOf(model, { open, concepts, selected, path, depth });
    const bridging = diamonds.length > 0 && (open === null || diamonds.some((diamond) => diamond.paper === paper));
    const focus = bridging ? bridgeFocus(diamonds, paper) : own;
    scene.setDiamonds(diamonds, paper);
    scene.setFocus(focus);
    // An open concept may come onto the map after its panel.
    if (revealed.current === open || focus?.rings.length !== (open?.kind === "link" ? 2 : 1)) return;
    scene.reveal(focus.rings);
    revealed.current = open;
  }, [scene, model, open, concepts, diamonds, selected, path, depth]);
  useEffect(() => {
    if (!scene || !model) return;
    const all = [...new Set([...pinned, ...forAll])];
    scene.mark({ pins: all.map((id) => model.position.get(id)).filter((i) => i !== undefined) });
  }, [scene, model, pinned, forAll]);
  useEffect(() => scene?.mark({ density }), [scene, density]);
  useEffect(() => {
    if (scene && String(Object.values(scene.cameraPlace() ?? {})) !== String(Object.values(camera ?? {})))
      scene.look(camera);
  }, [scene, camera]);
  // After the camera: what is near follows where it looks.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the scene answers changes with the camera.
  useEffect(() => {
    if (!scene || !model || model.concepts === 0) return;
    const near = rolledUp ? scene.openedHere(opened) : [];
    if (String(near) !== String(opened)) viewStore.change(changeMap({ opened: near }), "quiet");
  }, [scene, model, rolledUp, opened, camera]);
}
