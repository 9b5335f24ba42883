import { type RefObject, useEffect, useRef, useState } from "react";
import { selectMore, toggleSelection } from "../../state/map-changes.ts";
import { mapMode, setMapMode, useMapMode } from "../../state/map-mode.ts";
import { viewStore } from "../../state/use-view.ts";
import { announce } from "../../ui/announce.ts";
import { pluralize } from "../../ui/words/format.ts";
import type { Point } from "../model/frame.ts";
import { paperOf } from "../model/with-papers.ts";
import type { MapScene } from "./scene.ts";

type Loop = readonly (readonly [number, number])[];

/** A loop drawn around concepts: by dragging with Shift, or with the loop tool; a click with Shift adds one concept. */
export function Lasso({ stage, scene }: { stage: RefObject<HTMLDivElement | null>; scene: MapScene | null }) {
  const { lasso } = useMapMode();
  const [loop, setLoop] = useState<Loop>([]);
  const latest = useRef<Loop>([]);
  useEffect(() => {
    const element = stage.current;
    if (!element || !scene) return;
    const draw = (next: Loop) => {
      latest.current = next;
      setLoop(next);
    };
    const at = (event: PointerEvent): [number, number] => {
      const { left, top } = element.getBoundingClientRect();
      return [event.clientX - left, event.clientY - top];
    };
    const move = (event: PointerEvent) => draw([...latest.current, at(event)]);
    const end = () => {
      // The click that follows belongs to the loop.
      window.addEventListener("click", (event) => event.stopPropagation(), { capture: true, once: true });
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      finish(scene, latest.current);
      draw([]);
    };
    const begin = (event: PointerEvent) => {
      if (event.button !== 0 || !(event.shiftKey || mapMode().lasso)) return;
      event.preventDefault();
      element.focus();
      draw([at(event)]);
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", end);
      window.addEventListener("pointercancel", end);
    };
    // Sigma listens on an inner element: drawing a loop must not move the map as well.
    const keep = (event: MouseEvent | TouchEvent) => {
      if (latest.current.length > 0) event.stopPropagation();
    };
    element.addEventListener("pointerdown", begin, true);
    for (const name of ["mousedown", "touchstart"] as const) element.addEventListener(name, keep, true);
    return () => {
      element.removeEventListener("pointerdown", begin, true);
      for (const name of ["mousedown", "touchstart"] as const) element.removeEventListener(name, keep, true);
    };
  }, [stage, scene]);
  return (
    <svg className="lasso" data-active={lasso || loop.length > 0} aria-hidden="true">
      {loop.length > 1 && <polygon points={loop.map((point) => point.join(",")).join(" ")} />}
    </svg>
  );
}

/** A short loop is a click. */
const minLoop = 12;

function finish(scene: MapScene, loop: Loop): void {
  const [first = [0, 0]] = loop;
  const isLoop = loop.some(([x, y]) => Math.hypot(x - first[0], y - first[1]) > minLoop);
  if (!isLoop) {
    clickWithShift(scene, { x: first[0], y: first[1] });
    return;
  }
  const found = scene.within(loop);
  setMapMode({ lasso: false });
  if (found.length > 0) viewStore.change(selectMore(found));
  announce(found.length === 0 ? "No concept in the loop." : `${pluralize(found.length, "concept")} selected.`);
}

function clickWithShift(scene: MapScene, at: Point): void {
  const id = scene.idAt(at);
  if (id !== undefined && paperOf(id) === null) viewStore.change(toggleSelection(id));
}
