import type { Incidence } from "../../incidence/incidence.ts";
import { type NameReason, type NameTable, namePairs } from "./name-pairs.ts";
import { type PartnerLikeness, partnerLikeness } from "./partner-likeness.ts";

/** Two concepts that may be one, and the numbers that say so. */
export interface MergeSuggestion extends PartnerLikeness {
  /** The one of more papers, into which the other would go. */
  readonly into: number;
  readonly from: number;
  readonly reason: NameReason | "partners";
  readonly score: number;
}

/** How often a reason is right before partners are compared; from suggestions judged by hand, see docs/curation.md. */
const PRIOR: Readonly<Record<MergeSuggestion["reason"], number>> = {
  spelling: 0.75,
  inflection: 0.6,
  order: 0.5,
  acronym: 0.45,
  partners: 0.1,
};
/** "Modelling" is an activity and a "model" its result: often two concepts. */
const PRIOR_OF_GERUND = 0.4;
/** Lowest similarity of partners that each reason needs: the weaker the reason, the more. */
const MIN_SIMILARITY: Readonly<Record<MergeSuggestion["reason"], number>> = {
  spelling: 0,
  inflection: 0.02,
  order: 0.08,
  acronym: 0.15,
  partners: 0.45,
};
/** Partners are compared for this many concepts, those of most papers first, with at least MIN_PAPERS papers each. */
const MAX_CONCEPTS = 3000;
const MIN_PAPERS = 8;
const PARTNERS_PER_CONCEPT = 12;

/**
 * Suggests merges: names that are alike, and concepts with the same partners that rarely co-occur. Ranked by how reliable the
 * reason is, raised by the likeness of partners. O(names + mentions of the concepts compared).
 */
export function suggestMerges(incidence: Incidence, names: NameTable): MergeSuggestion[] {
  const likeness = partnerLikeness(incidence);
  const found = new Map<string, MergeSuggestion>();
  const consider = (a: number, b: number, reason: MergeSuggestion["reason"], prior = PRIOR[reason]) => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (found.has(key)) return;
    const like = likeness.compare(a, b);
    if (like.similarity < MIN_SIMILARITY[reason]) return;
    if (reason === "partners" && like.joint > like.expected) return;
    const larger = likeness.papers(a) >= likeness.papers(b);
    const score = prior + (1 - prior) * like.similarity;
    found.set(key, { into: larger ? a : b, from: larger ? b : a, reason, score, ...like });
  };
  const number = (position: number) => names.concepts[position]!;
  for (const { a, b, reason } of namePairs(names)) {
    const doing = isGerund(names.keys[a]!) !== isGerund(names.keys[b]!);
    consider(number(a), number(b), reason, reason === "inflection" && doing ? PRIOR_OF_GERUND : undefined);
  }
  for (const [a, b] of sharedPartners(names, likeness)) consider(a, b, "partners");
  return [...found.values()].sort((x, y) => y.score - x.score || x.into - y.into || x.from - y.from);
}

const isGerund = (key: string) => key.endsWith("ing");

/** Pairs of concepts that have some of their strongest partners in common. */
function sharedPartners(names: NameTable, { profile }: ReturnType<typeof partnerLikeness>): [number, number][] {
  const order = [...names.concepts.keys()]
    .filter((i) => names.papers[i]! >= MIN_PAPERS)
    .sort((i, j) => names.papers[j]! - names.papers[i]! || i - j)
    .slice(0, MAX_CONCEPTS);
  const holders = new Map<number, number[]>();
  for (const i of order) {
    const concept = names.concepts[i]!;
    const { concepts, weights, joint } = profile(concept);
    const strength = (k: number) => weights[k]! * joint[k]!;
    const best = [...weights.keys()].sort((x, y) => strength(y) - strength(x) || x - y).slice(0, PARTNERS_PER_CONCEPT);
    for (const k of best) {
      const partner = concepts[k]!;
      holders.set(partner, [...(holders.get(partner) ?? []), concept]);
    }
  }
  const shared = new Map<string, number>();
  for (const list of holders.values()) {
    list.forEach((a, k) => {
      for (const b of list.slice(k + 1)) {
        const key = a < b ? `${a} ${b}` : `${b} ${a}`;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    });
  }
  return [...shared].filter(([, n]) => n >= 4).map(([key]) => key.split(" ").map(Number) as [number, number]);
}
