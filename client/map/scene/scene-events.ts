import type { Point } from "../model/frame.ts";

/** What the scene tells its owner. Positions in the model. */
export interface SceneEvents {
  /** `more`: the reader held Shift, to add to the selection. */
  node(i: number, more: boolean): void;
  link(link: number): void;
  community(id: number): void;
  paper(id: string): void;
  empty(): void;
  hover(i: number | null): void;
  menu(i: number, at: Point): void;
  /** After every frame, for what HTML lays over the map. */
  moved(): void;
  /** Once the camera has come to rest. */
  rested(): void;
}
