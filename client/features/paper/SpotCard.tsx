import { type ReactNode, type RefObject, useCallback, useEffect, useLayoutEffect } from "react";
import { rangeIn } from "./text-place.ts";
import type { Spot } from "./word-spots.ts";

interface Props {
  readonly spot: Spot;
  /** The character under the pointer; the card is placed at its line. */
  readonly at: number;
  readonly text: RefObject<HTMLElement | null>;
  readonly card: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: (event: React.PointerEvent) => void;
}

const highlight = "read-phrase";

/** The card of a spot in a text, with the spot highlighted. */
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

const gap = 2;
const margin = 8;

interface HintCardProps {
  readonly card: RefObject<HTMLElement | null>;
  readonly name: string;
  /** The rectangle in the window that the card points at. */
  readonly anchor: () => DOMRect | undefined;
  readonly children: ReactNode;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: (event: React.PointerEvent) => void;
}

/** A small card over the page, beside a part of a text; the pointer may move onto it (WCAG 1.4.13). */
function HintCard({ card, name, anchor, children, ...events }: HintCardProps) {
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    if (!element.matches(":popover-open")) element.showPopover();
    const place = () => {
      const box = anchor();
      if (!box) return;
      const { style, offsetWidth, offsetHeight } = element;
      style.left = `${Math.max(margin, Math.min(box.left, innerWidth - offsetWidth - margin))}px`;
      const below = box.bottom + gap + offsetHeight + margin < innerHeight || box.top < offsetHeight;
      style.top = below ? `${box.bottom + gap}px` : "auto";
      style.bottom = below ? "auto" : `${innerHeight - box.top + gap}px`;
    };
    place();
    const grown = new ResizeObserver(place);
    grown.observe(element);
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
    return () => {
      grown.disconnect();
      window.removeEventListener("scroll", place, true);
      window.removeEventListener("resize", place);
    };
  }, [card, anchor]);
  return (
    <section ref={card} popover="manual" aria-label={name} aria-live="polite" className="popover hint-card" {...events}>
      {children}
    </section>
  );
}
