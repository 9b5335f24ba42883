import { useSyncExternalStore } from "react";

/** What happened, and how to take it back. */
export interface Toast {
  readonly text: string;
  readonly bad: boolean;
  readonly undo: (() => void) | undefined;
}

const STAYS_MS = 15_000;
let shown: Toast | null = null;
let timer = 0;
const listeners = new Set<() => void>();

export function useToast(): Toast | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

/** Shows a message in the place of the former one; it goes by itself when nobody is at it. */
export function showToast(toast: Toast | null): void {
  shown = toast;
  holdToast(false);
  for (const listener of listeners) listener();
}

/** Keeps the message while the pointer or the focus is on it. */
export function holdToast(hold: boolean): void {
  clearTimeout(timer);
  if (shown && !hold) timer = window.setTimeout(() => showToast(null), STAYS_MS);
}
