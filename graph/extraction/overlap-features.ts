import type { Candidate } from "./candidates.ts";
import type { Document, Word } from "./document.ts";

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
export function overlapFeatures(
  document: Document,
  candidates: readonly Candidate[],
  logits: Float64Array,
): Float64Array {
  const { longer, shorter, crossing } = bestRivals(document, candidates, logits);
  const order = Uint32Array.from(candidates.keys()).sort(
    (a, b) => (logits[b] as number) - (logits[a] as number) || a - b,
  );
  const rank = new Float64Array(candidates.length);
  for (const [r, i] of order.entries()) rank[i] = r;
  const expected = logits.reduce((sum, logit) => sum + 1 / (1 + Math.exp(-logit)), 0);
  const rows = new Float64Array(candidates.length * OVERLAP_NAMES.length);
  for (let i = 0, at = 0; i < logits.length; i++) {
    const logit = logits[i] as number;
    rows[at++] = logit;
    rows[at++] = longer[i] as number;
    rows[at++] = shorter[i] as number;
    rows[at++] = crossing[i] as number;
    rows[at++] = logit - (longer[i] as number);
    rows[at++] = logit - (shorter[i] as number);
    rows[at++] = rank[i] as number;
    rows[at++] = expected;
  }
  return rows;
}

interface Rivals {
  /** Best logit among the candidates that contain each, that it contains, and that it overlaps otherwise. */
  readonly longer: Float64Array;
  readonly shorter: Float64Array;
  readonly crossing: Float64Array;
}

function bestRivals(document: Document, candidates: readonly Candidate[], logits: Float64Array): Rivals {
  const column = () => new Float64Array(candidates.length).fill(NONE);
  const rivals: Rivals = { longer: column(), shorter: column(), crossing: column() };
  for (const places of placesBySentence(document, candidates)) {
    for (const a of places) {
      for (const b of places) {
        if (a.i === b.i || a.to < b.from || b.to < a.from) continue;
        const best = rivals[relation(a, b)];
        const logit = logits[b.i] as number;
        if (logit > (best[a.i] as number)) best[a.i] = logit;
      }
    }
  }
  return rivals;
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
    for (const { from, to } of spans) sentences[(document.words[from] as Word).sentence]?.push({ i, from, to });
  }
  return sentences.filter((places) => places.length <= CROWD);
}
