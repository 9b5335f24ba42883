import { urlOf, type View, viewOf } from "./view.ts";
import type { Change } from "./view-changes.ts";

/**
 * Push = a step that Back undoes; replace = a small move within a step (a slider, an order); quiet = no step at all, nothing
 * to undo (the camera).
 */
export type Step = "push" | "replace" | "quiet";

export interface ViewStore {
  get(): View;
  change(change: Change, step?: Step): void;
  subscribe(listener: () => void): () => void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}

interface Place {
  readonly location: { readonly search: string };
  readonly history: {
    pushState(state: unknown, title: string, url: string): void;
    replaceState(state: unknown, title: string, url: string): void;
  };
  addEventListener(name: "popstate", listener: () => void): void;
}

/** The one state of the client: a view, its past and its future, mirrored in the address bar. */
export function createViewStore(place: Place): ViewStore {
  let view = viewOf(place.location.search);
  let past: readonly View[] = [];
  let future: readonly View[] = [];
  const listeners = new Set<() => void>();
  const settle = (next: View) => {
    view = next;
    for (const listener of listeners) listener();
  };
  const go = (next: View, step: Step) => {
    if (step === "push") place.history.pushState(null, "", urlOf(next));
    else place.history.replaceState(null, "", urlOf(next));
    settle(next);
  };
  // Undoing gives back what was on the map; where the reader looks from stays.
  const seenFromHere = (other: View): View => ({ ...other, map: { ...other.map, camera: view.map.camera } });
  place.addEventListener("popstate", () => settle(viewOf(place.location.search)));
  return {
    get: () => view,
    change(change, step = "push") {
      const next = change(view);
      if (urlOf(next) === urlOf(view)) return;
      if (step !== "quiet") {
        past = [...past.slice(-99), view];
        future = [];
      }
      go(next, step);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    undo() {
      const back = past.at(-1);
      if (!back) return;
      past = past.slice(0, -1);
      future = [...future, view];
      go(seenFromHere(back), "push");
    },
    redo() {
      const next = future.at(-1);
      if (!next) return;
      future = future.slice(0, -1);
      past = [...past, view];
      go(seenFromHere(next), "push");
    },
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
  };
}
