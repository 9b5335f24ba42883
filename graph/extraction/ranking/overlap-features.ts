import type { Candidate } from "../candidates/candidates.ts";
import type { Document } from "../language/document.ts";

/** Names of the second-stage features of a candidate: what the first stage says of it and of its rivals. */
export const OVERLAP_NAMES: readonly string[] = [
  "logit",
  "bestLonger",
  "bestShorter",
  "bestCrossing",
  "longerMargin",
  "shorterMargin",
  "rank",
  "expected",
];

/** Stands for "there is none": below every logit met in practice. */
const NONE = -8;

/** Second-stage features of all candidates from their first-stage logits, one row of OVERLAP_NAMES.length after the other. */
export function overlapFeatures(rivals: Rivals, logits: Float64Array): Float64Array {
  const longer = bestRivals(rivals.longer, logits);
  const shorter = bestRivals(rivals.shorter, logits);
  const crossing = bestRivals(rivals.crossing, logits);
  const order = Uint32Array.from(logits.keys()).sort((a, b) => logits[b]! - logits[a]! || a - b);
  const rank = new Float64Array(logits.length);
  for (let r = 0; r < order.length; r++) rank[order[r]!] = r;
  const expected = logits.reduce((sum, logit) => sum + 1 / (1 + Math.exp(-logit)), 0);
  const rows = new Float64Array(logits.length * OVERLAP_NAMES.length);
  for (let i = 0, at = 0; i < logits.length; i++) {
    const logit = logits[i]!;
    rows[at++] = logit;
    rows[at++] = longer[i]!;
    rows[at++] = shorter[i]!;
    rows[at++] = crossing[i]!;
    rows[at++] = logit - longer[i]!;
    rows[at++] = logit - shorter[i]!;
    rows[at++] = rank[i]!;
    rows[at++] = expected;
  }
  return rows;
}

/** Pairs of candidates that stand over the same words, a candidate and its rival after one another. */
export interface Rivals {
  /** The rival contains the candidate, is contained in it, or overlaps it otherwise. */
  readonly longer: readonly number[];
  readonly shorter: readonly number[];
  readonly crossing: readonly number[];
}

/** All rivals among the candidates of a document. */
export function rivalsOf(document: Document, candidates: readonly Candidate[]): Rivals {
  const rivals = { longer: [] as number[], shorter: [] as number[], crossing: [] as number[] };
  for (const places of placesBySentence(document, candidates)) {
    for (const a of places) {
      for (const b of places) {
        if (a.i === b.i || a.to < b.from || b.to < a.from) continue;
        rivals[relation(a, b)].push(a.i, b.i);
      }
    }
  }
  return rivals;
}

function bestRivals(pairs: readonly number[], logits: Float64Array): Float64Array {
  const best = new Float64Array(logits.length).fill(NONE);
  for (let p = 0; p < pairs.length; p += 2) {
    const i = pairs[p]!;
    best[i] = Math.max(best[i]!, logits[pairs[p + 1]!]!);
  }
  return best;
}

function relation(a: Place, b: Place): keyof Rivals {
  if (b.from <= a.from && b.to >= a.to) return "longer";
  return a.from <= b.from && a.to >= b.to ? "shorter" : "crossing";
}

interface Place {
  readonly i: number;
  readonly from: number;
  readonly to: number;
}

/** More places in one sentence than any real one has: their rivalry is left out, so that time stays linear. */
const CROWD = 600;

function placesBySentence(document: Document, candidates: readonly Candidate[]): Place[][] {
  const sentences: Place[][] = document.sentences.map(() => []);
  for (const [i, { spans }] of candidates.entries()) {
    for (const { from, to } of spans) sentences[document.words[from]!.sentence]?.push({ i, from, to });
  }
  return sentences.filter((places) => places.length <= CROWD);
}
