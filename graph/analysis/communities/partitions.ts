import { type FrequentPart, frequentPart } from "../../incidence/frequent-part.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { createPause, mapWithPauses } from "../../shared/pauses.ts";
import { compareIds } from "../../shared/text.ts";
import { defineAnalysis, type RunControl, tick, type WarmStart } from "../define-analysis.ts";
import { communitySettings, conceptGraph, leavesRareOut } from "./concept-graph.ts";
import { type ConceptPartition, partitionConcepts } from "./concept-partition.ts";

/** Partitions of the same corpus that differ by their seed only: what all of them say does not depend on a seed. */
export type Partitions = readonly ConceptPartition[];

/**
 * Partitions of a corpus of this many papers: a hundred, and fewer where one takes long (half a minute for all at 80,000 papers).
 *
 * With fifty, three or four of the first twenty bridges of 5,000 papers change when one paper goes; with a hundred one or two. Of 80,000 papers six change
 * with ten in a new store, three or four with twenty or thirty: their scores lie close together, and a mean of few varies.
 */
function partitionsFor(papers: number): number {
  return Math.min(100, Math.max(10, Math.round(1_600_000 / Math.max(1, papers))));
}

export interface PartitionsOptions extends RunControl {
  readonly seed: number;
  readonly partitions?: number;
  /** As for `findCommunities`. */
  readonly maxConcepts?: number | undefined;
  readonly previous?: Partitions | undefined;
}

/** A mean over many partitions gains nothing from the further passes that make a single one a little better. */
const PASSES = 1;

/**
 * Seeds are seed + 1 … seed + k. Each partition begins from its previous self, if there is one. Concepts that take no part because there are too
 * many have no community in any. O(k · (edges + mentions)).
 */
export function findPartitions(incidence: Incidence, options: PartitionsOptions): Partitions {
  const { seed, previous, partitions = partitionsFor(incidence.papers) } = options;
  const settings = communitySettings(incidence, options.maxConcepts);
  const { resolution } = settings;
  const part = leavesRareOut(settings) ? frequentPart(incidence, settings.minPapers) : undefined;
  const index = part?.incidence ?? incidence;
  const graph = conceptGraph(index, settings);
  return Array.from({ length: partitions }, (_, k) => {
    const before = previous?.[k];
    const { community, count } = partitionConcepts(index, graph, {
      ...{ seed: seed + k + 1, resolution, previous: before && part ? partOf(before, part) : before },
      iterations: PASSES,
    });
    tick(options, k + 1, partitions);
    return { community: part ? wholeOf(community, part, incidence.concepts) : community, count };
  });
}

/** A partition of all concepts by the numbers that those of a part have there. */
export function partOf({ community, count }: ConceptPartition, { names }: FrequentPart): ConceptPartition {
  return { community: names.map((c) => community[c]!), count };
}

/** The communities of a part by the numbers of all concepts; the others have none. */
export function wholeOf(community: Uint32Array, { names }: FrequentPart, concepts: number): Uint32Array {
  const whole = new Uint32Array(concepts);
  for (const [k, c] of names.entries()) whole[c] = community[k]!;
  return whole;
}

/** Partitions by concept id, so that they survive a change of the corpus. */
interface PackedPartitions {
  /** Ascending, as concepts are numbered. */
  readonly ids: readonly string[];
  readonly communities: readonly Uint16Array[];
}

export function packPartitions(partitions: Partitions, conceptIds: readonly string[]): PackedPartitions {
  return { ids: conceptIds, communities: partitions.map(({ community }) => Uint16Array.from(community)) };
}

/** The partitions by the numbers that concepts have now; concepts that are new have no community. */
export async function unpackPartitions(packed: unknown, conceptIds: readonly string[]): Promise<Partitions> {
  const { ids, communities } = packed as PackedPartitions;
  let next = 0;
  const places = await mapWithPauses(conceptIds, (id) => {
    while (next < ids.length && compareIds(ids[next]!, id) < 0) next++;
    return ids[next] === id ? next : ids.length;
  });
  const pause = createPause();
  const partitions: ConceptPartition[] = [];
  for (const before of communities) {
    const community = new Uint32Array(places.length);
    for (let concept = 0; concept < places.length; concept++) community[concept] = before[places[concept]!] ?? 0;
    partitions.push({ community, count: before.reduce((max, id) => Math.max(max, id), 0) });
    await pause();
  }
  return partitions;
}

const warmStart: WarmStart<Partitions, Partitions> = { pack: packPartitions, unpack: unpackPartitions };

export const partitionsAnalysis = defineAnalysis({
  name: "partitions",
  title: "Finding communities with other seeds",
  version: 5,
  needs: {},
  publish: false,
  warmStart,
  run: (incidence, { seed, previous, onProgress }) => findPartitions(incidence, { seed, previous, onProgress }),
});
