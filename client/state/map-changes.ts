import { type Open, openOver } from "./open-panel.ts";
import { type MapParams, maxIds } from "./view.ts";
import type { Change } from "./view-changes.ts";

type IdList = "pinned" | "hidden" | "expanded" | "selected" | "path";

/** Changes something about what is on the map. */
export const changeMap =
  (change: Partial<MapParams> | ((on: MapParams) => MapParams)): Change =>
  (view) => ({ ...view, map: typeof change === "function" ? change(view.map) : { ...view.map, ...change } });

/** One step more of the partners of each. */
export const expand = (ids: readonly string[]): Change =>
  changeMap((on) => ({ ...on, expanded: [...on.expanded, ...ids].slice(0, maxIds.expanded) }));

/** Takes back all steps of the expansion of each. */
export const collapse = (ids: readonly string[]): Change => changeMap((on) => withoutIds(on, "expanded", ids));

/** Pins all, or unpins all when each is pinned. */
export const togglePin = (ids: readonly string[]): Change =>
  changeMap((on) =>
    ids.every((id) => on.pinned.includes(id)) ? withoutIds(on, "pinned", ids) : withIds(on, "pinned", ids),
  );

/** Removes concepts that the corpus does not have from every list of the map. */
export const forgetIds =
  (ids: readonly string[]): Change =>
  (view) => {
    const lists = ["pinned", "hidden", "expanded", "selected", "path"] as const;
    const map = lists.reduce((now, list) => withoutIds(now, list, ids), view.map);
    return { ...view, open: withoutPanelsOf(view.open, ids), map };
  };

/** Hiding a concept also closes, deselects and unpins it. */
export const hide =
  (ids: readonly string[]): Change =>
  (view) => {
    const on = withIds(view.map, "hidden", ids);
    const map = (["pinned", "selected", "expanded", "path"] as const).reduce(
      (now, list) => withoutIds(now, list, ids),
      on,
    );
    return { ...view, open: withoutPanelsOf(view.open, ids), map };
  };

/** What is open, and behind it, without the panels of these concepts and of their links. */
export function withoutPanelsOf(open: Open | null, ids: readonly string[]): Open | null {
  if (open === null) return null;
  const { behind, ...panel } = open;
  const rest = withoutPanelsOf(behind ?? null, ids);
  return conceptsOf(panel).some((id) => ids.includes(id)) ? rest : openOver(rest, panel);
}

function conceptsOf(open: Open): readonly string[] {
  if (open.kind === "link") return [open.a, open.b];
  return open.kind === "concept" ? [open.id] : [];
}

export const showHidden: Change = changeMap({ hidden: [] });

/** Adds a concept to the selection, or removes it. */
export const toggleSelection = (id: string): Change =>
  changeMap((on) => tidy(on.selected.includes(id) ? withoutIds(on, "selected", [id]) : withIds(on, "selected", [id])));

export const select = (ids: readonly string[]): Change =>
  changeMap((on) => tidy(withIds({ ...on, selected: [], path: [] }, "selected", ids)));

export const selectMore = (ids: readonly string[]): Change => changeMap((on) => withIds(on, "selected", ids));

/** Without a selection the table cannot be limited to it. */
function tidy(on: MapParams): MapParams {
  return on.selected.length === 0 ? { ...on, only: false } : on;
}

export const clearSelection: Change = changeMap({ selected: [], path: [], only: false });

/** Shows a path; its concepts are the selection. */
export const showPath = (ids: readonly string[]): Change =>
  changeMap((on) => ({ ...on, path: ids.slice(0, maxIds.path), selected: ids.slice(0, maxIds.path) }));

/** Resets what the reader added, hid and selected; the lens stays. */
export const startOver: Change = changeMap({
  pinned: [],
  hidden: [],
  expanded: [],
  selected: [],
  path: [],
  only: false,
});

/** Adds ids to a list, each once, up to its limit. */
function withIds(on: MapParams, list: IdList, ids: readonly string[]): MapParams {
  return { ...on, [list]: [...new Set([...on[list], ...ids])].slice(0, maxIds[list]) };
}

function withoutIds(on: MapParams, list: IdList, ids: readonly string[]): MapParams {
  return { ...on, [list]: on[list].filter((id) => !ids.includes(id)) };
}
