import type { Incidence } from "../../graph/incidence/incidence.ts";
import { projectPairs } from "../../graph/incidence/project-pairs.ts";

/** Pairs with three or more joint papers, concepts without such a pair are left out and the others renumbered: the graph of the Leiden benchmark. */
export function linkedPairs(incidence: Incidence) {
  const { source, target, joint } = projectPairs(incidence, { minJoint: 3 });
  const position = new Int32Array(incidence.concepts).fill(-1);
  for (const c of source) position[c] = 0;
  for (const c of target) position[c] = 0;
  let nodes = 0;
  for (let c = 0; c < position.length; c++) if (position[c] === 0) position[c] = nodes++;
  return {
    nodes,
    source: source.map((c) => position[c] as number),
    target: target.map((c) => position[c] as number),
    joint,
  };
}
