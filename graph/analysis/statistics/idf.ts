import type { Incidence } from "../../incidence/incidence.ts";

/**
 * Weight of each concept by rarity: ln(1 + N/df), above zero for every concept that is mentioned, 0 for one that is not.
 *
 * Inverse document frequency, Spärck Jones 1972, DOI 10.1108/eb026526, smoothed so that a concept of every paper still counts.
 * O(concepts), once per index.
 */
export function inverseDocumentFrequency(incidence: Incidence): Float64Array {
  const known = weightsOf.get(incidence) ?? computeWeights(incidence);
  weightsOf.set(incidence, known);
  return known;
}

const weightsOf = new WeakMap<Incidence, Float64Array>();

function computeWeights({ papers, concepts, conceptOffsets }: Incidence): Float64Array {
  const weights = new Float64Array(concepts);
  for (let c = 0; c < concepts; c++) {
    const frequency = conceptOffsets[c + 1]! - conceptOffsets[c]!;
    if (frequency > 0) weights[c] = Math.log1p(papers / frequency);
  }
  return weights;
}
