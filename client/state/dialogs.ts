import { useSyncExternalStore } from "react";

export type DialogName =
  | "palette"
  | "shortcuts"
  | "share"
  | "sets"
  | "help"
  | "more"
  | "merge"
  | "split"
  | "rename"
  | "group"
  | "phrase";

let shown: DialogName | null = null;
const listeners = new Set<() => void>();

/** Which dialog is open; it is no part of the view, so the address does not hold it. */
export function useDialog(): DialogName | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

export function showDialog(name: DialogName | null): void {
  shown = name;
  for (const listener of listeners) listener();
}
