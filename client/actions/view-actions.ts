import { close, resetLens, showPage } from "../state/view.ts";
import { pages } from "../views/pages.ts";
import type { Action } from "./action.ts";

function showAction({ page, label }: (typeof pages)[number], i: number): Action {
  return {
    id: `show-${page}`,
    label: `Show ${label.toLowerCase()}`,
    keys: [String(i + 1)],
    scope: "map",
    when: ({ store }) => store.get().page !== page,
    run: ({ store }) => store.change(showPage(page)),
  };
}

/** What changes the view. */
export const viewActions: readonly Action[] = [
  {
    id: "find",
    label: "Find a concept or paper",
    keys: ["/"],
    scope: "anywhere",
    when: () => true,
    run: ({ find }) => find(),
  },
  ...pages.map(showAction),
  {
    id: "close",
    label: "Close the panel",
    keys: ["Escape"],
    scope: "anywhere",
    when: ({ store }) => store.get().open !== null,
    run: ({ store }) => store.change(close),
  },
  {
    id: "reset-lens",
    label: "Reset the lens",
    keys: [],
    scope: "map",
    when: () => true,
    run: ({ store }) => store.change(resetLens),
  },
  {
    id: "undo",
    label: "Undo",
    keys: ["Mod+z"],
    scope: "anywhere",
    when: ({ store }) => store.canUndo(),
    run: ({ store }) => store.undo(),
  },
  {
    id: "redo",
    label: "Redo",
    keys: ["Mod+Shift+z"],
    scope: "anywhere",
    when: ({ store }) => store.canRedo(),
    run: ({ store }) => store.redo(),
  },
];
