import { type CooccurrenceRow, commonPartners, cooccurrenceSweep, rememberRows } from "../../incidence/cooccurrence.ts";
import { countsWithin } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { strongest } from "../../shared/strongest.ts";
import { communitiesAnalysis } from "../communities/communities.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { defineAnalysis, type RunControl, tick } from "../define-analysis.ts";
import { gapsAnalysis, type StructuralGap } from "./gaps.ts";
import { missingPairs } from "./missing-pairs.ts";

/** Two concepts of different communities that share no paper, and the concepts that go with both. */
export interface OpenPair {
  readonly a: number;
  readonly b: number;
  /** Papers that would mention both by chance. */
  readonly expected: number;
  /** Σ 1/ln k_Z over all linking concepts Z, over √(df_a·df_b). */
  readonly relativeAdamicAdar: number;
  /** Number of linking concepts. */
  readonly linking: number;
  /** Those that link most and say most: min(w_aZ, w_bZ)/ln k_Z, best first. */
  readonly through: readonly { readonly concept: number; readonly withA: number; readonly withB: number }[];
}

/** A linking concept shares papers with at most this part of all concepts: "robot" goes with everything, and explains nothing. */
const MAX_PARTNER_SHARE = 0.02;
/** In small collections a fiftieth would be next to none. */
const MIN_PARTNERS_ALLOWED = 100;
/** Papers that a linking concept shares with each of the two, at least; one in a small collection, where two are rare. */
const minJointOf = ({ papers }: Incidence) => (papers < 1000 ? 1 : 2);
/** So many of the widest gaps are searched. */
const MAX_GAPS = 20;
const PAIRS_OF_GAP = 200;
const LINKS_OF_PAIR = 8;

/**
 * Looks for open questions: the missing pairs of the widest gaps that a telling concept links.
 *
 * Adamic & Adar 2003, DOI 10.1016/S0378-8733(03)00009-0, relative to the papers of both. Best first, ties by concept.
 * O(gaps · missing pairs + pairs · co-occurrence of both).
 */
export function openPairs(
  incidence: Incidence,
  communities: ConceptPartition,
  gaps: readonly Pick<StructuralGap, "a" | "b">[],
  run?: RunControl,
): OpenPair[] {
  const missing = missingPairs(incidence, communities);
  const { frequency } = countsWithin(incidence);
  const row = rememberRows(cooccurrenceSweep(incidence));
  const bars = {
    minJoint: minJointOf(incidence),
    maxPartners: Math.max(MIN_PARTNERS_ALLOWED, MAX_PARTNER_SHARE * (incidence.concepts - 1)),
  };
  const known = new Map<number, number>();
  const partners = (concept: number) => {
    const count = known.get(concept) ?? row(concept).concepts.length;
    known.set(concept, count);
    return count;
  };
  const found = gaps.slice(0, MAX_GAPS).flatMap((gap, k) => {
    tick(run, k, Math.min(MAX_GAPS, gaps.length));
    return missing(gap.a, gap.b, PAIRS_OF_GAP).pairs.flatMap(({ a, b, expected }) => {
      const { rarity, linking, through } = linksOf(row(a), row(b), partners, bars);
      const relativeAdamicAdar = rarity / Math.sqrt(frequency[a]! * frequency[b]!);
      return linking === 0 ? [] : [{ a, b, expected, linking, through, relativeAdamicAdar }];
    });
  });
  return found.sort((x, y) => y.relativeAdamicAdar - x.relativeAdamicAdar || x.a - y.a || x.b - y.b);
}

function linksOf(
  one: CooccurrenceRow,
  other: CooccurrenceRow,
  partners: (concept: number) => number,
  { minJoint, maxPartners }: { minJoint: number; maxPartners: number },
) {
  const { concepts, withOne, withOther } = commonPartners(one, other, minJoint);
  const worth = new Float64Array(concepts.length);
  let rarity = 0;
  let linking = 0;
  for (let k = 0; k < concepts.length; k++) {
    const weaker = Math.min(withOne[k]!, withOther[k]!);
    const links = partners(concepts[k]!);
    if (links > maxPartners) continue;
    const rare = 1 / Math.log(Math.max(2, links));
    rarity += rare;
    linking++;
    worth[k] = weaker * rare;
  }
  const best = Array.from(strongest(worth, LINKS_OF_PAIR)).filter((k) => worth[k]! > 0);
  const through = best.map((k) => ({ concept: concepts[k]!, withA: withOne[k]!, withB: withOther[k]! }));
  return { rarity, linking, through };
}

export const openPairsAnalysis = defineAnalysis({
  name: "openPairs",
  title: "Looking for open questions",
  version: 1,
  needs: { communities: communitiesAnalysis, gaps: gapsAnalysis },
  publish: true,
  run: (incidence, { communities, gaps, onProgress }) => openPairs(incidence, communities, gaps, { onProgress }),
});
