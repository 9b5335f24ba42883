import type { CurationAction } from "../../graph/contract/curation.ts";
import { type CurationDialog, openCuration } from "../state/dialogs.ts";
import type { Action, ActionContext } from "./action.ts";

const canDecideAboutConcepts: Action["when"] = ({ concepts, canDecide }) => canDecide && concepts.length > 0;

/** An action that opens a dialog for the details. */
function openDialog(dialog: CurationDialog, label: string, key: string, single = false): Action {
  return {
    id: `curate-${dialog}`,
    label,
    keys: [key],
    scope: "map",
    when: (context) => canDecideAboutConcepts(context) && (!single || context.concepts.length === 1),
    run: ({ concepts }) => openCuration(dialog, { concepts }),
  };
}

/** An action that records a decision at once; the toast that follows offers to undo it. */
function deciding(
  id: string,
  label: string,
  keys: readonly string[],
  each: (concept: string) => CurationAction,
): Action {
  return {
    id,
    label,
    keys,
    scope: "map",
    when: canDecideAboutConcepts,
    run: ({ decide, concepts }: ActionContext) => decide(concepts.map(each)),
  };
}

/** Decisions about concepts, valid for everyone who uses this corpus; each can be undone. */
export const curationActions: readonly Action[] = [
  openDialog("merge", "Merge into…", "m"),
  openDialog("split", "Split into two concepts…", "s", true),
  openDialog("rename", "Rename…", "r", true),
  openDialog("group", "Put in a group…", "g"),
  deciding("curate-pin", "Pin the label for everyone", ["Shift+p"], (concept) => ({ kind: "pin", concept })),
  deciding("curate-hide", "Hide everywhere", ["Shift+h"], (concept) => ({ kind: "hide", concept })),
  {
    id: "curate-phrase",
    label: "Always or never a concept…",
    keys: ["a"],
    scope: "map",
    when: ({ canDecide }) => canDecide,
    run: () => openCuration("phrase", {}),
  },
  {
    id: "curate-undo",
    label: "Undo the last decision",
    keys: ["u"],
    scope: "map",
    when: ({ canDecide }) => canDecide,
    run: ({ undoDecision }) => undoDecision(),
  },
];
