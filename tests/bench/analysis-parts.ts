import { scoreBridges } from "../../graph/analysis/bridges/bridge-scores.ts";
import { bridgeSignificance } from "../../graph/analysis/bridges/significance/bridge-significance.ts";
import { findCommunities } from "../../graph/analysis/communities/communities.ts";
import { leiden } from "../../graph/analysis/communities/leiden/leiden.ts";
import { pairMeasures } from "../../graph/analysis/measures/pair-measures.ts";
import { betweenness } from "../../graph/analysis/structure/betweenness.ts";
import { bipartiteGraph } from "../../graph/analysis/structure/plain-graph.ts";
import { graphFromEdges } from "../../graph/analysis/structure/weighted-graph.ts";
import type { IncidenceChunk } from "../../graph/contract/records.ts";
import { buildIncidence } from "../../graph/incidence/build.ts";
import { cooccurrenceSweep } from "../../graph/incidence/cooccurrence.ts";
import { documentFrequency } from "../../graph/incidence/document-frequency.ts";
import type { Incidence } from "../../graph/incidence/incidence.ts";
import { projectPairs } from "../../graph/incidence/project-pairs.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { strongest } from "../../graph/shared/strongest.ts";
import { linkedPairs } from "./linked-pairs.ts";
import { asStream, loadIncidence } from "./load-incidence.ts";

/** One part of the speed benchmark, in a process of its own: prints one line of JSON. */
const parts = {
  index: async (url: string) => {
    const { incidence, chunks } = await loadIncidence(url);
    const { seconds } = await timed(7, () => buildIncidence(incidence.papers, incidence.concepts, asStream(chunks)));
    const bytes = incidence.paperConcepts.byteLength + incidence.conceptPapers.byteLength;
    const mentions = incidence.paperConcepts.length;
    return {
      papers: incidence.papers,
      concepts: incidence.concepts,
      mentions,
      seconds,
      bytesPerMention: bytes / mentions,
    };
  },
  pairs: async (url: string) => {
    const { incidence } = await loadIncidence(url);
    const { seconds, answer } = await timed(7, () => projectPairs(incidence, { minJoint: 3 }).source.length);
    return { seconds, pairs: answer };
  },
  partners: async (url: string) => oneConcept((await loadIncidence(url)).incidence),
  leiden: async (url: string) => {
    const { incidence } = await loadIncidence(url);
    const { nodes, source, target, joint } = linkedPairs(incidence);
    const graph = graphFromEdges(nodes, source, target, joint);
    const withIterations = async (iterations: number | undefined) => {
      const modularity: number[] = [];
      let seed = 0;
      const { seconds } = await timed(7, () => {
        const options = { random: seededRandom(seed++), ...(iterations && { iterations }) };
        modularity.push(leiden(graph, options).modularity);
      });
      return { seconds, modularity };
    };
    return {
      nodes,
      edges: source.length,
      ...(await withIterations(undefined)),
      tenIterations: await withIterations(10),
    };
  },
  communities: async (url: string) => {
    const { incidence } = await loadIncidence(url);
    const { seconds, answer } = await timed(7, () => findCommunities(incidence, { seed: 1 }));
    return { seconds, count: answer.count, resolution: answer.resolution, minJoint: answer.minJoint };
  },
  bridges: async (url: string) => {
    const { incidence } = await loadIncidence(url);
    const communities = findCommunities(incidence, { seed: 1 });
    const { seconds, answer } = await timed(7, () => scoreBridges(incidence, communities).order.length);
    return { seconds, eligible: answer };
  },
  shuffles: async (url: string) => {
    const { incidence } = await loadIncidence(url);
    const communities = findCommunities(incidence, { seed: 1 });
    const { seconds, answer } = await timed(7, () => bridgeSignificance(incidence, communities, { seed: 1 }));
    return {
      seconds,
      shuffles: answer.shuffles,
      family: answer.family,
      significant: answer.q.filter((q) => q < 0.05).length,
    };
  },
  betweenness: async (url: string) => {
    const { firstPapers } = await loadIncidence(url);
    return {
      thousand: await exactBetweenness(firstPapers(1_000), 7),
      fiveThousand: await exactBetweenness(firstPapers(5_000), 3),
    };
  },
  tiled: async (url: string) => tiled(url, 12),
};

export type PartName = keyof typeof parts;

/** Median CPU seconds over runs, after one warm-up unless the work is too long for it. */
async function timed<T>(runs: number, work: () => T | Promise<T>, warm = true) {
  const seconds: number[] = [];
  let answer = warm ? await work() : undefined;
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    answer = await work();
    const { user, system } = process.cpuUsage(start);
    seconds.push((user + system) / 1e6);
  }
  seconds.sort((a, b) => a - b);
  return { seconds: seconds[seconds.length >> 1] as number, answer: answer as T };
}

/** CPU milliseconds for the top 50 by NPMI of one concept, over the commonest and a random sample of concepts. */
function oneConcept(incidence: Incidence) {
  const row = cooccurrenceSweep(incidence);
  const frequency = documentFrequency(incidence);
  const top = (concept: number) => {
    const { concepts, joint } = row(concept);
    const own = frequency[concept] as number;
    const value = Float64Array.from(concepts, (c, k) =>
      pairMeasures.npmi.value(joint[k] as number, own, frequency[c] as number, incidence.papers),
    );
    return Array.from(strongest(value, 50), (k) => joint[k]!);
  };
  // The peers must give the same partners.
  const jointOf = (concepts: readonly number[]) => concepts.flatMap(top).reduce((sum, joint) => sum + joint, 0);
  const byPapers = Array.from(frequency.keys()).sort(
    (a, b) => (frequency[b] as number) - (frequency[a] as number) || a - b,
  );
  const random = seededRandom(1);
  // Weighted by mentions: the cost of the concept of a random mention.
  const mentions = Array.from({ length: 500 }, () => {
    const at = Math.floor(random() * incidence.paperConcepts.length);
    return incidence.paperConcepts[at] as number;
  });
  return {
    commonestTen: { ...percentiles(top, byPapers.slice(0, 10), 20), joint: jointOf(byPapers.slice(0, 10)) },
    weightedByMentions: percentiles(top, mentions, 1),
  };
}

function percentiles(work: (concept: number) => unknown, concepts: readonly number[], times: number) {
  for (const c of concepts) work(c);
  const took = concepts.flatMap((c) =>
    Array.from({ length: times }, () => {
      const start = process.cpuUsage();
      work(c);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    }),
  );
  took.sort((a, b) => a - b);
  return { p50: took[took.length >> 1], p95: took[Math.floor(took.length * 0.95)], unit: "CPU ms" };
}

async function exactBetweenness(incidence: Incidence, runs: number) {
  const graph = bipartiteGraph(incidence);
  const { seconds, answer } = await timed(runs, () => betweenness(graph).betweenness, false);
  return {
    papers: incidence.papers,
    nodes: graph.nodes,
    edges: graph.targets.length / 2,
    seconds,
    runs,
    largest: Math.max(...answer),
  };
}

/** The same papers repeated, to see how time and memory grow. */
async function tiled(url: string, times: number) {
  const { incidence: base, chunks } = await loadIncidence(url);
  const papers = base.papers * times;
  function* copies(): Generator<IncidenceChunk> {
    for (let copy = 0; copy < times; copy++) {
      for (const chunk of chunks) yield { ...chunk, firstPaper: copy * base.papers + chunk.firstPaper };
    }
  }
  const load = await timed(7, () => buildIncidence(papers, base.concepts, asStream(copies())));
  const incidence = load.answer;
  const pairs = await timed(7, () => projectPairs(incidence, { minJoint: 3 * times }).source.length);
  const everyPair = await timed(7, () => projectPairs(incidence, { minJoint: 3 }).source.length);
  const communities = findCommunities(incidence, { seed: 1 });
  const bridges = await timed(7, () => scoreBridges(incidence, communities).order.length);
  return {
    papers,
    mentions: incidence.paperConcepts.length,
    loadSeconds: load.seconds,
    pairs: { minJoint: 3 * times, seconds: pairs.seconds, pairs: pairs.answer },
    everyPair: { minJoint: 3, seconds: everyPair.seconds, pairs: everyPair.answer },
    bridges: { seconds: bridges.seconds, eligible: bridges.answer },
    oneConcept: oneConcept(incidence),
    largestResidentMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

const [, , name, url] = process.argv;
if (name !== undefined && url !== undefined && name in parts) {
  console.log(JSON.stringify(await parts[name as PartName](url)));
}
