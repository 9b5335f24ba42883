import { type ReactNode, type RefObject, useLayoutEffect } from "react";

const gap = 2;
const margin = 8;

interface Props {
  readonly card: RefObject<HTMLElement | null>;
  readonly name: string;
  /** What it is about, as it stands in the window now: the line that is meant. */
  readonly anchor: () => DOMRect | undefined;
  readonly children: ReactNode;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: (event: React.PointerEvent) => void;
}

/** A small card over the page, at something in a text; it takes no room, and may be pointed at itself (WCAG 1.4.13). */
export function HintCard({ card, name, anchor, children, ...events }: Props) {
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
