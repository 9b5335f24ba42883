import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { communitySettings, leavesRareOut } from "../communities/concept-graph.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { type PaperShares, paperShares } from "../communities/paper-shares.ts";
import { type CommunityLinks, communityDistance, communityLinks } from "./community-links.ts";
import { weighMentions, weighUnderEach } from "./mention-weights.ts";
import type { NestedNames } from "./nested-names.ts";
import { specificity, specificPartition } from "./specific-concepts.ts";

/** What the bridge score is computed from. */
export interface BridgeModel {
  /** The communities without generic concepts. */
  readonly partition: ConceptPartition;
  /** How much each concept belongs to its community, 0 … 1. */
  readonly specificity: Float64Array;
  /** What each mention counts, in the order of `paperConcepts`. */
  readonly mentionWeights: Float32Array;
  readonly shares: PaperShares;
  readonly links: CommunityLinks;
  /** δ_mn, links.width wide. */
  readonly distance: Float64Array;
}

/** Fewest concepts of a community that make it a side of a paper: a single one may be a passing mention. */
export const MIN_CONCEPTS_PER_SIDE = 2;

/** In a collection of fewer papers a single one does where the title names it, if the other side has two: few papers show few concepts of a field. */
const FEW_PAPERS = 2000;

export const isSmallCollection = ({ papers }: Pick<Incidence, "papers">): boolean => papers < FEW_PAPERS;

/**
 * Shares, links and distances of a corpus under a partition; concepts that take no part in communities because there are too many count
 * nothing. O(mentions + Σ communities of a paper² + communities³).
 */
export function bridgeModel(
  incidence: Incidence,
  communities: ConceptPartition,
  nested: NestedNames = noneNested(incidence),
  weightsOf: typeof weighMentions = weighMentions,
  maxConcepts?: number,
): BridgeModel {
  const all = frequentPartition(incidence, communities, maxConcepts);
  const specific = specificConcepts(incidence, all);
  return modelFrom(incidence, specific, weightsOf(incidence, specific.partition.community, nested));
}

/** The same under several partitions, one after the other; all concepts of the index take part. */
export function* bridgeModels(
  incidence: Incidence,
  partitions: readonly ConceptPartition[],
  nested: NestedNames = noneNested(incidence),
): Generator<BridgeModel, undefined> {
  const specific = partitions.map((member) => specificConcepts(incidence, member));
  const communities = specific.map(({ partition }) => partition.community);
  for (const mentionWeights of weighUnderEach(incidence, communities, nested)) {
    yield modelFrom(incidence, specific.shift()!, mentionWeights);
  }
  return undefined;
}

type SpecificConcepts = Pick<BridgeModel, "partition" | "specificity">;

function specificConcepts(incidence: Incidence, communities: ConceptPartition): SpecificConcepts {
  const own = specificity(incidence, communities);
  return { partition: specificPartition(incidence, communities, own), specificity: own };
}

function modelFrom(incidence: Incidence, specific: SpecificConcepts, mentionWeights: Float32Array): BridgeModel {
  const { community, count } = specific.partition;
  const shares = paperShares(incidence, community, count, mentionWeights);
  const links = communityLinks(shares, count);
  return { ...specific, mentionWeights, shares, links, distance: communityDistance(links) };
}

/** The communities without concepts that are only attached to them, because there are too many for all to take part. */
function frequentPartition(
  incidence: Incidence,
  communities: ConceptPartition,
  maxConcepts?: number,
): ConceptPartition {
  const settings = communitySettings(incidence, maxConcepts);
  if (!leavesRareOut(settings)) return communities;
  const frequency = documentFrequency(incidence);
  const community = communities.community.map((id, c) => (frequency[c]! < settings.minPapers ? 0 : id));
  return { community, count: communities.count };
}

/** Where no name is part of another, or names are not known. */
const noneNested = ({ concepts }: Incidence): NestedNames => ({
  offsets: new Uint32Array(concepts + 1),
  shorter: new Uint32Array(0),
});

/** Links between two communities, and what chance would give. */
export interface PairLinks {
  readonly observed: number;
  readonly expected: number;
}

/** Links between communities m and n over all papers, and what chance would give; see linksWithout. */
export function linksBetween(
  { weight, strength, width, total, spread }: CommunityLinks,
  m: number,
  n: number,
): PairLinks {
  if (total <= 0) return { observed: 0, expected: 0 };
  const chance = (strength[m]! * strength[n]!) / total;
  return { observed: weight[m * width + n]!, expected: chance * (spread / total) };
}

/**
 * Links between communities m and n without the paper that has shares p_m and p_n there and `self` pairs of its own.
 *
 * E[w_mn] = K_m·K_n/2W, times the part of 2W that is not a pair of a concept with itself, since such pairs never lie between m and n.
 */
export function linksWithout(
  links: CommunityLinks,
  m: number,
  n: number,
  pm: number,
  pn: number,
  self: number,
): PairLinks {
  const total = links.total - 1;
  if (total <= 0) return { observed: 0, expected: 0 };
  const observed = Math.max(0, links.weight[m * links.width + n]! - pm * pn);
  const km = Math.max(0, links.strength[m]! - pm);
  const kn = Math.max(0, links.strength[n]! - pn);
  const spread = Math.max(0, links.spread - (1 - self)) / total;
  return { observed, expected: ((km * kn) / total) * spread };
}

/**
 * sep_mn = 1 − min(1, (observed + 1)/(expected + 1)), in [0, 1).
 *
 * The link added to both keeps little evidence from counting as much: where a tenth of a link was expected and none found, two
 * communities are apart by 0.09, not by 1.
 */
export function separateness({ observed, expected }: PairLinks): number {
  return 1 - Math.min(1, (observed + 1) / (expected + 1));
}

/** Links between two fields that pass as separate, over those by chance. */
const MAX_LINKS_OVER_CHANCE = 2 / 3;

/** Whether two fields are linked so much less than by chance that a paper between them connects what is otherwise apart. */
export function areApart({ observed, expected }: PairLinks): boolean {
  return observed < expected * MAX_LINKS_OVER_CHANCE;
}
