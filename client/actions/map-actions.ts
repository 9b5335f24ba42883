import { changeMap, clearSelection, showHidden, startOver } from "../state/map-changes.ts";
import type { MapParams } from "../state/view.ts";
import type { Action } from "./action.ts";

const isDrawn: Action["when"] = ({ scene }) => scene !== null;
const on =
  (fits: (map: MapParams) => boolean): Action["when"] =>
  ({ store }) =>
    fits(store.get().map);

/** What moves the camera, and what changes the map as a whole. */
export const mapActions: readonly Action[] = [
  {
    id: "zoom-in",
    label: "Zoom in",
    keys: ["+", "="],
    scope: "map",
    when: isDrawn,
    run: ({ scene }) => scene?.camera.zoom(1.5),
  },
  {
    id: "zoom-out",
    label: "Zoom out",
    keys: ["-"],
    scope: "map",
    when: isDrawn,
    run: ({ scene }) => scene?.camera.unzoom(1.5),
  },
  { id: "fit", label: "Fit the map", keys: ["0"], scope: "map", when: isDrawn, run: ({ scene }) => scene?.fit() },
  {
    id: "zoom-to-selection",
    label: "Zoom to the selection",
    keys: ["f"],
    scope: "map",
    when: ({ scene, store }) => scene !== null && (store.get().open !== null || store.get().map.selected.length > 0),
    run: ({ scene }) => scene?.zoomToFocus(),
  },
  {
    id: "lasso",
    label: "Select with a loop",
    keys: ["l"],
    scope: "map",
    when: isDrawn,
    run: ({ lasso }) => lasso(),
  },
  {
    id: "density",
    label: "Density instead of discs, and back",
    keys: ["d"],
    scope: "map",
    when: isDrawn,
    run: ({ store }) => store.change(changeMap((map) => ({ ...map, density: !map.density }))),
  },
  {
    id: "show-hidden",
    label: "Show what is hidden",
    keys: [],
    scope: "map",
    when: on((map) => map.hidden.length > 0),
    run: ({ store }) => store.change(showHidden),
  },
  {
    id: "clear-selection",
    label: "Clear the selection",
    keys: ["Escape"],
    scope: "anywhere",
    when: on((map) => map.selected.length > 0 || map.path.length > 0),
    run: ({ store }) => store.change(clearSelection),
  },
  {
    id: "start-over",
    label: "Undo everything I added, hid and pinned",
    keys: [],
    scope: "map",
    when: on(({ pinned, hidden, expanded, selected }) =>
      [pinned, hidden, expanded, selected].some((l) => l.length > 0),
    ),
    run: ({ store }) => store.change(startOver),
  },
];
