import { useSyncExternalStore } from "react";

const key = "isthmus.tour";
export const tourSteps = 6;

let step: number | null = null;
const listeners = new Set<() => void>();

/** Where the tour stands, 1 … 6; null when it is not on. */
export function useTour(): number | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => step,
  );
}

export function tourStep(): number | null {
  return step;
}

export function showTour(next: number): void {
  step = next <= tourSteps ? next : null;
  if (step === null) remember();
  for (const listener of listeners) listener();
}

/** Ends it; it does not come by itself again. */
export function endTour(): void {
  showTour(tourSteps + 1);
}

/** True when the tour was taken or skipped in this browser. */
export function tourSeen(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(key, "done");
  } catch {
    // Without storage it comes again with the next visit.
  }
}
