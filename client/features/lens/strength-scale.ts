import type { ConceptMap } from "../../../graph/contract/map.ts";
import { measures, strengthOf } from "../../ui/words/measures.ts";

/** From a slider's 0 … 1 to the strengths of a measure, and back; measures without a ceiling go by ratio. */
export interface StrengthScale {
  toValue(at: number): number;
  toSlider(value: number): number;
}

/** The strength of each link shown, by the measure of the map. */
export function strengths(map: ConceptMap, corpus: number): number[] {
  const { source, target, papers } = map.links;
  return papers.map((joint, i) =>
    strengthOf(map.measure, {
      papers: joint,
      a: map.nodes.papers[source[i] ?? 0] ?? 1,
      b: map.nodes.papers[target[i] ?? 0] ?? 1,
      corpus,
    }),
  );
}

export function scaleOf(map: ConceptMap, corpus: number): StrengthScale {
  const most = Math.max(map.minStrength, ...strengths(map, corpus));
  const factor = 10 ** measures[map.measure].digits;
  const round = (value: number) => Math.floor(value * factor + 1e-9) / factor;
  if (map.measure === "papers" || map.measure === "associationStrength") {
    const top = Math.log(Math.max(2, most));
    return {
      toValue: (at) => round(Math.exp(at * top)),
      toSlider: (value) => clamp(Math.log(Math.max(1, value)) / top),
    };
  }
  const floor = Math.min(0, map.minStrength);
  const range = Math.max(0.01, most - floor);
  return { toValue: (at) => round(floor + at * range), toSlider: (value) => clamp((value - floor) / range) };
}

/** How many of the shown links would stay above a threshold. */
export function linksAbove(map: ConceptMap, corpus: number, least: number): number {
  return strengths(map, corpus).filter((strength) => strength >= least).length;
}

function clamp(at: number): number {
  return Math.min(1, Math.max(0, at));
}
