import type { Incidence } from "../../incidence/incidence.ts";
import { seededRandom } from "../../shared/random.ts";
import type { WeightedGraph } from "../structure/weighted-graph.ts";
import { attachRareConcepts } from "./attach.ts";
import { type LeidenOptions, leiden, type Partition, settle } from "./leiden/leiden.ts";

/** A partition of concepts into communities. */
export interface ConceptPartition {
  /** Community id of each concept: 1 = the largest, 0 = none. */
  readonly community: Uint32Array;
  readonly count: number;
}

interface PartitionOptions {
  readonly seed: number;
  readonly resolution: number;
  readonly previous?: ConceptPartition | undefined;
  /** Most passes of Leiden. */
  readonly iterations?: number;
}

/**
 * One partition of the concepts of a corpus: Leiden, groups with enough papers as fields, rare concepts attached to them.
 *
 * Groups of fewer than three concepts are no field: their concepts, and those too rare for the graph, are attached to the community
 * most frequent in their papers, so that every concept of a community shares a paper with another one of it. Larger groups
 * without enough papers stay without a community. Communities that were there before keep their numbers; otherwise 1 is the
 * largest. O(edges + mentions).
 */
export function partitionConcepts(
  incidence: Incidence,
  graph: WeightedGraph,
  { seed, previous, ...how }: PartitionOptions,
): ConceptPartition {
  const before = previous && coversHalf(previous) ? previous : undefined;
  const options = { random: seededRandom(seed), ...how };
  const found = before ? continueFrom(before, graph, options) : search(graph, options);
  const groups = numberBySize(found.group, found.count);
  const fields = supportedFields(incidence, groups);
  attachRareConcepts(incidence, fields.community, fields.count);
  for (const [c, group] of groups.community.entries()) {
    if (group !== 0 && fields.id[group] === 0) fields.community[c] = 0;
  }
  const { count } = fields;
  const community = renumberBySize(fields.community, count);
  return { count, community: before ? keepNumbers(before, { community, count }) : community };
}

/** After an import that is larger than the corpus was, previous communities would say nothing about most concepts. */
function coversHalf({ community }: ConceptPartition): boolean {
  const placed = community.reduce((sum, id) => sum + (id === 0 ? 0 : 1), 0);
  return placed * 2 >= community.length && placed > 0;
}

/**
 * Partitions of different seeds differ in modularity by about a hundredth. As long as a new search gains less, a change would be an accident
 * too, so only single concepts move.
 */
const MIN_GAIN = 0.01;

/** Single concepts may still gain after the last pass; where none does, nothing moves when the partition is continued. */
function search(graph: WeightedGraph, options: LeidenOptions): Partition {
  return settle(graph, { ...options, start: leiden(graph, options).group });
}

function continueFrom(before: ConceptPartition, graph: WeightedGraph, options: LeidenOptions): Partition {
  const settled = settle(graph, { ...options, start: startFrom(before) });
  const found = search(graph, { ...options, start: settled.group });
  return found.modularity > settled.modularity + MIN_GAIN * Math.abs(settled.modularity) ? found : settled;
}

/** Concepts without a community begin alone. */
function startFrom({ community, count }: ConceptPartition): Uint32Array {
  return community.map((id, c) => (id === 0 ? count + 1 + c : id));
}

/**
 * Numbers groups 1, 2, … by size, largest first, ties by smallest member; groups too small to be a field become 0.
 *
 * A field has three members or more; if no group has that many, two are enough. A single node never is a field.
 */
export function numberBySize(group: Uint32Array, count: number): ConceptPartition {
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

/** Papers with two or more concepts of a group that make it a field: ten and a thousandth of all; fewer where there are few papers. */
export function minPapersOfField(papers: number): number {
  return Math.max(Math.min(10, papers / 20), papers / 1000);
}

/** The groups with enough papers, numbered in the same order; `id` is the number that each group has now, 0 for the others. */
export function supportedFields(
  incidence: Incidence,
  { community, count }: ConceptPartition,
): ConceptPartition & { readonly id: Uint32Array } {
  const papers = papersWithTwo(incidence, community, count);
  const least = minPapersOfField(incidence.papers);
  const id = new Uint32Array(count + 1);
  let fields = 0;
  for (let group = 1; group <= count; group++) if (papers[group]! >= least) id[group] = ++fields;
  return { id, count: fields, community: community.map((group) => id[group]!) };
}

/** Papers with two or more concepts of each group. */
function papersWithTwo(incidence: Incidence, community: Uint32Array, count: number): Uint32Array {
  const { paperOffsets, paperConcepts } = incidence;
  const papers = new Uint32Array(count + 1);
  /** Per group, 2p + 2 after its first concept in paper p, and one more after the second. */
  const last = new Uint32Array(count + 1);
  for (let p = 0; p < incidence.papers; p++) {
    const once = 2 * p + 2;
    for (let k = paperOffsets[p]!; k < paperOffsets[p + 1]!; k++) {
      const group = community[paperConcepts[k]!]!;
      if (last[group] === once) papers[group]!++;
      last[group] = last[group]! < once ? once : once + 1;
    }
  }
  papers[0] = 0;
  return papers;
}

/**
 * Gives the communities that continue previous ones their numbers: those that share most concepts first, each number once.
 *
 * New communities take the numbers that are free, the largest first. Where a previous community is gone, later numbers move up
 * only as far as needed, so that numbers stay 1 … count. O(concepts + pairs of communities · log).
 */
export function keepNumbers(previous: ConceptPartition, { community, count }: ConceptPartition): Uint32Array {
  const width = previous.count + 1;
  const shared = new Uint32Array((count + 1) * width);
  for (const [c, id] of community.entries()) shared[id * width + previous.community[c]!]!++;
  const pairs = Array.from(shared.keys()).filter(
    (at) => shared[at]! > 0 && at >= width && at % width !== 0 && at % width <= count,
  );
  pairs.sort((a, b) => shared[b]! - shared[a]! || a - b);
  const number = new Uint32Array(count + 1);
  const taken = new Uint8Array(count + 1);
  for (const at of pairs) {
    const id = Math.floor(at / width);
    const before = at % width;
    if (number[id] !== 0 || taken[before] === 1) continue;
    number[id] = before;
    taken[before] = 1;
  }
  let free = 1;
  for (let id = 1; id <= count; id++) {
    if (number[id] !== 0) continue;
    while (taken[free] === 1) free++;
    number[id] = free;
    taken[free] = 1;
  }
  return community.map((id) => number[id]!);
}
