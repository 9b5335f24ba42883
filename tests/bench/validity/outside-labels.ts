import { scoreBridges } from "../../../graph/analysis/bridges/bridge-scores.ts";
import { findCommunities } from "../../../graph/analysis/communities/communities.ts";
import { participation } from "../../../graph/analysis/communities/concept-roles.ts";
import { findPartitions } from "../../../graph/analysis/communities/partitions.ts";
import { documentFrequency } from "../../../graph/incidence/document-frequency.ts";
import type { Incidence } from "../../../graph/incidence/incidence.ts";
import { seededRandom } from "../../../graph/shared/random.ts";
import type { PaperRecord } from "../load-incidence.ts";
import type { BridgeCorpus } from "./bridge-overlap.ts";

/** Conferences by what they are about; the others are left out. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  vision: ["CVPR", "ICCV", "ECCV", "WACV", "3DV"],
  robotics: ["ICRA", "IROS", "RSS"],
  learning: ["NIPS", "ICML", "ICLR", "AISTATS", "UAI", "ACML", "AUTOML"],
  theory: ["COLT", "ALT"],
  intelligence: ["IJCAI", "AAAI"],
  web: ["WWW"],
};
/** A conference of robotics and learning together. */
const BOTH = "CORL";
const TOP = 1000;

/**
 * Bridge scores against what the product never sees: areas that authors chose (IJCAI's keywords "Area: topic"), a conference of two subjects, and
 * papers whose concepts are used by two groups of conferences. Beside them simpler scores.
 */
export function outsideLabels(corpus: BridgeCorpus, papers: readonly PaperRecord[]) {
  const { incidence } = corpus;
  const scores = scoresOf(corpus);
  const areas = papers.map(({ venue, keywords }) => (venue === "IJCAI" ? areasOf(keywords) : null));
  const mix = secondGroupShares(incidence, papers);
  const resampled = Object.fromEntries([2, 3].map((least) => [least, resampledAucs(areas, scores, least)]));
  const behind = (score: string, least: number) =>
    spread(resampled[least]!["bridge score"]!.map((auc, k) => auc - resampled[least]![score]![k]!));
  return Object.entries(scores).map(([score, values]) => {
    const first = [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b);
    const corl = (list: readonly number[]) => list.filter((p) => papers[p]?.venue === BOTH).length / list.length;
    const mixed = first.filter((p) => !Number.isNaN(mix[p])).slice(0, TOP);
    return {
      score,
      aucOfTwoAreas: round(aucWithin(areas, values, 2)),
      aucOfThreeAreas: round(aucWithin(areas, values, 3)),
      // The bridge score less this one, 95 % of resamples of the papers.
      behindInTwoAreas: behind(score, 2),
      behindInThreeAreas: behind(score, 3),
      timesMoreOfCorl: round(corl(first.slice(0, TOP)) / Math.max(1e-9, corl(first))),
      shareOfSecondGroup: round(mixed.reduce((sum, p) => sum + mix[p]!, 0) / Math.max(1, mixed.length)),
    };
  });
}

function scoresOf({ incidence, nested, names, statements }: BridgeCorpus): Record<string, Float64Array> {
  const communities = findCommunities(incidence, { seed: 1 });
  const partitions = findPartitions(incidence, { seed: 1 });
  const bridges = scoreBridges(incidence, communities, { partitions, nested, names, statements });
  const frequency = documentFrequency(incidence);
  const spread = participation(incidence, communities);
  const meanParticipation = new Float64Array(incidence.papers);
  const concepts = new Float64Array(incidence.papers);
  for (let p = 0; p < incidence.papers; p++) {
    const row = incidence.paperConcepts.subarray(incidence.paperOffsets[p], incidence.paperOffsets[p + 1]);
    const repeated = row.filter((c) => frequency[c]! >= 2);
    meanParticipation[p] = repeated.reduce((sum, c) => sum + spread[c]!, 0) / Math.max(1, repeated.length);
    concepts[p] = row.length;
  }
  const { score, raw, diversity } = bridges;
  return {
    ...{ "bridge score": score, "bridge score, raw": raw, "diversity (Rao–Stirling)": diversity },
    ...{
      "mean participation": meanParticipation,
      "number of communities": Float64Array.from(bridges.fields),
      "number of concepts": concepts,
    },
  };
}

/** Areas of a paper, and how many keywords name one; null with fewer than two. */
function areasOf(keywords: readonly string[]): { areas: number; named: number } | null {
  const named = keywords.filter((keyword) => keyword.includes(":"));
  if (named.length < 2) return null;
  return {
    areas: new Set(named.map((keyword) => keyword.split(":")[0]?.trim().toLowerCase())).size,
    named: named.length,
  };
}

type Areas = readonly ReturnType<typeof areasOf>[];

/** Chance that a paper of so many areas has a larger score than another with as many keywords; each paper counts `times` times. */
function aucWithin(areas: Areas, values: Float64Array, atLeast: number, times?: Uint8Array): number {
  let [wins, pairs] = [0, 0];
  const judged = [...areas.keys()].filter((p) => areas[p] !== null && times?.[p] !== 0);
  for (let named = 2; named <= 6; named++) {
    const stratum = judged.filter((p) => Math.min(6, areas[p]!.named) === named);
    const others = stratum.filter((p) => areas[p]!.areas < atLeast);
    for (const p of stratum.filter((q) => areas[q]!.areas >= atLeast)) {
      for (const other of others) {
        const weight = times ? times[p]! * times[other]! : 1;
        pairs += weight;
        wins += (weight * (Math.sign(values[p]! - values[other]!) + 1)) / 2;
      }
    }
  }
  return wins / Math.max(1, pairs);
}

/** The same of a hundred samples with replacement of the papers that have areas, for every score. */
function resampledAucs(areas: Areas, scores: Record<string, Float64Array>, atLeast: number): Record<string, number[]> {
  const random = seededRandom(1);
  const judged = [...areas.keys()].filter((p) => areas[p] !== null);
  const samples = Array.from({ length: 100 }, () => {
    const times = new Uint8Array(areas.length);
    for (let k = 0; k < judged.length; k++) times[judged[Math.floor(random() * judged.length)]!]!++;
    return times;
  });
  const ofScore = (values: Float64Array) => samples.map((times) => aucWithin(areas, values, atLeast, times));
  return Object.fromEntries(Object.entries(scores).map(([score, values]) => [score, ofScore(values)]));
}

/** The 2.5th and the 97.5th percentile. */
function spread(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.025, 0.975].map((share) => round(sorted[Math.round(share * (sorted.length - 1))]!));
}

/**
 * Of the concepts of each paper that one group of conferences uses in half of its (size-normalised) papers or more, the share of the second most
 * frequent group; the paper itself is not counted. NaN with fewer than four such concepts.
 */
function secondGroupShares(incidence: Incidence, papers: readonly PaperRecord[]): Float64Array {
  const names = Object.keys(GROUPS);
  const group = papers.map(({ venue }) => names.findIndex((name) => GROUPS[name]?.includes(venue ?? "")));
  const sizes = names.map((_, g) => Math.max(1, group.filter((own) => own === g).length));
  const { paperOffsets, paperConcepts, conceptOffsets, conceptPapers } = incidence;
  const usage = (c: number, without: number) => {
    const counts = new Float64Array(names.length);
    for (const p of conceptPapers.subarray(conceptOffsets[c], conceptOffsets[c + 1])) {
      const own = group[p] ?? -1;
      if (own >= 0 && p !== without) counts[own]! += 1 / sizes[own]!;
    }
    return counts;
  };
  return Float64Array.from({ length: incidence.papers }, (_, p) => {
    const counts = new Float64Array(names.length);
    for (const c of paperConcepts.subarray(paperOffsets[p], paperOffsets[p + 1])) {
      const frequency = conceptOffsets[c + 1]! - conceptOffsets[c]!;
      // Concepts of thousands of papers are in every group.
      if (frequency < 5 || frequency > 3000) continue;
      const used = usage(c, p);
      const most = used.indexOf(Math.max(...used));
      if (used[most]! > 0 && used[most]! >= used.reduce((sum, n) => sum + n, 0) / 2) counts[most]!++;
    }
    const total = counts.reduce((sum, n) => sum + n, 0);
    return total < 4 ? Number.NaN : counts.sort()[counts.length - 2]! / total;
  });
}

const round = (value: number) => Math.round(value * 1000) / 1000;
