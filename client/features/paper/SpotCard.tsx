import { type ReactNode, type RefObject, useCallback, useEffect } from "react";
import { HintCard } from "../../ui/HintCard.tsx";
import type { Spot } from "./reading-spots.ts";
import { rangeIn } from "./text-place.ts";

interface Props {
  readonly spot: Spot;
  /** The character that is pointed at: the card stands at its line. */
  readonly at: number;
  readonly text: RefObject<HTMLElement | null>;
  readonly card: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: (event: React.PointerEvent) => void;
}

const highlight = "read-phrase";

/** The card of a spot in a text, and the spot itself lit. */
export function SpotCard({ spot: { start, end }, at, text, ...rest }: Props) {
  const anchor = useCallback(() => {
    if (!text.current) return undefined;
    const line = rangeIn(text.current, Math.max(0, at - 1), at + 1).getBoundingClientRect();
    const boxes = [...rangeIn(text.current, start, end).getClientRects()];
    return boxes.find(({ top, bottom }) => line.bottom > top + 4 && line.top < bottom - 4) ?? boxes[0];
  }, [start, end, at, text]);
  useEffect(() => {
    // Browsers without it show the card alone.
    if (!text.current || !CSS.highlights) return;
    CSS.highlights.set(highlight, new Highlight(rangeIn(text.current, start, end)));
    return () => void CSS.highlights.delete(highlight);
  }, [start, end, text]);
  return <HintCard name="How this is read" anchor={anchor} {...rest} />;
}
