import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { type ProjectionOptions, projectPairs } from "../../incidence/project-pairs.ts";
import { type PairMeasureName, pairMeasures } from "../measures/pair-measures.ts";
import { graphFromEdges, type WeightedGraph } from "./weighted-graph.ts";

/** The graph of concepts weighted by a pair measure; pairs at or below zero (no more than chance, for NPMI) are left out. O(projection). */
export function strengthGraph(
  incidence: Incidence,
  options: ProjectionOptions & { readonly measure?: PairMeasureName },
): WeightedGraph {
  const measure = pairMeasures[options.measure ?? "npmi"];
  const frequency = documentFrequency(incidence);
  const { source, target, joint } = projectPairs(incidence, options);
  const weight = Float64Array.from(joint, (count, e) => {
    const a = frequency[source[e]!]!;
    const b = frequency[target[e]!]!;
    return measure.value(count, a, b, incidence.papers);
  });
  const positive = Uint32Array.from(weight.keys()).filter((e) => weight[e]! > 0);
  return graphFromEdges(
    incidence.concepts,
    positive.map((e) => source[e]!),
    positive.map((e) => target[e]!),
    Float64Array.from(positive, (e) => weight[e]!),
  );
}
