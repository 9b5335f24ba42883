import { observable, useObservable } from "./observable.ts";

export interface Menu {
  readonly concept: string;
  readonly x: number;
  readonly y: number;
  /** True until the long press that opened it ends: lifting the finger is not a tap. */
  readonly duringPress?: boolean;
}

/** The mode of the map: what the next gesture means, and the open menu. It is not part of the view. */
export interface MapMode {
  /** Dragging draws a loop around concepts instead of moving the map. */
  readonly lasso: boolean;
  /** The concept whose path to another is being chosen. */
  readonly pathFrom: string | null;
  /** Both ends, once the other one was clicked. */
  readonly pathTo: { readonly from: string; readonly to: string } | null;
  /** A concept's menu, and where on the canvas. */
  readonly menu: Menu | null;
  /** A message for the reader about something that failed. */
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
