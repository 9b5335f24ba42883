import { observable, useObservable } from "./observable.ts";

export interface Menu {
  readonly concept: string;
  readonly x: number;
  readonly y: number;
  /** True while the finger that opened it still rests: its lifting is no tap. */
  readonly held?: boolean;
}

/** What the next gesture on the map means, and the menu that is open over it; no part of the view. */
export interface MapMode {
  /** Dragging draws a loop around concepts instead of moving the map. */
  readonly lasso: boolean;
  /** The concept whose path to another is being chosen. */
  readonly pathFrom: string | null;
  /** Both ends, once the other one was clicked. */
  readonly pathTo: { readonly from: string; readonly to: string } | null;
  /** A concept's menu, and where on the canvas. */
  readonly menu: Menu | null;
  /** What could not be done, for the reader. */
  readonly note: string | null;
}

const mode = observable<MapMode>({ lasso: false, pathFrom: null, pathTo: null, menu: null, note: null });

export const mapMode = mode.get;

export function setMapMode(change: Partial<MapMode>): void {
  mode.set({ ...mode.get(), ...change });
}

export function useMapMode(): MapMode {
  return useObservable(mode);
}
