import type { MapModel } from "../model/model.ts";
import { serif } from "./labels.ts";

/** Fetches the letters of titles when the canvas needs them first: no element of the page asks for them. */
export function fetchSerif(model: MapModel, then: () => void): void {
  const font = `12px ${serif}`;
  if (model.concepts === model.size || !document.fonts || document.fonts.check(font)) return;
  void document.fonts.load(font).then(then);
}
