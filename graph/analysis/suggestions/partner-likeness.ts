import { cooccurrenceSweep } from "../../incidence/cooccurrence.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";

/** The partners with which a concept co-occurs more than by chance, ascending, with the strength of each. */
interface Profile {
  readonly concepts: Uint32Array;
  readonly weights: Float64Array;
  readonly joint: Uint32Array;
  readonly norm: number;
}

/** Two concepts by what they occur with. */
export interface PartnerLikeness {
  /** Papers that mention both. */
  readonly joint: number;
  /** Expected number of such papers by chance. */
  readonly expected: number;
  /** Cosine of the partners' weights, 0 … 1. */
  readonly similarity: number;
}

/** Fewest joint papers of a partner: with one, every partner of a rare concept would be far above chance. */
const MIN_JOINT = 2;

/**
 * Compares concepts by their partners: cosine of positive pointwise mutual information (Bullinaria & Levy 2007, DOI
 * 10.3758/BF03193020). Profiles are reused between calls. O(mentions of its papers) a concept.
 */
export function partnerLikeness(incidence: Incidence) {
  const sweep = cooccurrenceSweep(incidence);
  const papers = (c: number) => incidence.conceptOffsets[c + 1]! - incidence.conceptOffsets[c]!;
  const profiles = new Map<number, Profile>();
  const profile = (concept: number): Profile => {
    const known = profiles.get(concept);
    if (known) return known;
    const row = sweep(concept);
    const own = papers(concept);
    const least = own >= 2 * MIN_JOINT ? MIN_JOINT : 1;
    const all = Float64Array.from(row.joint, (count, k) => {
      const expected = (own * papers(row.concepts[k]!)) / incidence.papers;
      return count < least ? 0 : Math.log(count / expected);
    });
    const above = (_: number, k: number) => all[k]! > 0;
    const weights = all.filter(above);
    const norm = Math.sqrt(weights.reduce((sum, w) => sum + w * w, 0));
    const made = { concepts: row.concepts.filter(above), joint: row.joint.filter(above), weights, norm };
    profiles.set(concept, made);
    return made;
  };
  return {
    profile,
    papers,
    compare(a: number, b: number): PartnerLikeness {
      const expected = (papers(a) * papers(b)) / incidence.papers;
      return { joint: jointPapers(incidence, a, b).length, expected, similarity: cosine(profile(a), profile(b)) };
    },
  };
}

function cosine(p: Profile, q: Profile): number {
  if (p.norm === 0 || q.norm === 0) return 0;
  let dot = 0;
  let j = 0;
  p.concepts.forEach((concept, i) => {
    while (j < q.concepts.length && q.concepts[j]! < concept) j++;
    if (q.concepts[j] === concept) dot += p.weights[i]! * q.weights[j]!;
  });
  return Math.min(1, dot / (p.norm * q.norm));
}
