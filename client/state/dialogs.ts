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

/** What a dialog of curation is about. */
export interface Subject {
  readonly concepts: readonly string[];
  readonly phrase: string;
}

/** The dialogs that ask for more than a press. */
export type CurationDialog = "merge" | "split" | "rename" | "group" | "phrase";

let subject: Subject = { concepts: [], phrase: "" };

export const curationSubject = (): Subject => subject;

/** Opens a dialog about concepts, or about a phrase. */
export function openCuration(dialog: CurationDialog, about: Partial<Subject>): void {
  subject = { concepts: about.concepts ?? [], phrase: about.phrase ?? "" };
  showDialog(dialog);
}
