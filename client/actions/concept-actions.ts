import { collapse, expand, hide, select, selectMore, togglePin, toggleSelection } from "../state/map-changes.ts";
import { addToSet, showPage } from "../state/view-changes.ts";
import type { Action, ActionContext } from "./action.ts";

const any: Action["when"] = ({ concepts }) => concepts.length > 0;
const hasSeveralSelected: Action["when"] = ({ store }) => store.get().map.selected.length > 1;

/** What can be done with the concept of a menu, of the keyboard, or with what is selected. */
export const conceptActions: readonly Action[] = [
  {
    id: "expand",
    label: "Expand by 15 partners",
    keys: ["e"],
    scope: "map",
    when: any,
    run: ({ store, concepts }) => store.change(expand(concepts)),
  },
  {
    id: "open-kinds",
    label: "Show its kinds nearer",
    keys: ["k"],
    scope: "map",
    when: ({ map, scene, concepts }) => scene !== null && concepts.length === 1 && foldedOf(map, concepts[0]) > 0,
    run: ({ scene, concepts }) => scene?.approach(concepts[0] ?? ""),
  },
  {
    id: "collapse",
    label: "Collapse",
    keys: ["Shift+e"],
    scope: "map",
    when: ({ store, concepts }) => concepts.some((id) => store.get().map.expanded.includes(id)),
    run: ({ store, concepts }) => store.change(collapse(concepts)),
  },
  {
    id: "pin",
    label: "Pin or unpin",
    keys: ["p"],
    scope: "map",
    when: any,
    run: ({ store, concepts }) => store.change(togglePin(concepts)),
  },
  {
    id: "hide",
    label: "Hide",
    keys: ["h"],
    scope: "map",
    when: any,
    run: ({ store, concepts }) => store.change(hide(concepts)),
  },
  {
    id: "path",
    label: "Path to…",
    keys: ["o"],
    scope: "map",
    when: ({ concepts }) => concepts.length === 1 || concepts.length === 2,
    run: ({ path, concepts }) => path(concepts[0] ?? "", concepts[1]),
  },
  {
    id: "toggle-selected",
    label: "Add to the selection, or remove from it",
    keys: ["Shift+Enter"],
    scope: "map",
    when: ({ concepts }) => concepts.length === 1,
    run: ({ store, concepts }) => store.change(toggleSelection(concepts[0] ?? "")),
  },
  {
    id: "select-neighbours",
    label: "Select it and its shown neighbours",
    keys: ["n"],
    scope: "map",
    when: ({ map, concepts }) => map !== undefined && concepts.length > 0,
    run: (context) => context.store.change(selectMore([...context.concepts, ...neighboursOf(context)])),
  },
  {
    id: "select-community",
    label: "Select its community",
    keys: [],
    scope: "map",
    when: ({ map, concepts }) => map !== undefined && concepts.length === 1,
    run: (context) => context.store.change(select(communityOf(context))),
  },
  {
    id: "matrix",
    label: "Show the selection as a matrix",
    keys: [],
    scope: "map",
    when: hasSeveralSelected,
    run: ({ store }) =>
      store.change((view) => showPage("pairs")(addToSet(...view.map.selected)({ ...view, set: [], query: "" }))),
  },
];

/** What is linked on the map to the concepts that an action is about, strongest links first. */
function neighboursOf({ map, concepts }: ActionContext): string[] {
  if (!map) return [];
  const { nodes, links } = map;
  const own = new Set(concepts.map((id) => nodes.id.indexOf(id)));
  return [...links.source.keys()]
    .filter((k) => own.has(links.source[k] ?? -1) !== own.has(links.target[k] ?? -1))
    .sort((a, b) => (links.npmi[b] ?? 0) - (links.npmi[a] ?? 0) || a - b)
    .map((k) => nodes.id[(own.has(links.source[k] ?? -1) ? links.target[k] : links.source[k]) ?? -1] ?? "");
}

/** For how many kinds a concept stands on the map. */
function foldedOf(map: ActionContext["map"], concept: string | undefined): number {
  return map?.nodes.folded[map.nodes.id.indexOf(concept ?? "")] ?? 0;
}

function communityOf({ map, concepts }: ActionContext): string[] {
  if (!map) return [];
  const community = map.nodes.community[map.nodes.id.indexOf(concepts[0] ?? "")];
  return map.nodes.id.filter((_, i) => map.nodes.community[i] === community);
}
