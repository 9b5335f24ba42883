import { type KeyboardEvent, type PointerEvent, useState } from "react";

const key = "isthmus.dock";
const least = 42;
const first = 232;
const step = 24;

/** The upper edge of the table: dragged, or moved with the arrow keys; remembered on this machine. */
export function DockHandle() {
  const [height, setHeight] = useState(readHeight);
  const change = (wanted: number) => {
    const next = Math.round(Math.min(most(), Math.max(least, wanted)));
    setHeight(next);
    show(next);
    try {
      localStorage.setItem(key, String(next));
    } catch {
      // Without storage the height lasts as long as the page.
    }
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
    const wanted = { ArrowUp: height + step, ArrowDown: height - step, Home: least, End: most() }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    change(wanted);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; a separator with a value can.
    <div
      className="dock-handle"
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the table"
      aria-valuenow={height}
      aria-valuemin={least}
      aria-valuemax={most()}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => change(first)}
    />
  );
}

/** Seven tenths of the window: the map keeps the rest. */
function most(): number {
  return Math.round(window.innerHeight * 0.7);
}

function readHeight(): number {
  let stored = Number.NaN;
  try {
    stored = Number(localStorage.getItem(key) ?? Number.NaN);
  } catch {
    // As if nothing had been stored.
  }
  // On a tablet the map needs the room until the table is asked for.
  const usual = window.innerWidth < 1024 ? least : first;
  const height = Number.isFinite(stored) && stored >= least ? Math.min(most(), stored) : usual;
  show(height);
  return height;
}

function show(height: number): void {
  document.documentElement.style.setProperty("--dock", `${height}px`);
}
