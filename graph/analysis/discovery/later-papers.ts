import { cooccurrenceSweep } from "../../incidence/cooccurrence.ts";
import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { poissonTail } from "../statistics/poisson.ts";

/** What became of a pair: later joint papers, and how many independence predicts. */
export interface LaterPapers {
  readonly joint: number;
  readonly expected: number;
}

/** A hit has at least this many later joint papers, and their number has a probability below MAX_P if both concepts are independent. */
export const MIN_LATER_PAPERS = 2;
export const MAX_P = 0.01;

/** Whether two concepts are later together more than chance. */
export function isHit({ joint, expected }: LaterPapers): boolean {
  return joint >= MIN_LATER_PAPERS && poissonTail(joint, expected) < MAX_P;
}

/** Joint papers of two concepts in the later papers, and how many independence predicts. */
export function laterPapers(after: Incidence) {
  const row = cooccurrenceSweep(after);
  const frequency = documentFrequency(after);
  const papers = Array.from({ length: after.papers }, (_, p) => after.paperOffsets[p + 1]! - after.paperOffsets[p]!);
  const total = Math.max(1, papers.filter((length) => length > 0).length);
  const joint = new Uint32Array(after.concepts);
  let touched = new Uint32Array();
  return (a: number) => {
    for (const c of touched) joint[c] = 0;
    const own = row(a);
    touched = own.concepts.slice();
    for (const [j, c] of own.concepts.entries()) joint[c] = own.joint[j]!;
    return {
      jointWith: (c: number) => joint[c]!,
      expectedWith: (c: number) => (frequency[a]! * frequency[c]!) / total,
    };
  };
}

/** The concepts of most papers, ties by number. */
export function topConcepts(frequency: ArrayLike<number>, limit: number): number[] {
  const order = Array.from({ length: frequency.length }, (_, c) => c);
  return order.sort((a, b) => frequency[b]! - frequency[a]! || a - b).slice(0, limit);
}
