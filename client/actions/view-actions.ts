import { close, resetLens, showPage } from "../state/view.ts";
import type { Action } from "./action.ts";

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
  {
    id: "show-map",
    label: "Show the map",
    keys: ["1"],
    scope: "map",
    when: ({ store }) => store.get().page !== "map",
    run: ({ store }) => store.change(showPage("map")),
  },
  {
    id: "show-bridges",
    label: "Show bridge papers",
    keys: ["2"],
    scope: "map",
    when: ({ store }) => store.get().page !== "bridges",
    run: ({ store }) => store.change(showPage("bridges")),
  },
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
