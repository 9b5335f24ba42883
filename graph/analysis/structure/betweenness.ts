import type { Incidence } from "../../incidence/incidence.ts";
import { defineAnalysis, type RunControl, tick } from "../define-analysis.ts";
import { foldLeaves } from "./fold-leaves.ts";
import { bipartiteGraph, type PlainGraph } from "./plain-graph.ts";
import { ShortestPaths } from "./shortest-paths.ts";

/** Betweenness of the nodes of a graph, by their numbers. */
export interface Betweenness {
  /** Σ over unordered pairs s, t of the share of their shortest paths that pass through the node. */
  readonly betweenness: Float64Array;
  /** The same without pairs of which an end is a neighbour of the node. */
  readonly bridgeness: Float64Array;
}

/**
 * Exact betweenness and bridgeness of every node of an unweighted graph.
 *
 * C_B(v) = Σ_{s<t} σ_st(v)/σ_st: Freeman 1977, DOI 10.2307/3033543, by the algorithm of Brandes 2001,
 * DOI 10.1080/0022250X.2001.9990249, hanging trees folded in. Bridgeness: Jensen et al. 2016, DOI 10.1093/comnet/cnv022.
 * O(core nodes · core edges) time, O(nodes + edges) memory; counts of paths are doubles because they overflow 32-bit integers.
 */
export function betweenness(graph: PlainGraph, run?: RunControl): Betweenness {
  const folded = foldLeaves(graph);
  const { core, originalNode, reach } = folded;
  const between = new Float64Array(core.nodes);
  const bridge = new Float64Array(core.nodes);
  const paths = new ShortestPaths(core);
  for (let s = 0; s < core.nodes; s++) {
    // Nothing is reached from a node without links; of papers that a filter leaves out there may be many.
    if (core.offsets[s] === core.offsets[s + 1]) continue;
    paths.from(s);
    paths.accumulate(reach, between, bridge);
    if (s % 64 === 0) tick(run, s, core.nodes);
  }
  for (const [k, v] of originalNode.entries()) {
    // Every unordered pair of the core was counted from both ends.
    folded.betweenness[v]! += between[k]! / 2;
    folded.bridgeness[v]! += bridge[k]! / 2;
  }
  if (!folded.betweenness.every(Number.isFinite)) throw new RangeError("Betweenness overflowed.");
  return { betweenness: folded.betweenness, bridgeness: folded.bridgeness };
}

/** Betweenness and bridgeness of concepts, by number, in the graph of papers and concepts. */
export function conceptBetweenness(incidence: Incidence, run?: RunControl): Betweenness {
  const all = betweenness(bipartiteGraph(incidence), run);
  return {
    betweenness: all.betweenness.slice(incidence.papers),
    bridgeness: all.bridgeness.slice(incidence.papers),
  };
}

/** Takes minutes for more than a few thousand papers, so it is computed only on request. */
export const betweennessAnalysis = defineAnalysis({
  name: "betweenness",
  title: "Counting shortest paths",
  version: 8,
  needs: {},
  publish: false,
  run: (incidence, { onProgress }) => conceptBetweenness(incidence, { onProgress }),
});
