import { type Observable, observable } from "./observable.ts";
import { urlOf, type View, viewOf } from "./view.ts";
import type { Change } from "./view-changes.ts";

/**
 * Push = a step that Back undoes; replace = a small move within a step (a slider, an order); quiet = no step at all, nothing
 * to undo (the camera).
 */
export type Step = "push" | "replace" | "quiet";

export interface ViewStore extends Pick<Observable<View>, "get" | "subscribe"> {
  change(change: Change, step?: Step): void;
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
  const view = observable(viewOf(place.location.search));
  let past: readonly View[] = [];
  let future: readonly View[] = [];
  const go = (next: View, step: Step) => {
    if (step === "push") place.history.pushState(null, "", urlOf(next));
    else place.history.replaceState(null, "", urlOf(next));
    view.set(next);
  };
  // Undo restores what was on the map; the camera stays.
  const seenFromHere = (other: View): View => ({ ...other, map: { ...other.map, camera: view.get().map.camera } });
  place.addEventListener("popstate", () => view.set(viewOf(place.location.search)));
  return {
    get: view.get,
    change(change, step = "push") {
      const now = view.get();
      const next = change(now);
      if (urlOf(next) === urlOf(now)) return;
      if (step !== "quiet") {
        past = [...past.slice(-99), now];
        future = [];
      }
      go(next, step);
    },
    subscribe: view.subscribe,
    undo() {
      const previous = past.at(-1);
      if (!previous) return;
      past = past.slice(0, -1);
      future = [...future, view.get()];
      go(seenFromHere(previous), "push");
    },
    redo() {
      const next = future.at(-1);
      if (!next) return;
      future = future.slice(0, -1);
      past = [...past, view.get()];
      go(seenFromHere(next), "push");
    },
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
  };
}
