import { useRef } from "react";

/** Longer than a held key takes to repeat. */
const SETTLE_MS = 150;

/** Passes the last value on, once no other has come for a moment: each key press ends a movement of a slider, and each end redraws the map. */
export function useSettled<T>(onSettled: (value: T) => void): (value: T) => void {
  const timer = useRef(0);
  return (value) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onSettled(value), SETTLE_MS);
  };
}
