/**
 * Counts how many of the strongest pairs of a store link a name with a part of itself, as they are counted and as answers show them:
 *
 *   npx tsx scripts/quality/strongest-pairs.ts STORE     (concepts of 5 or more papers, 5 or more of them joint, by NPMI)
 */

import { cooccurrence } from "../../graph/answers/concepts/cooccurrence.ts";
import { nestedAmong, nestedWith } from "../../graph/answers/lookup/nested-names.ts";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { npmi } from "../../graph/contract/measures.ts";
import { projectPairs } from "../../graph/incidence/project-pairs.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import { openStore } from "../../graph/store/open/open-store.ts";

const STRONGEST = 100;
const CONCEPTS = 100;
const PARTNERS = 10;
const least = { minPapers: 5, minJoint: 5 };

async function main(): Promise<void> {
  const [url] = process.argv.slice(2);
  if (url === undefined) throw new Error("Which store? npx tsx scripts/quality/strongest-pairs.ts STORE");
  const store = await openStore(url);
  const snapshot = await openSnapshot(store);
  const [raw, map] = [strongestPairs(snapshot), await strongestLinks(snapshot)];
  const isNested = nestedAmong(snapshot.concepts, [...raw, ...map].flat());
  const nested = (pairs: readonly (readonly [number, number])[]) => pairs.filter(([a, b]) => isNested(a, b));
  for (const [a, b] of nested(raw)) console.log(`${snapshot.concepts[a]!.key} – ${snapshot.concepts[b]!.key}`);
  console.log(`of the ${STRONGEST} strongest pairs link a name with a part of itself: ${nested(raw).length}`);
  console.log(`of the ${STRONGEST} strongest links of the map: ${nested(map).length}`);
  const partners = await partnersOfCommon(snapshot);
  console.log(
    `of the ${PARTNERS} strongest partners of ${CONCEPTS} concepts, by counting: ${partners.raw.toFixed(1)} %`,
  );
  console.log(`of those that the answer shows: ${partners.shown.toFixed(1)} %`);
  await store.close();
}

/** All pairs as they are counted, the strongest first. */
function strongestPairs({ incidence, frequency }: Snapshot): [number, number][] {
  const { source, target, joint } = projectPairs(incidence, least);
  const strength = Float64Array.from(joint, (c, k) =>
    npmi.value(c, frequency[source[k]!]!, frequency[target[k]!]!, incidence.papers),
  );
  const order = Array.from(strength.keys()).sort((a, b) => strength[b]! - strength[a]! || a - b);
  return order.slice(0, STRONGEST).map((k) => [source[k]!, target[k]!]);
}

async function strongestLinks(snapshot: Snapshot): Promise<[number, number][]> {
  const all = { concepts: snapshot.concepts.length, links: 1e6, ...least };
  const { nodes, links } = await conceptMap(snapshot, { measure: "npmi", ...all });
  const order = [...links.npmi.keys()].sort((a, b) => links.npmi[b]! - links.npmi[a]! || a - b).slice(0, STRONGEST);
  const numberOf = new Map(snapshot.concepts.map(({ id }, number) => [id, number]));
  const end = (node: number) => numberOf.get(nodes.id[node]!)!;
  return order.map((k) => [end(links.source[k]!), end(links.target[k]!)]);
}

/** Of the strongest partners of the most frequent concepts, the share in percent whose names are nested: as counted, and in the answer. */
async function partnersOfCommon(snapshot: Snapshot): Promise<{ raw: number; shown: number }> {
  const { concepts, frequency, incidence } = snapshot;
  const numberOf = new Map(concepts.map(({ id }, number) => [id, number]));
  const raw: boolean[] = [];
  const shown: boolean[] = [];
  for (const concept of snapshot.byPapers.subarray(0, CONCEPTS)) {
    const isNested = nestedWith(concepts, concept);
    const row = snapshot.partners(concept);
    const partners = Array.from(row.joint, (c, k) => ({ other: row.concepts[k]!, c })).filter(({ c }) => c >= 5);
    const strength = ({ other, c }: { other: number; c: number }) =>
      npmi.value(c, frequency[concept]!, frequency[other]!, incidence.papers);
    partners.sort((p, q) => strength(q) - strength(p) || p.other - q.other);
    raw.push(...partners.slice(0, PARTNERS).map(({ other }) => isNested(other)));
    const { id } = concepts[concept]!;
    const answer = await cooccurrence(snapshot, { id, measure: "npmi", minPapers: 5, limit: PARTNERS });
    shown.push(...answer.partners.map((partner) => isNested(numberOf.get(partner.concept)!)));
  }
  const share = (list: readonly boolean[]) => (100 * list.filter(Boolean).length) / Math.max(1, list.length);
  return { raw: share(raw), shown: share(shown) };
}

await main();
