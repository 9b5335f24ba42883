import { type WeightedGraph, withStrengths } from "../../structure/weighted-graph.ts";

/** Renumbers group numbers to 0 … count − 1 in order of first appearance; changes the array. O(n). */
export function renumber(groups: Uint32Array): number {
  const names = new Int32Array(groups.reduce((max, g) => Math.max(max, g), -1) + 1).fill(-1);
  let count = 0;
  for (let v = 0; v < groups.length; v++) {
    const group = groups[v]!;
    if (names[group] === -1) names[group] = count++;
    groups[v] = names[group]!;
  }
  return count;
}

/** The graph of groups: weights between them summed, weights within them as loops. Groups are 0 … count − 1. O(nodes + edges). */
export function aggregate(graph: WeightedGraph, group: Uint32Array, count: number): WeightedGraph {
  const { offsets, targets, weights, loops } = graph;
  const { starts, members } = membersByGroup(group, count);
  const sums = new Float64Array(count);
  const touched = new Uint32Array(count);
  const newOffsets = new Uint32Array(count + 1);
  const newTargets = new Uint32Array(targets.length);
  const newWeights = new Float64Array(targets.length);
  const newLoops = new Float64Array(count);
  let end = 0;
  for (let c = 0; c < count; c++) {
    let groupsSeen = 0;
    for (const v of members.subarray(starts[c], starts[c + 1])) {
      newLoops[c]! += loops[v]!;
      const rowEnd = offsets[v + 1]!;
      for (let k = offsets[v]!; k < rowEnd; k++) {
        const other = group[targets[k]!]!;
        const sum = sums[other]!;
        if (sum === 0) touched[groupsSeen++] = other;
        sums[other] = sum + weights[k]!;
      }
    }
    newLoops[c]! += sums[c]! / 2;
    sums[c] = 0;
    for (let k = 0; k < groupsSeen; k++) {
      const other = touched[k]!;
      if (other === c) continue;
      newTargets[end] = other;
      newWeights[end++] = sums[other]!;
      sums[other] = 0;
    }
    newOffsets[c + 1] = end;
  }
  return withStrengths(count, newOffsets, newTargets.subarray(0, end), newWeights.subarray(0, end), newLoops);
}

/** Nodes in order of their group, then of their number, and where each group starts. */
function membersByGroup(group: Uint32Array, count: number): { starts: Uint32Array; members: Uint32Array } {
  const starts = new Uint32Array(count + 1);
  for (const c of group) starts[c + 1]!++;
  for (let c = 0; c < count; c++) starts[c + 1]! += starts[c]!;
  const place = starts.slice(0, count);
  const members = new Uint32Array(group.length);
  for (let v = 0; v < group.length; v++) {
    const c = group[v]!;
    const at = place[c]!;
    members[at] = v;
    place[c] = at + 1;
  }
  return { starts, members };
}
