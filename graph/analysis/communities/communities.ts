import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { projectPairs } from "../../incidence/project.ts";
import { seededRandom } from "../../shared/random.ts";
import { defineAnalysis } from "../define-analysis.ts";
import { associationStrength } from "../measures/association-strength.ts";
import { graphFromEdges, type WeightedGraph } from "../structure/weighted-graph.ts";
import { attachUnplaced } from "./attach.ts";
import { type CommunitySettings, communitySettings } from "./community-settings.ts";
import { labelConcepts } from "./label-concepts.ts";
import { leiden } from "./leiden/leiden.ts";
import { modularity } from "./leiden/modularity.ts";
import { numberBySize, renumberBySize } from "./number-by-size.ts";
import { paperShares } from "./paper-shares.ts";

/** Fields of the corpus: groups of concepts that occur together; how they were found is part of the answer. */
export interface Communities extends CommunitySettings {
  readonly count: number;
  /** Community id of each concept: 1 = the largest, 0 = none. */
  readonly community: Uint32Array;
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
 * the community their papers speak of most. Settings default by the size of the corpus. O(projection + mentions).
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
  attachUnplaced(incidence, cores, count);
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
  return { concepts, papers, labelConcepts: labelConcepts(incidence, community, count, shares, namesKept) };
}

const namesKept = 8;

export const communitiesAnalysis = defineAnalysis({
  name: "communities",
  title: "Finding communities",
  version: 8,
  needs: {},
  publish: true,
  run: (incidence, { seed }) => findCommunities(incidence, { seed }),
});
