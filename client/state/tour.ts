import { readStorage, writeStorage } from "./browser-storage.ts";
import { observable, useObservable } from "./observable.ts";

const key = "isthmus.tour";
const welcomeKey = "isthmus.welcome";
export const tourSteps = 6;

const step = observable<number | null>(null);

/** The current step of the tour, 1 … 6; null when it is off. */
export function useTour(): number | null {
  return useObservable(step);
}

export function tourStep(): number | null {
  return step.get();
}

export function showTour(next: number): void {
  if (next > tourSteps) writeStorage(key, "done");
  step.set(next > tourSteps ? null : next);
}

/** Ends it; it does not start by itself again. */
export function endTour(): void {
  showTour(tourSteps + 1);
}

/** True the first time only that this browser opens the explorer. */
export function isNewVisitor(): boolean {
  const first = readStorage(welcomeKey) === null;
  if (first) writeStorage(welcomeKey, "seen");
  return first;
}

/** True when the tour was taken or skipped in this browser. */
export function wasTourSeen(): boolean {
  return readStorage(key) !== null;
}
