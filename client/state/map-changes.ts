import { most, type OnMap, withIds, withoutIds } from "./on-map.ts";
import type { Change, View } from "./view.ts";

/** Changes something about what is on the map. */
export const onMap =
  (change: Partial<OnMap> | ((on: OnMap) => OnMap)): Change =>
  (view) => ({ ...view, map: typeof change === "function" ? change(view.map) : { ...view.map, ...change } });

/** One step more of the partners of each. */
export const expand = (ids: readonly string[]): Change =>
  onMap((on) => ({ ...on, expanded: [...on.expanded, ...ids].slice(0, most.expanded) }));

/** Takes back all steps of the expansion of each. */
export const collapse = (ids: readonly string[]): Change => onMap((on) => withoutIds(on, "expanded", ids));

/** Pins all, or frees all when each is pinned. */
export const togglePin = (ids: readonly string[]): Change =>
  onMap((on) =>
    ids.every((id) => on.pinned.includes(id)) ? withoutIds(on, "pinned", ids) : withIds(on, "pinned", ids),
  );

/** Takes concepts that the corpus does not have out of all that is said of the map. */
export const forgetIds =
  (ids: readonly string[]): Change =>
  (view) => {
    const lists = ["pinned", "hidden", "expanded", "selected", "path"] as const;
    const map = lists.reduce((now, list) => withoutIds(now, list, ids), view.map);
    return { ...view, open: opens(view, ids) ? null : view.open, map };
  };

/** What is hidden is neither open nor selected nor pinned any more. */
export const hide =
  (ids: readonly string[]): Change =>
  (view) => {
    const on = withIds(view.map, "hidden", ids);
    const map = (["pinned", "selected", "expanded", "path"] as const).reduce(
      (now, list) => withoutIds(now, list, ids),
      on,
    );
    return { ...view, open: opens(view, ids) ? null : view.open, map };
  };

function opens({ open }: View, ids: readonly string[]): boolean {
  if (open?.kind === "concept") return ids.includes(open.id);
  return open?.kind === "link" && (ids.includes(open.a) || ids.includes(open.b));
}

export const showHidden: Change = onMap({ hidden: [] });

/** Adds to what is selected, or takes away what is selected already. */
export const toggleSelected = (id: string): Change =>
  onMap((on) => tidy(on.selected.includes(id) ? withoutIds(on, "selected", [id]) : withIds(on, "selected", [id])));

export const select = (ids: readonly string[]): Change =>
  onMap((on) => tidy(withIds({ ...on, selected: [], path: [] }, "selected", ids)));

export const selectMore = (ids: readonly string[]): Change => onMap((on) => withIds(on, "selected", ids));

/** Without a selection there is nothing that the table could be limited to. */
function tidy(on: OnMap): OnMap {
  return on.selected.length === 0 ? { ...on, only: false } : on;
}

export const clearSelection: Change = onMap({ selected: [], path: [], only: false });

/** Shows a path; its concepts are the selection. */
export const showPath = (ids: readonly string[]): Change =>
  onMap((on) => ({ ...on, path: ids.slice(0, most.path), selected: ids.slice(0, most.path) }));

/** Takes back what a reader added, hid and selected; the lens stays. */
export const startOver: Change = onMap({ pinned: [], hidden: [], expanded: [], selected: [], path: [], only: false });
