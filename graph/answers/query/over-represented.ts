import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { benjaminiHochberg } from "../../analysis/statistics/benjamini-hochberg.ts";
import type { QueryAnswer } from "../../contract/query.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";

/** Fewest papers of a concept that is tested. */
const MIN_PAPERS = 3;
/** Fewest papers of the answer that must mention it: one paper shows nothing. */
const MIN_IN_ANSWER = 2;

/**
 * Concepts that some papers mention more often than the corpus does, surest first, ties by lift, then by number.
 *
 * Hypergeometric P(X ≥ k) with Benjamini & Hochberg over all concepts of three or more papers; O(mentions of the papers).
 */
export async function overRepresented(
  snapshot: Snapshot,
  papers: Uint32Array,
  leftOut: ReadonlySet<number>,
  most: number,
): Promise<QueryAnswer["concepts"]> {
  const { incidence, frequency } = snapshot;
  const corpus = incidence.papers;
  if (papers.length === 0 || papers.length === corpus || most === 0) return [];
  const counts = new Uint32Array(incidence.concepts);
  for (const paper of papers) {
    for (let k = incidence.paperOffsets[paper] as number; k < (incidence.paperOffsets[paper + 1] as number); k++) {
      const concept = incidence.paperConcepts[k] as number;
      counts[concept] = (counts[concept] as number) + 1;
    }
  }
  const tested = Uint32Array.from(counts.keys()).filter((c) => (frequency[c] as number) >= MIN_PAPERS);
  const met = tested.filter((concept) => (counts[concept] as number) > 0 && !leftOut.has(concept));
  const p = Float64Array.from(met, (concept) =>
    pairMeasures.hypergeometric.value(counts[concept] as number, papers.length, frequency[concept] as number, corpus),
  );
  const q = benjaminiHochberg(p, tested.length);
  const lift = (concept: number) =>
    ((counts[concept] as number) * corpus) / (papers.length * (frequency[concept] as number));
  const order = [...met.keys()].filter((k) => {
    const concept = met[k] as number;
    return lift(concept) > 1 && (counts[concept] as number) >= Math.min(MIN_IN_ANSWER, papers.length);
  });
  order.sort(
    (x, y) =>
      (p[x] as number) - (p[y] as number) ||
      lift(met[y] as number) - lift(met[x] as number) ||
      (met[x] as number) - (met[y] as number),
  );
  const refs = await conceptRefs(snapshot);
  return order.slice(0, most).map((k) => {
    const concept = met[k] as number;
    return { ...refs(concept), inAnswer: counts[concept] as number, lift: lift(concept), q: q[k] as number };
  });
}
