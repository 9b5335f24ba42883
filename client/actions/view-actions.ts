import type { Page } from "../state/view.ts";
import { closePanel, resetLens, showPage } from "../state/view-changes.ts";
import type { Action } from "./action.ts";

/** The views in the order of their tabs and number keys. */
export const pages: readonly { readonly page: Page; readonly label: string }[] = [
  { page: "map", label: "Map" },
  { page: "pairs", label: "Co-occurrence" },
  { page: "bridges", label: "Bridges" },
  { page: "gaps", label: "Gaps" },
  { page: "trends", label: "Trends" },
  { page: "compare", label: "Compare" },
];

/** Views that have no tab of their own everywhere: the console belongs to graph databases. */
export const furtherPages: readonly { readonly page: Page; readonly label: string }[] = [
  { page: "vocabulary", label: "Vocabulary" },
  { page: "console", label: "Cypher console" },
  { page: "import", label: "Import papers" },
];

function showAction({ page, label }: (typeof pages)[number], keys: readonly string[]): Action {
  return {
    id: `show-${page}`,
    label: label.includes("Cypher") || label.startsWith("Import") ? label : `Show ${label.toLowerCase()}`,
    keys,
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
  ...pages.map((page, i) => showAction(page, [String(i + 1)])),
  ...furtherPages.map((page) => showAction(page, [])),
  {
    id: "close",
    label: "Close the panel, then the tour",
    keys: ["Escape"],
    scope: "anywhere",
    when: ({ store, tour }) => store.get().open !== null || tour.on,
    run: ({ store, tour }) => (store.get().open === null ? tour.end() : store.change(closePanel)),
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
