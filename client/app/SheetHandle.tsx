import { type PointerEvent, useRef } from "react";

/** Height of the sheet on a phone. */
export type Snap = "low" | "half" | "full";

const order: readonly Snap[] = ["low", "half", "full"];
/** Pixels that make a drag out of a press. */
const drag = 24;

/** The handle of the sheet: dragging moves it one step, pressing raises it and, when it is full, lowers it again. */
export function SheetHandle({ snap, onSnap }: { snap: Snap; onSnap: (snap: Snap) => void }) {
  const from = useRef<number | null>(null);
  const dragged = useRef(false);
  const step = (by: 1 | -1) => onSnap(order[Math.max(0, Math.min(2, order.indexOf(snap) + by))] ?? "half");
  const onPointerUp = (event: PointerEvent) => {
    const moved = from.current === null ? 0 : event.clientY - from.current;
    from.current = null;
    dragged.current = Math.abs(moved) >= drag;
    if (dragged.current) step(moved < 0 ? 1 : -1);
  };
  return (
    <button
      type="button"
      className="sheet-handle"
      aria-label={snap === "full" ? "Lower the sheet" : "Raise the sheet"}
      onPointerDown={(event) => {
        from.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={onPointerUp}
      onClick={() => {
        if (dragged.current) dragged.current = false;
        else if (snap === "full") onSnap("half");
        else step(1);
      }}
    >
      <span aria-hidden="true" />
    </button>
  );
}
