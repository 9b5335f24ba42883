import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { readStorage, writeStorage } from "../../state/browser-storage.ts";

const key = "isthmus.dock";
const minHeight = 42;
const usualHeight = 232;
const step = 24;

/** The upper edge of the table: dragged, or moved with the arrow keys; remembered on this machine. */
export function DockHandle() {
  const [height, setHeight] = useState(readHeight);
  const change = (wanted: number) => {
    const next = Math.round(Math.min(maxHeight(), Math.max(minHeight, wanted)));
    setHeight(next);
    show(next);
    writeStorage(key, String(next));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const from = event.clientY + (handle.parentElement?.offsetHeight ?? height);
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => change(from - moved.clientY);
    const end = () => handle.removeEventListener("pointermove", move);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", end, { once: true });
    handle.addEventListener("pointercancel", end, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = { ArrowUp: height + step, ArrowDown: height - step, Home: minHeight, End: maxHeight() }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    change(wanted);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be focused and moved; a separator with a value can.
    <div
      className="dock-handle"
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the table"
      aria-valuenow={height}
      aria-valuemin={minHeight}
      aria-valuemax={maxHeight()}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => change(usualHeight)}
    />
  );
}

/** Seven tenths of the window: the map keeps the rest. */
function maxHeight(): number {
  return Math.round(window.innerHeight * 0.7);
}

function readHeight(): number {
  const stored = Number(readStorage(key) ?? Number.NaN);
  // On a tablet the map needs the room until the table is asked for.
  const usual = window.innerWidth < 1024 ? minHeight : usualHeight;
  const height = Number.isFinite(stored) && stored >= minHeight ? Math.min(maxHeight(), stored) : usual;
  show(height);
  return height;
}

function show(height: number): void {
  document.documentElement.style.setProperty("--dock", `${height}px`);
}
