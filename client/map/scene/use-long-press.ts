import { type RefObject, useEffect } from "react";
import { paperOf } from "../model/with-papers.ts";
import type { MapScene } from "./scene.ts";

const long = 500;
const maxDrift = 10;
const reach = 20;

/** Reports a long press on a concept, the touch counterpart of a right click. */
export function useLongPress(
  stage: RefObject<HTMLElement | null>,
  scene: MapScene | null,
  onLongPress: (concept: string, at: { x: number; y: number }) => void,
): void {
  useEffect(() => {
    const element = stage.current;
    if (!element || !scene) return;
    let timer = 0;
    let from = { x: 0, y: 0 };
    const stop = () => clearTimeout(timer);
    const onDown = (event: PointerEvent) => {
      stop();
      if (event.pointerType === "mouse" || !event.isPrimary) return;
      const { left, top } = element.getBoundingClientRect();
      from = { x: event.clientX, y: event.clientY };
      const at = { x: from.x - left, y: from.y - top };
      timer = window.setTimeout(() => {
        const id = scene.idAt(at, reach);
        if (id !== undefined && paperOf(id) === null) onLongPress(id, at);
      }, long);
    };
    const move = (event: PointerEvent) => {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > maxDrift) stop();
    };
    element.addEventListener("pointerdown", onDown, true);
    element.addEventListener("pointermove", move, true);
    for (const name of ["pointerup", "pointercancel"] as const) element.addEventListener(name, stop, true);
    return () => {
      stop();
      element.removeEventListener("pointerdown", onDown, true);
      element.removeEventListener("pointermove", move, true);
      for (const name of ["pointerup", "pointercancel"] as const) element.removeEventListener(name, stop, true);
    };
  }, [stage, scene, onLongPress]);
}
