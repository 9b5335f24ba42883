import { observable, useObservable } from "./observable.ts";

/** What happened, and how to take it back. */
export interface Toast {
  readonly text: string;
  readonly bad: boolean;
  readonly undo: (() => void) | undefined;
}

const STAYS_MS = 15_000;
const toast = observable<Toast | null>(null);
let timer = 0;

export function useToast(): Toast | null {
  return useObservable(toast);
}

/** Shows a message in the place of the former one; it goes by itself when nobody is at it. */
export function showToast(next: Toast | null): void {
  toast.set(next);
  holdToast(false);
}

/** Keeps the message while the pointer or the focus is on it. */
export function holdToast(hold: boolean): void {
  clearTimeout(timer);
  if (toast.get() && !hold) timer = window.setTimeout(() => showToast(null), STAYS_MS);
}
