import { frequentPart } from "../../incidence/frequent-part.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { defineAnalysis, type WarmStart } from "../define-analysis.ts";
import { attachRareConcepts } from "./attach.ts";
import { type CommunitySettings, communitySettings, conceptGraph, leavesRareOut } from "./concept-graph.ts";
import { type ConceptPartition, partitionConcepts } from "./concept-partition.ts";
import { labelConcepts } from "./label-concepts.ts";
import { modularity } from "./leiden/modularity.ts";
import { paperShares } from "./paper-shares.ts";
import { packPartitions, partOf, unpackPartitions, wholeOf } from "./partitions.ts";

/** Fields of the corpus: groups of concepts that occur together; how they were found is part of the answer. */
export interface Communities extends ConceptPartition, CommunitySettings {
  /** Concepts of each community, by id; position 0 counts those without one. */
  readonly concepts: Uint32Array;
  /** Papers that mention at least one of its concepts, by id. */
  readonly papers: Uint32Array;
  /** The concepts that describe each community best, best first, by id; position 0 is empty. */
  readonly labelConcepts: readonly Uint32Array[];
  /** The one that names each community, and those that may stand beside it, best first, by id; position 0 is empty. */
  readonly nameConcepts: readonly Uint32Array[];
  /** Of the projected graph under these communities, at this resolution. */
  readonly modularity: number;
  readonly seed: number;
}

/** Options of `findCommunities`. */
export interface CommunityOptions extends Partial<CommunitySettings> {
  readonly seed: number;
  /** Concepts that take part at most: where more have enough papers, `minPapers` is higher by default. */
  readonly maxConcepts?: number | undefined;
  /** The key of each concept, from whose words communities are named; without them, by papers alone. */
  readonly names?: readonly string[] | undefined;
  /** The communities before the last change of the corpus, by the present numbers of concepts. */
  readonly previous?: ConceptPartition | undefined;
}

/**
 * Finds the communities of concepts: project, Leiden, number, attach the rest, name.
 *
 * Settings default by the size of the corpus. Where a concept needs more than three papers, communities are those of the concepts that have them, and the others are
 * attached at the end. With `previous` it begins from those communities and keeps their numbers, so that a small
 * change of the corpus is a small change of its fields. O(projection + mentions).
 */
export function findCommunities(incidence: Incidence, options: CommunityOptions): Communities {
  const { seed, previous, maxConcepts, names } = options;
  const defaults = communitySettings(incidence, maxConcepts);
  const settings = {
    minJoint: options.minJoint ?? defaults.minJoint,
    minPapers: options.minPapers ?? defaults.minPapers,
    weighting: options.weighting ?? defaults.weighting,
    resolution: options.resolution ?? defaults.resolution,
  };
  const part = leavesRareOut(settings) ? frequentPart(incidence, settings.minPapers) : undefined;
  const found = findAmong(part?.incidence ?? incidence, settings, {
    seed,
    previous: previous && (part ? partOf(previous, part) : previous),
    names: part && names ? Array.from(part.names, (concept) => names[concept]!) : names,
  });
  const { count } = found;
  if (!part) return { ...found, ...settings, ...countMembers(incidence, found.community, count), seed };
  const community = wholeOf(found.community, part, incidence.concepts);
  attachRareConcepts(incidence, community, count);
  // frequent concepts of a group without enough papers stay without a community
  for (const [k, c] of part.names.entries()) community[c] = found.community[k]!;
  const ofWhole = (lists: readonly Uint32Array[]) => lists.map((list) => list.map((k) => part.names[k]!));
  return {
    ...found,
    ...settings,
    ...countMembers(incidence, community, count),
    community,
    labelConcepts: ofWhole(found.labelConcepts),
    nameConcepts: ofWhole(found.nameConcepts),
    seed,
  };
}

/** The communities of all concepts of an index that have enough papers, and what they are called. */
function findAmong(
  incidence: Incidence,
  settings: CommunitySettings,
  { names, ...options }: Pick<CommunityOptions, "seed" | "previous" | "names">,
) {
  const { resolution } = settings;
  const graph = conceptGraph(incidence, settings);
  const { community, count } = partitionConcepts(incidence, graph, { ...options, resolution });
  const shares = paperShares(incidence, community, count);
  return {
    ...{ count, community, modularity: modularity(graph, community, resolution) },
    ...labelConcepts(incidence, community, count, shares, names),
  };
}

function countMembers(
  { papers: paperCount, paperOffsets, paperConcepts }: Incidence,
  community: Uint32Array,
  count: number,
) {
  const concepts = new Uint32Array(count + 1);
  for (const id of community) concepts[id]!++;
  const papers = new Uint32Array(count + 1);
  /** Of each community, its last paper so far, plus 1. */
  const last = new Uint32Array(count + 1);
  for (let p = 0; p < paperCount; p++) {
    for (let k = paperOffsets[p]!; k < paperOffsets[p + 1]!; k++) {
      const id = community[paperConcepts[k]!]!;
      if (last[id] === p + 1) continue;
      last[id] = p + 1;
      papers[id]!++;
    }
  }
  papers[0] = 0;
  return { concepts, papers };
}

/** Communities begin from those before the last change of the corpus. */
const warmStart: WarmStart<Communities, ConceptPartition | undefined> = {
  pack: (communities, conceptIds) => packPartitions([communities], conceptIds),
  unpack: async (packed, conceptIds) => (await unpackPartitions(packed, conceptIds))[0],
};

export const communitiesAnalysis = defineAnalysis({
  name: "communities",
  title: "Finding communities",
  version: 16,
  needs: {},
  publish: true,
  readsNames: true,
  warmStart,
  run: (incidence, { seed, previous, names }) => findCommunities(incidence, { seed, previous, names }),
});
