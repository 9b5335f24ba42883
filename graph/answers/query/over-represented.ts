import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { benjaminiHochberg } from "../../analysis/statistics/benjamini-hochberg.ts";
import type { QueryAnswer } from "../../contract/query.ts";
import { createPause } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";

/** Papers counted before yielding to the event loop: a few milliseconds' work. */
const SLICE = 4096;
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
  limit: number,
): Promise<QueryAnswer["concepts"]> {
  const { incidence, frequency } = snapshot;
  const corpus = incidence.papers;
  if (papers.length === 0 || papers.length === corpus || limit === 0) return [];
  const counts = new Uint32Array(incidence.concepts);
  const pause = createPause();
  for (const [k, paper] of papers.entries()) {
    if (k % SLICE === 0) await pause();
    for (let at = incidence.paperOffsets[paper]!; at < incidence.paperOffsets[paper + 1]!; at++) {
      counts[incidence.paperConcepts[at]!]!++;
    }
  }
  await pause();
  const tested = Uint32Array.from(counts.keys()).filter((c) => frequency[c]! >= MIN_PAPERS);
  await pause();
  const present = tested.filter((concept) => counts[concept]! > 0 && !leftOut.has(concept));
  const p = Float64Array.from(present, (concept) =>
    pairMeasures.hypergeometric.value(counts[concept]!, papers.length, frequency[concept]!, corpus),
  );
  await pause();
  const q = benjaminiHochberg(p, tested.length);
  await pause();
  const lift = (concept: number) => (counts[concept]! * corpus) / (papers.length * frequency[concept]!);
  const order = [...present.keys()].filter((k) => {
    const concept = present[k]!;
    return lift(concept) > 1 && counts[concept]! >= Math.min(MIN_IN_ANSWER, papers.length);
  });
  order.sort((x, y) => p[x]! - p[y]! || lift(present[y]!) - lift(present[x]!) || present[x]! - present[y]!);
  await pause();
  const refs = await conceptRefs(snapshot);
  return order.slice(0, limit).map((k) => {
    const concept = present[k]!;
    return { ...refs(concept), inAnswer: counts[concept]!, lift: lift(concept), q: q[k]! };
  });
}
