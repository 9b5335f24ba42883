import type { Incidence } from "../../incidence/incidence.ts";

/**
 * Weight of each concept by rarity: ln(1 + N/df), above zero for every concept that is mentioned, 0 for one that is not.
 *
 * Inverse document frequency, Spärck Jones 1972, DOI 10.1108/eb026526, smoothed so that a concept of every paper still counts.
 * O(concepts).
 */
export function inverseDocumentFrequency(incidence: Incidence): Float64Array {
  const { papers, concepts, conceptOffsets } = incidence;
  const weights = new Float64Array(concepts);
  for (let c = 0; c < concepts; c++) {
    const frequency = conceptOffsets[c + 1]! - conceptOffsets[c]!;
    if (frequency > 0) weights[c] = Math.log1p(papers / frequency);
  }
  return weights;
}
