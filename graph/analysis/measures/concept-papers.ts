import { npmi } from "../../contract/measures.ts";
import { cooccurrenceSweep } from "../../incidence/cooccurrence.ts";
import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";

/** Papers of a concept, those to which it is most central first. */
export interface ConceptPapers {
  readonly papers: Uint32Array;
  /** 0 … 1. */
  readonly centrality: Float64Array;
}

/**
 * Prepares ranking the papers of a concept by how central it is to them.
 *
 * Mean NPMI (not below 0) of the concept with the other concepts of the paper: a paper that is about it also mentions what occurs
 * with it. A paper that mentions no other concept gets 1/2, because there is no evidence. Ties by number. O(mentions in its papers).
 */
export function conceptPapers(incidence: Incidence): (concept: number) => ConceptPapers {
  const row = cooccurrenceSweep(incidence);
  const frequency = documentFrequency(incidence);
  const strength = new Float64Array(incidence.concepts);
  return (concept) => {
    const { concepts, joint } = row(concept);
    const own = frequency[concept]!;
    for (const [k, other] of concepts.entries()) {
      strength[other] = Math.max(0, npmi.value(joint[k]!, own, frequency[other]!, incidence.papers));
    }
    strength[concept] = 0;
    const papers = incidence.conceptPapers.slice(
      incidence.conceptOffsets[concept],
      incidence.conceptOffsets[concept + 1],
    );
    const value = new Map(Array.from(papers, (p) => [p, meanStrength(incidence, p, strength)] as const));
    papers.sort((p, q) => value.get(q)! - value.get(p)! || p - q);
    return { papers, centrality: Float64Array.from(papers, (p) => value.get(p)!) };
  };
}

function meanStrength(incidence: Incidence, paper: number, strength: Float64Array): number {
  const from = incidence.paperOffsets[paper]!;
  const to = incidence.paperOffsets[paper + 1]!;
  if (to - from < 2) return 0.5;
  let sum = 0;
  for (let k = from; k < to; k++) sum += strength[incidence.paperConcepts[k]!]!;
  return sum / (to - from - 1);
}
