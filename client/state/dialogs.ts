import { observable, useObservable } from "./observable.ts";

export type DialogName =
  | "palette"
  | "shortcuts"
  | "share"
  | "sets"
  | "help"
  | "welcome"
  | "more"
  | "merge"
  | "split"
  | "rename"
  | "name-community"
  | "group"
  | "phrase";

const dialog = observable<DialogName | null>(null);

/** The open dialog; it is not part of the view, so the address does not contain it. */
export function useDialog(): DialogName | null {
  return useObservable(dialog);
}

export const showDialog = dialog.set;

/** What a dialog of curation is about. */
export interface Subject {
  readonly concepts: readonly string[];
  readonly phrase: string;
}

/** The dialogs that need further input. */
export type CurationDialog = "merge" | "split" | "rename" | "name-community" | "group" | "phrase";

let subject: Subject = { concepts: [], phrase: "" };

export const curationSubject = (): Subject => subject;

/** Opens a dialog about concepts, or about a phrase. */
export function openCuration(dialog: CurationDialog, opened: Partial<Subject>): void {
  subject = { concepts: opened.concepts ?? [], phrase: opened.phrase ?? "" };
  showDialog(dialog);
}
