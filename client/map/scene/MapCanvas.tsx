import { type KeyboardEvent, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { setMapMode } from "../../state/map-mode.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept, openPaper } from "../../state/view-changes.ts";
import { pluralize } from "../../ui/words/format.ts";
import type { BridgeOnMap } from "../model/diamonds.ts";
import { moveFocus } from "../model/move-focus.ts";
import { paperOf } from "../model/with-papers.ts";
import { HoverCard } from "./HoverCard.tsx";
import { Lasso } from "./Lasso.tsx";
import type { MapScene } from "./scene.ts";
import { useLongPress } from "./use-long-press.ts";
import { type StageElement, useAttention, useModel, useScene } from "./use-scene.ts";

interface Props {
  readonly map: ConceptMap;
  /** How many of the nodes, at their end, are papers. */
  readonly papers: number;
  /** Concepts of the paper that is open. */
  readonly concepts: readonly string[];
  /** Bridge papers to draw over the map. */
  readonly bridges: readonly BridgeOnMap[];
}

/** The concept map: one tab stop, arrow keys inside, everything it shows is in the table too. */
export function MapCanvas({ concepts, bridges, ...props }: Props) {
  // Drawn in a task of its own, after the table and the panels: both at once would keep the page from answering for too long.
  const { map, papers } = useDeferredValue(
    useMemo(() => ({ map: props.map, papers: props.papers }), [props.map, props.papers]),
  );
  const stage = useRef<StageElement>(null);
  const model = useModel(map, papers, stage);
  const [hovered, setHovered] = useState<number | null>(null);
  const [roving, setRoving] = useState<number | null>(null);
  const ring = useRef<HTMLDivElement>(null);
  const scene = useScene(stage, model, { setHovered, afterFrame: () => placeRing(ring.current, stage.current) });
  useAttention(scene, model, concepts, bridges);
  useLongPress(stage, scene, holdMenu);
  useLayoutEffect(() => placeRing(ring.current, stage.current));
  useRoving(scene, map, roving);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!model || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = moveFocus(event.key, model, roving);
    if (event.key === "Enter" && !event.shiftKey && roving !== null) openNode(map.nodes.id[roving] ?? "");
    if (isMenuKey(event) && roving !== null && scene) {
      event.preventDefault();
      openMenu(map.nodes.id[roving] ?? "", scene.screenOf(roving));
    }
    if (next === undefined) return;
    event.preventDefault();
    setRoving(next);
    scene?.reveal([next]);
  };
  const communities = map.communities.length;
  const name = `Concept map, ${pluralize(map.nodes.id.length - papers, "concept")} in ${pluralize(communities, "community", "communities")}. The table below lists the same concepts.`;
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
        data-layout={map === props.map ? map.layout : "behind"}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => event.preventDefault()}
        onBlur={() => setRoving(null)}
      />
      <Lasso stage={stage} scene={scene} />
      <div className="visually-hidden" aria-live="polite">
        {spoken}
      </div>
      <div ref={ring} className="focus-ring" hidden={roving === null} data-roving={roving ?? undefined} />
      {model && hovered !== null && hovered < model.size && <HoverCard model={model} node={hovered} scene={scene} />}
    </>
  );
}

function openMenu(concept: string, at: { x: number; y: number }): void {
  setMapMode({ menu: { concept, x: at.x, y: at.y } });
}

function holdMenu(concept: string, at: { x: number; y: number }): void {
  setMapMode({ menu: { concept, x: at.x, y: at.y, duringPress: true } });
}

function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === "ContextMenu" || (key === "F10" && shiftKey);
}

function openNode(id: string): void {
  const paper = paperOf(id);
  viewStore.change(paper === null ? openConcept(id) : openPaper(paper));
}

/** Lets actions know which concept has the keyboard. */
function useRoving(scene: MapScene | null, map: ConceptMap, roving: number | null): void {
  useEffect(() => {
    const id = roving === null ? null : (map.nodes.id[roving] ?? null);
    if (scene) scene.attention = id !== null && paperOf(id) === null ? id : null;
  }, [scene, map, roving]);
}

function describe(map: ConceptMap, i: number): string {
  const community = map.communities.find((one) => one.id === map.nodes.community[i]);
  const paper = paperOf(map.nodes.id[i] ?? "") !== null;
  const size = pluralize(map.nodes.papers[i] ?? 0, paper ? "shown concept" : "paper");
  const folded = map.nodes.folded[i] ?? 0;
  const kinds = folded > 0 ? `stands for ${pluralize(folded, "kind")}` : "";
  return [map.nodes.label[i], community?.label, size, kinds].filter(Boolean).join(", ");
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
