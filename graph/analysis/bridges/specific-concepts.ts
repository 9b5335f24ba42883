import type { Incidence } from "../../incidence/incidence.ts";
import { communitiesAnalysis } from "../communities/communities.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { paperShares } from "../communities/paper-shares.ts";
import { defineAnalysis } from "../define-analysis.ts";
import { inverseDocumentFrequency } from "../statistics/idf.ts";

/**
 * How much a concept belongs to its own community: 0 = its papers are there as by chance, 1 = nowhere else.
 *
 * g_i = (f_i − q_m)/(1 − q_m), not below 0: f_i = mean over the papers of i of the share of the *other* concepts in i's
 * community m, with one further paper that is there as by chance, so that a concept of few papers has to show more;
 * q_m = mean share of m over all papers. The form of Cohen's κ, DOI 10.1177/001316446002000104. O(Σ df·communities of a paper).
 */
export function specificity(incidence: Incidence, partition: ConceptPartition): Float64Array {
  const { papers, concepts, paperOffsets, paperConcepts } = incidence;
  const shares = paperShares(incidence, partition.community, partition.count);
  const idf = inverseDocumentFrequency(incidence);
  const chance = new Float64Array(partition.count + 1);
  const sum = new Float64Array(concepts);
  const seen = new Uint32Array(concepts);
  const shareOf = new Float64Array(partition.count + 1);
  let placedPapers = 0;
  for (let p = 0; p < papers; p++) {
    const from = shares.offsets[p]!;
    const to = shares.offsets[p + 1]!;
    if (from === to) continue;
    placedPapers++;
    for (let k = from; k < to; k++) {
      const m = shares.community[k]!;
      shareOf[m] = shares.share[k]!;
      chance[m]! += shares.share[k]!;
    }
    const whole = weightOfPlaced(incidence, p, partition.community, idf);
    for (let k = paperOffsets[p]!; k < paperOffsets[p + 1]!; k++) {
      const c = paperConcepts[k]!;
      const m = partition.community[c]!;
      const rest = whole - idf[c]!;
      if (m === 0 || rest < whole * 1e-9) continue;
      sum[c]! += Math.max(0, shareOf[m]! * whole - idf[c]!) / rest;
      seen[c]!++;
    }
  }
  return sum.map((total, c) => {
    const q = chance[partition.community[c]!]! / Math.max(1, placedPapers);
    const mean = (total + q) / (seen[c]! + 1);
    return q >= 1 ? 1 : Math.max(0, (mean - q) / (1 - q));
  });
}

function weightOfPlaced(
  { paperOffsets, paperConcepts }: Incidence,
  paper: number,
  community: Uint32Array,
  idf: Float64Array,
): number {
  let sum = 0;
  for (let k = paperOffsets[paper]!; k < paperOffsets[paper + 1]!; k++) {
    const c = paperConcepts[k]!;
    if (community[c] !== 0) sum += idf[c]!;
  }
  return sum;
}

/** Concepts of lower specificity are used by every field. */
export const MIN_SPECIFICITY = 0.2;

/**
 * Concepts of fewer papers say little about the field of one of these: with two, all evidence would be a single other paper. Two readers judged
 * 40 bridges: such concepts made up a side of 6 of the 10 that both called wrong, and of 4 of the 15 that both called right.
 */
const MIN_PAPERS = 3;

/**
 * The partition without concepts that say nothing about the field of a paper: those become 0.
 *
 * Concepts that every field uses ("neural network", "benchmark") are left out because papers full of generic words would otherwise fill
 * the top of any ranking; concepts of one or two papers, because their community was taken from hardly more than that very paper. With a
 * single community every other concept stays.
 */
export function specificPartition(
  incidence: Incidence,
  partition: ConceptPartition,
  own: Float64Array = specificity(incidence, partition),
): ConceptPartition {
  const { conceptOffsets } = incidence;
  return {
    count: partition.count,
    community: partition.community.map((id, c) => {
      const papers = conceptOffsets[c + 1]! - conceptOffsets[c]!;
      return papers < MIN_PAPERS || own[c]! < MIN_SPECIFICITY ? 0 : id;
    }),
  };
}

/** Fewest papers of a general word: of fewer, it may be by chance that they are of several fields. */
const MIN_PAPERS_OF_GENERAL = 10;

/** Whether a concept is at home in every field: less specific than `below`. Nothing is known of concepts without a field. */
export function isGeneralWord(
  { conceptOffsets }: Pick<Incidence, "conceptOffsets">,
  { community }: ConceptPartition,
  specificity: Float64Array,
  below: number,
): (concept: number) => boolean {
  return (c) =>
    specificity[c]! < below &&
    community[c] !== 0 &&
    conceptOffsets[c + 1]! - conceptOffsets[c]! >= MIN_PAPERS_OF_GENERAL;
}

export const specificityAnalysis = defineAnalysis({
  name: "specificity",
  title: "Finding general words",
  version: 1,
  needs: { communities: communitiesAnalysis },
  publish: true,
  precompute: "screen",
  run: (incidence, { communities }) => specificity(incidence, communities),
});
