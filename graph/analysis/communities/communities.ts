import type { Incidence } from "../../incidence/incidence.ts";
import { defineAnalysis, type WarmStart } from "../define-analysis.ts";
import { type CommunitySettings, communitySettings, conceptGraph } from "./concept-graph.ts";
import { type ConceptPartition, partitionConcepts } from "./concept-partition.ts";
import { labelConcepts } from "./label-concepts.ts";
import { modularity } from "./leiden/modularity.ts";
import { paperShares } from "./paper-shares.ts";
import { packPartitions, unpackPartitions } from "./partitions.ts";

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

/** Options of `findCommunities`. */
export interface CommunityOptions extends Partial<CommunitySettings> {
  readonly seed: number;
  /** The communities before the last change of the corpus, by the present numbers of concepts. */
  readonly previous?: ConceptPartition | undefined;
}

/**
 * Finds the communities of concepts: project, Leiden, number, attach the rest, name.
 *
 * Settings default by the size of the corpus. With `previous` it begins from those communities and keeps their numbers, so that a small
 * change of the corpus is a small change of its fields. O(projection + mentions).
 */
export function findCommunities(incidence: Incidence, options: CommunityOptions): Communities {
  const { seed, previous } = options;
  const defaults = communitySettings(incidence.papers);
  const settings = {
    minJoint: options.minJoint ?? defaults.minJoint,
    minPapers: options.minPapers ?? defaults.minPapers,
    weighting: options.weighting ?? defaults.weighting,
    resolution: options.resolution ?? defaults.resolution,
  };
  const graph = conceptGraph(incidence, settings);
  const { community, count } = partitionConcepts(incidence, graph, { seed, previous, resolution: settings.resolution });
  return {
    count,
    community,
    ...countMembers(incidence, community, count),
    ...settings,
    modularity: modularity(graph, community, settings.resolution),
    seed,
  };
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
const LABEL_CONCEPTS = 12;

/** Communities begin from those before the last change of the corpus. */
const warmStart: WarmStart<Communities, ConceptPartition | undefined> = {
  pack: (communities, conceptIds) => packPartitions([communities], conceptIds),
  unpack: async (packed, conceptIds) => (await unpackPartitions(packed, conceptIds))[0],
};

export const communitiesAnalysis = defineAnalysis({
  name: "communities",
  title: "Finding communities",
  version: 12,
  needs: {},
  publish: true,
  warmStart,
  run: (incidence, { seed, previous }) => findCommunities(incidence, { seed, previous }),
});
