import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { beginningOf, characterAt, selectionIn } from "./text-place.ts";
import type { TextPlace } from "./word-spots.ts";

/** Delays in milliseconds before a card opens and closes; the second leaves time to move into the card. */
const OPEN_DELAY_MS = 300;
const CLOSE_DELAY_MS = 250;

/** The spot of a text under the pointer, finger, focus or selection; null while there is none. */
export function usePointing(text: RefObject<HTMLElement | null>, card: RefObject<HTMLElement | null>) {
  const [pointed, setPointed] = useState<TextPlace | null>(null);
  const timer = useRef(0);
  const later = useMemo(
    () => (delay: number, run: () => void) => {
      clearTimeout(timer.current);
      timer.current = window.setTimeout(run, delay);
    },
    [],
  );
  const point = (place: TextPlace | null) => {
    clearTimeout(timer.current);
    setPointed(place);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const onSelect = () => {
      const selected = text.current && selectionIn(text.current);
      if (selected) later(OPEN_DELAY_MS, () => setPointed(selected));
    };
    document.addEventListener("selectionchange", onSelect);
    return () => document.removeEventListener("selectionchange", onSelect);
  }, [text, later]);
  useDismiss(pointed !== null, () => point(null), text, card);
  const place = (event: { clientX: number; clientY: number }) =>
    text.current && characterAt(text.current, { x: event.clientX, y: event.clientY });
  return {
    pointed,
    point,
    onText: {
      onPointerMove(event: React.PointerEvent) {
        if (event.pointerType === "touch" || event.buttons !== 0 || selectionIn(event.currentTarget)) return;
        const { clientX, clientY } = event;
        later(OPEN_DELAY_MS, () => setPointed(place({ clientX, clientY })));
      },
      onPointerLeave(event: React.PointerEvent) {
        if (event.pointerType !== "touch") later(CLOSE_DELAY_MS, () => setPointed(null));
      },
      /** A finger cannot rest: its first tap on a mark shows the card, the second opens the concept. */
      onClickCapture(event: React.MouseEvent) {
        if ((event.nativeEvent as PointerEvent).pointerType !== "touch" || selectionIn(event.currentTarget)) return;
        const tapped = place(event);
        const isSecondTap = pointed !== null && tapped !== null && Math.abs(tapped.at - pointed.at) < 2;
        if (isSecondTap) return;
        event.stopPropagation();
        point(tapped);
      },
      onFocus(event: React.FocusEvent) {
        if (text.current && event.target.matches(":focus-visible"))
          point({ at: beginningOf(text.current, event.target) + 1 });
      },
      onBlur(event: React.FocusEvent) {
        if (!card.current?.contains(event.relatedTarget)) point(null);
      },
    },
    onCard: {
      onPointerEnter: () => clearTimeout(timer.current),
      onPointerLeave: (event: React.PointerEvent) => {
        if (event.pointerType !== "touch") later(CLOSE_DELAY_MS, () => setPointed(null));
      },
    },
  };
}

/** Escape, and a press anywhere else. */
function useDismiss(
  open: boolean,
  close: () => void,
  text: RefObject<HTMLElement | null>,
  card: RefObject<HTMLElement | null>,
) {
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // The card alone goes; the panel stays.
      event.stopPropagation();
      close();
    };
    const onPress = ({ target }: PointerEvent) => {
      const inside = [text.current, card.current].some((part) => part?.contains(target as Node));
      if (!inside) close();
    };
    window.addEventListener("keydown", onKey, true);
    window.addEventListener("pointerdown", onPress, true);
    return () => {
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("pointerdown", onPress, true);
    };
  });
}
