import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { scoreBridges } from "../../graph/analysis/bridges/bridge-scores.ts";
import { findCommunities } from "../../graph/analysis/communities/communities.ts";
import { findPartitions } from "../../graph/analysis/communities/partitions.ts";
import { adjustedRand } from "../../graph/analysis/statistics/adjusted-rand.ts";
import { documentFrequency } from "../../graph/incidence/document-frequency.ts";
import { loadIncidence } from "./load-incidence.ts";
import { machine } from "./machine.ts";

/**
 * What communities and bridges lose when rare concepts take no part: `tsx tests/bench/frequent-concepts.ts STORE` compares those of a store with
 * those of another seed, of fewer concepts, and of links with more joint papers, and writes frequent-concepts.json.
 */
const [url = ""] = process.argv.slice(2);
const PARTITIONS = 10;
/** Concepts by which communities are compared: those that take part in all. */
const COMPARED = 10_100;

const { incidence, nested, names, statements } = await loadIncidence(url);
const frequency = documentFrequency(incidence);

interface Variant {
  readonly seed?: number;
  readonly maxConcepts?: number;
  readonly minJoint?: number;
}

function find({ seed = 1, maxConcepts, ...settings }: Variant) {
  const communities = findCommunities(incidence, { seed, maxConcepts, ...settings });
  // Partitions have the usual links.
  if (settings.minJoint !== undefined) return { communities, order: null };
  const partitions = findPartitions(incidence, { seed, partitions: PARTITIONS, maxConcepts });
  const { order } = scoreBridges(incidence, communities, { partitions, nested, names, statements, maxConcepts });
  return { communities, order };
}

const usual = find({});
const { minPapers } = findCommunities(incidence, { seed: 1, maxConcepts: COMPARED });

function compare(variant: Variant) {
  const { communities, order } = find(variant);
  const compared = Uint32Array.from(frequency.keys()).filter(
    (c) => frequency[c]! >= minPapers && communities.community[c] !== 0 && usual.communities.community[c] !== 0,
  );
  const of = (community: Uint32Array) => compared.map((c) => community[c]!);
  const sharedOf = (first: number) => {
    const same = new Set(usual.order!.subarray(0, first));
    return order?.subarray(0, first).filter((paper) => same.has(paper)).length ?? null;
  };
  return {
    ...variant,
    minPapers: communities.minPapers,
    concepts: frequency.filter((papers) => papers >= communities.minPapers).length,
    communities: communities.count,
    adjustedRand: Number(adjustedRand(of(usual.communities.community), of(communities.community)).toFixed(3)),
    sameOfFirst20: sharedOf(20),
    sameOfFirst100: sharedOf(100),
  };
}

const variants: Variant[] = [
  { seed: 101 },
  ...[50_000, 25_000, COMPARED].map((maxConcepts) => ({ maxConcepts })),
  { maxConcepts: COMPARED, minJoint: 9 },
];
const rows = variants.map(compare);
const result = { ...machine(), papers: incidence.papers, partitions: PARTITIONS, comparedBy: minPapers, rows };
writeFileSync(resolve(import.meta.dirname, "frequent-concepts.json"), `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));
