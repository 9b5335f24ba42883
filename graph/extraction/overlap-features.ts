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
  for (const [i, logit] of logits.entries()) {
    const best = [longer[i] as number, shorter[i] as number, crossing[i] as number] as const;
    const row = [logit, ...best, logit - best[0], logit - best[1], rank[i] as number, expected];
    rows.set(row, i * OVERLAP_NAMES.length);
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
        const kind = rivals[relation(a, b)];
        kind[a.i] = Math.max(kind[a.i] as number, logits[b.i] as number);
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
