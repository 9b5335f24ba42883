import { associationStrength } from "../../contract/measures.ts";
import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { projectPairs } from "../../incidence/project-pairs.ts";
import { seededRandom } from "../../shared/random.ts";
import { defineAnalysis } from "../define-analysis.ts";
import { graphFromEdges, type WeightedGraph } from "../structure/weighted-graph.ts";
import { attachRareConcepts } from "./attach.ts";
import { labelConcepts } from "./label-concepts.ts";
import { leiden } from "./leiden/leiden.ts";
import { modularity } from "./leiden/modularity.ts";
import { paperShares } from "./paper-shares.ts";

/** A partition of concepts into communities. */
export interface ConceptPartition {
  /** Community id of each concept: 1 = the largest, 0 = none. */
  readonly community: Uint32Array;
  readonly count: number;
}

/** How a corpus is projected to a graph of concepts before communities are sought. */
export interface CommunitySettings {
  /** Fewest joint papers of a link. */
  readonly minJoint: number;
  /** Fewest papers of a concept that takes part; rarer ones are attached afterwards. */
  readonly minPapers: number;
  /** Weight of a link: joint papers, or observed/expected (Van Eck & Waltman 2009), which keeps small fields apart. */
  readonly weighting: "papers" | "associationStrength";
  /** γ of modularity: larger gives more and smaller communities. */
  readonly resolution: number;
}

/** Fields of the corpus: groups of concepts that occur together; how they were found is part of the answer. */
export interface Communities extends ConceptPartition, CommunitySettings {
  /** Concepts of each community, by id; position 0 counts those without one. */
  readonly concepts: Uint32Array;
  /** Papers that mention at least one of its concepts, by id. */
  readonly papers: Uint32Array;
  /** The concepts that name each community, best first, by id; position 0 is empty. */
  readonly labelConcepts: readonly Uint32Array[];
  /** Of the projected graph under these communities, at this resolution. */
  readonly modularity: number;
  readonly seed: number;
}

export interface CommunityOptions extends Partial<CommunitySettings> {
  readonly seed: number;
}

/**
 * Finds the communities of concepts: project, Leiden, number by size, attach the rest, name.
 *
 * Groups of fewer than three concepts are no field: their concepts, and those too rare for the projection, are attached to
 * the community most frequent in their papers. Settings default by the size of the corpus. O(projection + mentions).
 */
export function findCommunities(incidence: Incidence, options: CommunityOptions): Communities {
  const { seed } = options;
  const defaults = communitySettings(incidence.papers);
  const settings = {
    minJoint: options.minJoint ?? defaults.minJoint,
    minPapers: options.minPapers ?? defaults.minPapers,
    weighting: options.weighting ?? defaults.weighting,
    resolution: options.resolution ?? defaults.resolution,
  };
  const graph = conceptGraph(incidence, settings);
  const found = leiden(graph, { random: seededRandom(seed), resolution: settings.resolution });
  const { community: cores, count } = numberBySize(found.group, found.count);
  attachRareConcepts(incidence, cores, count);
  const community = renumberBySize(cores, count);
  return {
    count,
    community,
    ...countMembers(incidence, community, count),
    ...settings,
    modularity: modularity(graph, community, settings.resolution),
    seed,
  };
}

/** The graph of concepts under the given settings, its links weighted as they say. */
export function conceptGraph(incidence: Incidence, settings: CommunitySettings): WeightedGraph {
  const { source, target, joint } = projectPairs(incidence, settings);
  if (settings.weighting === "papers") return graphFromEdges(incidence.concepts, source, target, joint);
  const frequency = documentFrequency(incidence);
  const strength = Float64Array.from(joint, (count, e) =>
    associationStrength.value(count, frequency[source[e]!]!, frequency[target[e]!]!, incidence.papers),
  );
  return graphFromEdges(incidence.concepts, source, target, strength);
}

function countMembers(incidence: Incidence, community: Uint32Array, count: number) {
  const concepts = new Uint32Array(count + 1);
  for (const id of community) concepts[id]!++;
  const shares = paperShares(incidence, community, count);
  const papers = new Uint32Array(count + 1);
  for (const id of shares.community) papers[id]!++;
  return { concepts, papers, labelConcepts: labelConcepts(incidence, community, count, shares, LABEL_CONCEPTS) };
}

/** Concepts that are stored for the name of a community. */
const LABEL_CONCEPTS = 8;

/**
 * The default settings for a corpus of this many papers.
 *
 * In a small corpus nearly every link is one paper, so a link of one counts; in a large one weak links are noise that grows with
 * the square of the length of papers. A large corpus has more fields than plain modularity can tell apart (resolution limit:
 * Fortunato & Barthélemy 2007, DOI 10.1073/pnas.0605965104), so γ rises. The values gave the most stable communities over re-seeded
 * runs on corpora of 73, 224, 5,000 and 80,000 papers.
 */
export function communitySettings(papers: number): CommunitySettings {
  if (papers < 20) return { minJoint: 1, minPapers: 1, weighting: "papers", resolution: 1 };
  if (papers < 2_000) return { minJoint: 1, minPapers: 2, weighting: "papers", resolution: 1.25 };
  if (papers < 20_000) return { minJoint: 2, minPapers: 2, weighting: "papers", resolution: 1.5 };
  return { minJoint: 3, minPapers: 3, weighting: "papers", resolution: 2 };
}

/**
 * Numbers groups 1, 2, … by size, largest first, ties by smallest member; groups too small to be a field become 0.
 *
 * A field has three members or more; if no group has that many, two are enough. A single node never is a field.
 */
export function numberBySize(group: Uint32Array, count: number): { community: Uint32Array; count: number } {
  const sizes = new Uint32Array(count);
  const smallestMember = new Uint32Array(count).fill(group.length);
  for (let v = 0; v < group.length; v++) {
    const g = group[v]!;
    sizes[g]!++;
    smallestMember[g] = Math.min(smallestMember[g]!, v);
  }
  const minSize = sizes.some((size) => size >= 3) ? 3 : 2;
  const ranks = rankBySize(sizes, smallestMember, minSize);
  return { community: group.map((g) => ranks.id[g]!), count: ranks.count };
}

/** Renumbers communities after their sizes changed; 0 stays 0. */
export function renumberBySize(community: Uint32Array, count: number): Uint32Array {
  const sizes = new Uint32Array(count + 1);
  const ids = Uint32Array.from({ length: count + 1 }, (_, id) => id);
  for (const id of community) sizes[id]!++;
  sizes[0] = 0;
  const { id } = rankBySize(sizes, ids, 1);
  return community.map((old) => id[old]!);
}

/** Rank of each group of `minSize` members or more, from 1, ties by `tieBreak`; 0 for smaller ones. */
function rankBySize(sizes: Uint32Array, tieBreak: Uint32Array, minSize: number): { id: Uint32Array; count: number } {
  const order = Array.from(sizes.keys())
    .filter((g) => sizes[g]! >= minSize)
    .sort((a, b) => sizes[b]! - sizes[a]! || tieBreak[a]! - tieBreak[b]!);
  const id = new Uint32Array(sizes.length);
  for (const [k, g] of order.entries()) id[g] = k + 1;
  return { id, count: order.length };
}

export const communitiesAnalysis = defineAnalysis({
  name: "communities",
  title: "Finding communities",
  version: 8,
  needs: {},
  publish: true,
  run: (incidence, { seed }) => findCommunities(incidence, { seed }),
});
