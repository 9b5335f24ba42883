/**
 * Counts how many of the strongest links of a store join a name with a part of itself, and lists these:
 *
 *   npx tsx scripts/quality/strongest-pairs.ts STORE     (concepts of 5 or more papers, 5 or more of them joint, by NPMI)
 */

import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { openStore } from "../../graph/store/open/open-store.ts";

const STRONGEST = 100;

async function main(): Promise<void> {
  const [url] = process.argv.slice(2);
  if (url === undefined) throw new Error("Which store? npx tsx scripts/quality/strongest-pairs.ts STORE");
  const store = await openStore(url);
  const snapshot = await openSnapshot(store);
  const { nodes, links } = await conceptMap(snapshot, {
    measure: "npmi",
    concepts: snapshot.concepts.length,
    links: 1e6,
    minPapers: 5,
    minJoint: 5,
  });
  await store.close();
  const keyOf = new Map(snapshot.concepts.map(({ id, key }) => [id, ` ${key} `]));
  const key = (node: number) => keyOf.get(nodes.id[node]!)!;
  const order = [...links.npmi.keys()].sort((a, b) => links.npmi[b]! - links.npmi[a]! || a - b);
  const parts = order.slice(0, STRONGEST).filter((k) => {
    const [a, b] = [key(links.source[k]!), key(links.target[k]!)];
    return a.includes(b) || b.includes(a);
  });
  for (const k of parts) console.log(`${links.npmi[k]!.toFixed(2)}\t${key(links.source[k]!)}–${key(links.target[k]!)}`);
  console.log(`${parts.length} of the ${STRONGEST} strongest links join a name with a part of itself`);
}

await main();
