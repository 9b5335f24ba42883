import type { ConceptMap } from "../../../graph/contract/map.ts";
import type { MapParams } from "../../state/view.ts";
import { colourOf } from "../../ui/concept/community.ts";
import type { MapModel } from "../model/model.ts";
import type { Palette } from "./palette.ts";

/** A value for each concept, drawn as colour; null where unknown. */
export interface MapColouring {
  readonly values: readonly (number | null)[];
  /** The values of the lightest and the darkest colour: a twentieth of the concepts lies beyond each. */
  readonly low: number;
  readonly high: number;
}

/** The overlay that a map is coloured by; null where colour means community. */
export function mapColouringOf({ nodes }: ConceptMap, colour: MapParams["colour"]): MapColouring | null {
  if (colour === "community") return null;
  const values: readonly (number | null)[] =
    colour === "year" ? nodes.meanYear : colour === "growth" ? nodes.growth : nodes.participation;
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const at = (part: number) => known[Math.round(part * (known.length - 1))] ?? 0;
  return { values, low: at(0.05), high: at(0.95) };
}

/** The step of a value among this many equal steps from low to high. */
export function stepOf({ low, high }: MapColouring, value: number, steps: number): number {
  const part = high > low ? (value - low) / (high - low) : 0.5;
  return Math.min(steps - 1, Math.max(0, Math.floor(part * steps)));
}

/** Fill and rim of every node, by position. */
export interface Colours {
  fill(i: number): string;
  rim(i: number): string;
  /** False where links inside a land have no colour of their own. */
  readonly communities: boolean;
}

/** Colours by community, or by the steps of an overlay with a rim that shows also the lightest. */
export function coloursOf(model: MapModel, palette: Palette, overlay: MapColouring | null): Colours {
  const community = (i: number) => colourOf(model.map.nodes.community[i] ?? 0);
  if (!overlay) {
    return {
      fill: (i) => palette.node[community(i)] ?? "",
      rim: (i) => palette.land[community(i)] ?? "",
      communities: true,
    };
  }
  const fill = (i: number) => {
    const value = overlay.values[i] ?? null;
    return value === null ? palette.panel : (palette.sequence[stepOf(overlay, value, palette.sequence.length)] ?? "");
  };
  return { fill, rim: () => palette.ink3, communities: false };
}
