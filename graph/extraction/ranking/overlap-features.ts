import type { Candidate } from "../candidates/candidates.ts";
import type { Document } from "../language/document.ts";

/** Names of the second-stage features of a candidate, from the first-stage logits of itself and of its rivals. */
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

/** The logit of an absent rival, lower than any in practice. */
const NO_RIVAL = -8;

/** The second-stage features of all candidates from their first-stage logits, in rows of OVERLAP_NAMES.length numbers. */
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

/** Pairs of candidates that overlap in the text: each list alternates between a candidate and a rival of it. */
export interface Rivals {
  /** Rivals that contain the candidate. */
  readonly longer: readonly number[];
  /** Rivals inside the candidate. */
  readonly shorter: readonly number[];
  /** Rivals that overlap it otherwise. */
  readonly crossing: readonly number[];
}

/** Finds all rivals among the candidates of a document. */
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
  const best = new Float64Array(logits.length).fill(NO_RIVAL);
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

/** More places than any real sentence has; rivals in such a sentence are ignored, which keeps time linear. */
const MAX_PLACES = 600;

function placesBySentence(document: Document, candidates: readonly Candidate[]): Place[][] {
  const sentences: Place[][] = document.sentences.map(() => []);
  for (const [i, { spans }] of candidates.entries()) {
    for (const { from, to } of spans) sentences[document.words[from]!.sentence]?.push({ i, from, to });
  }
  return sentences.filter((places) => places.length <= MAX_PLACES);
}
