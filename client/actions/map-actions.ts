import type { Action } from "./action.ts";

const drawn: Action["when"] = ({ scene }) => scene !== null;

/** What moves the camera. */
export const mapActions: readonly Action[] = [
  {
    id: "zoom-in",
    label: "Zoom in",
    keys: ["+", "="],
    scope: "map",
    when: drawn,
    run: ({ scene }) => scene?.camera.zoom(1.5),
  },
  {
    id: "zoom-out",
    label: "Zoom out",
    keys: ["-"],
    scope: "map",
    when: drawn,
    run: ({ scene }) => scene?.camera.unzoom(1.5),
  },
  { id: "fit", label: "Fit the map", keys: ["0"], scope: "map", when: drawn, run: ({ scene }) => scene?.camera.fit() },
  {
    id: "zoom-to-selection",
    label: "Zoom to the selection",
    keys: ["f"],
    scope: "map",
    when: ({ scene, store }) => scene !== null && store.get().open !== null,
    run: ({ scene }) => scene?.zoomToFocus(),
  },
];
