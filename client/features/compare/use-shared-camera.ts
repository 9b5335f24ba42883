import { type PointerEvent, useCallback, useMemo, useRef, useState, type WheelEvent } from "react";
import { plane } from "../../map/model/model.ts";

/** The part of the plane that both drawings show. */
export interface SharedCamera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const wholeMap: SharedCamera = { x: plane.width / 2, y: plane.height / 2, zoom: 1 };
const maxZoom = 8;
/** Sea around the outermost concepts, for their names. */
const margin = 1.12;

/** One camera for two drawings, which move together. */
export function useSharedCamera() {
  const [shown, setShown] = useState(wholeMap);
  const from = useRef<{ x: number; y: number; shown: SharedCamera } | null>(null);
  const zoomBy = useCallback(
    (factor: number) => setShown((now) => ({ ...now, zoom: Math.min(maxZoom, Math.max(1, now.zoom * factor)) })),
    [],
  );
  const handlers = useMemo(
    () => ({
      onPointerDown(event: PointerEvent<SVGSVGElement>) {
        from.current = { x: event.clientX, y: event.clientY, shown };
      },
      onPointerMove(event: PointerEvent<SVGSVGElement>) {
        const start = from.current;
        if (!start || event.buttons === 0) return;
        const perPixel = (plane.width * margin) / start.shown.zoom / event.currentTarget.clientWidth;
        setShown({
          ...start.shown,
          x: start.shown.x - (event.clientX - start.x) * perPixel,
          y: start.shown.y - (event.clientY - start.y) * perPixel,
        });
      },
      onPointerUp() {
        from.current = null;
      },
      onWheel(event: WheelEvent<SVGSVGElement>) {
        zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2);
      },
    }),
    [shown, zoomBy],
  );
  return { shown, handlers, zoomBy, fit: () => setShown(wholeMap) };
}

/** Left and right edge of what is shown. */
export function edgesOf({ x, zoom }: SharedCamera): readonly [number, number] {
  const half = (plane.width * margin) / zoom / 2;
  return [x - half, x + half];
}

/** The window as an SVG viewBox. */
export function viewBoxOf({ x, y, zoom }: SharedCamera): string {
  const [width, height] = [(plane.width * margin) / zoom, (plane.height * margin) / zoom];
  return [x - width / 2, y - height / 2, width, height].map((n) => n.toFixed(1)).join(" ");
}
