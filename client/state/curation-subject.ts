import { showDialog } from "./dialogs.ts";

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
