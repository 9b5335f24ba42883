import { type CooccurrenceRow, commonPartners, cooccurrenceSweep } from "../../incidence/cooccurrence.ts";
import { countsWithin } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { strongest } from "../../shared/strongest.ts";

/** Ways to rank pairs that share no paper yet. */
export const rankers = ["relativeAdamicAdar", "linkingTerms", "averageMinimumWeight", "adamicAdar"] as const;

/** Concepts that share no paper with a given one but are reached through others: columns, position i is one candidate. */
export interface Candidates {
  readonly concept: Uint32Array;
  /** |B|: number of concepts that co-occur with both. */
  readonly linkingTerms: Float64Array;
  /** (1/|B|)·Σ min(w_AB, w_BC), weights in joint papers. */
  readonly averageMinimumWeight: Float64Array;
  /** Σ over B of 1/ln k_B, k = number of partners. */
  readonly adamicAdar: Float64Array;
  /** Σ over B of w_AB·w_BC/s_B: joint papers to expect if A and C were independent among the papers of each B. */
  readonly expectedThrough: Float64Array;
  /** Adamic–Adar/√(s_A·s_C): without it, the concepts of most papers come first, which occur with everything sooner or later. */
  readonly relativeAdamicAdar: Float64Array;
}

/** Options of `openDiscovery`. */
export interface DiscoveryOptions {
  /** Fewest joint papers of a link A–B or B–C. */
  readonly minJoint?: number;
  /** Fewest papers of C. */
  readonly minPapers?: number;
  /** Linking concepts of more than this share of all papers are too general to be informative. */
  readonly maxLinkShare?: number;
}

/**
 * Prepares open discovery: papers mention A with B and B with C, but none mentions A with C.
 *
 * Swanson 1986, DOI 10.1353/pbm.1986.0087; linking-term count and average minimum weight, Yetisgen-Yildiz & Pratt 2006,
 * DOI 10.1016/j.jbi.2005.11.010; Adamic & Adar 2003, DOI 10.1016/S0378-8733(03)00009-0. A call costs the co-occurrence rows of A
 * and of the partners that no earlier call needed. Candidates are ordered by concept number; rank them with `rankCandidates`.
 */
export function openDiscovery(incidence: Incidence, options: DiscoveryOptions = {}): (concept: number) => Candidates {
  const { minJoint = 2, minPapers = 3, maxLinkShare = 0.05 } = options;
  const row = cooccurrenceSweep(incidence);
  const { frequency } = countsWithin(incidence);
  const maxLinkPapers = Math.max(10, maxLinkShare * incidence.papers);
  const sums = {
    links: new Uint32Array(incidence.concepts),
    minimum: new Float64Array(incidence.concepts),
    rare: new Float64Array(incidence.concepts),
    through: new Float64Array(incidence.concepts),
  };
  const links = new Map<number, Links>();
  /** The links of a linking concept that reach the thresholds, computed once: common concepts link nearly everything. */
  const linksOf = (b: number): Links => {
    const known = links.get(b);
    if (known !== undefined) return known;
    const { concepts, joint } = row(b);
    const firm = Uint32Array.from(concepts.keys()).filter(
      (k) => joint[k]! >= minJoint && frequency[concepts[k]!]! >= minPapers,
    );
    const found = {
      concepts: firm.map((k) => concepts[k]!),
      joint: firm.map((k) => joint[k]!),
      rarity: 1 / Math.log(Math.max(2, concepts.length)),
      papers: frequency[b]!,
    };
    links.set(b, found);
    return found;
  };
  /** Per concept, the number + 1 of the last A that it shares a paper with, A itself included. */
  const knownTo = new Uint32Array(incidence.concepts);
  const touched = new Uint32Array(incidence.concepts);
  /** Adds what one linking concept leads to; returns how many candidates are touched by now. */
  const follow = ({ concepts, joint, rarity, papers }: Links, weight: number, mark: number, before: number): number => {
    let met = before;
    for (let j = 0; j < concepts.length; j++) {
      const c = concepts[j]!;
      if (knownTo[c] === mark) continue;
      if (sums.links[c] === 0) touched[met++] = c;
      sums.links[c]!++;
      sums.minimum[c]! += Math.min(weight, joint[j]!);
      sums.rare[c]! += rarity;
      sums.through[c]! += (weight * joint[j]!) / papers;
    }
    return met;
  };
  return (concept) => {
    const own = row(concept);
    const mark = concept + 1;
    knownTo[concept] = mark;
    for (const b of own.concepts) knownTo[b] = mark;
    let met = 0;
    for (const [k, b] of own.concepts.entries()) {
      const weight = own.joint[k]!;
      if (weight >= minJoint && frequency[b]! <= maxLinkPapers) met = follow(linksOf(b), weight, mark, met);
    }
    return collect(touched.slice(0, met).sort(), sums, (c) => Math.sqrt(frequency[concept]! * frequency[c]!));
  };
}

interface Links {
  readonly concepts: Uint32Array;
  readonly joint: Uint32Array;
  readonly rarity: number;
  readonly papers: number;
}

function collect(
  concept: Uint32Array,
  sums: { links: Uint32Array; minimum: Float64Array; rare: Float64Array; through: Float64Array },
  sizeWith: (c: number) => number,
): Candidates {
  const found = {
    concept,
    linkingTerms: Float64Array.from(concept, (c) => sums.links[c]!),
    averageMinimumWeight: Float64Array.from(concept, (c) => sums.minimum[c]! / sums.links[c]!),
    adamicAdar: Float64Array.from(concept, (c) => sums.rare[c]!),
    expectedThrough: Float64Array.from(concept, (c) => sums.through[c]!),
    relativeAdamicAdar: Float64Array.from(concept, (c) => sums.rare[c]! / sizeWith(c)),
  };
  for (const c of concept) {
    sums.links[c] = 0;
    sums.minimum[c] = 0;
    sums.rare[c] = 0;
    sums.through[c] = 0;
  }
  return found;
}

/**
 * Positions of the best candidates, at most `limit`: best first by a value, ties by the number of linking terms, then by concept.
 * O(n log n), but only the best are compared by a function.
 */
export function rankCandidates(candidates: Candidates, value: Float64Array, limit = value.length): Uint32Array {
  const links = candidates.linkingTerms;
  const least = limit < value.length ? value.slice().sort()[value.length - limit]! : Number.NEGATIVE_INFINITY;
  const best: number[] = [];
  for (let k = 0; k < value.length; k++) if (value[k]! >= least) best.push(k);
  best.sort((x, y) => value[y]! - value[x]! || links[y]! - links[x]! || x - y);
  return Uint32Array.from(best.slice(0, limit));
}

/** The concepts through which two are linked, given the partners of each: at most `limit`, strongest first by the weaker of the two links. */
export function linkingTerms(
  one: CooccurrenceRow,
  other: CooccurrenceRow,
  limit: number,
): { readonly concept: number; readonly withOne: number; readonly withOther: number }[] {
  const { concepts, withOne, withOther } = commonPartners(one, other);
  const weaker = new Float64Array(concepts.length);
  for (let k = 0; k < weaker.length; k++) weaker[k] = Math.min(withOne[k]!, withOther[k]!);
  return Array.from(strongest(weaker, limit), (k) => {
    return { concept: concepts[k]!, withOne: withOne[k]!, withOther: withOther[k]! };
  });
}
