import { observable, useObservable } from "./observable.ts";

/** A message about what happened, with a way to undo it. */
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

/** Shows a message in place of the previous one; it disappears by itself unless `holdToast` keeps it. */
export function showToast(next: Toast | null): void {
  toast.set(next);
  holdToast(false);
}

/** Shows more about the same thing, unless another message came meanwhile or it was closed. */
export function replaceToast(shown: Toast, next: Toast): void {
  if (toast.get() === shown) showToast(next);
}

/** Keeps the message while the pointer or the focus is on it. */
export function holdToast(isHeld: boolean): void {
  clearTimeout(timer);
  if (toast.get() && !isHeld) timer = window.setTimeout(() => showToast(null), STAYS_MS);
}
