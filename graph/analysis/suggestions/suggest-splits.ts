import type { Incidence } from "../../incidence/incidence.ts";
import type { NameTable } from "./name-pairs.ts";
import { type TwoFields, twoFields } from "./two-fields.ts";

/** A concept that may be two, and the numbers that say so. */
export interface SplitSuggestion extends Omit<TwoFields, "context"> {
  readonly concept: number;
  readonly score: number;
}

/** Fewer papers cannot be divided into two fields. */
const MIN_PAPERS = 8;
const MIN_SHARE = 0.2;
const MIN_BOTH_SHARES = 0.55;
const MIN_SEPARATION = 0.5;

/**
 * Suggests splits: names that can mean two things and whose partners fall into two separate fields. A term of one
 * meaning that two fields use looks the same in this measure, so short names in capitals come first: those are homonyms most often.
 */
export function suggestSplits(incidence: Incidence, community: Uint32Array, names: NameTable): SplitSuggestion[] {
  const found: SplitSuggestion[] = [];
  names.concepts.forEach((concept, i) => {
    const ambiguity = ambiguityOf(names.labels[i]!);
    if (names.papers[i]! < MIN_PAPERS || ambiguity === 0) return;
    const fields = twoFields(incidence, community, concept);
    if (!fields || fields.papers < MIN_PAPERS || fields.separation < MIN_SEPARATION) return;
    if (fields.context.some((context) => context.length === 0)) return;
    const [first, second] = fields.shares;
    if (second < MIN_SHARE || first + second < MIN_BOTH_SHARES) return;
    const { communities, shares, separation, papers } = fields;
    const score = ambiguity * separation * (first + second);
    found.push({ concept, communities, shares, separation, papers, score });
  });
  return found.sort((a, b) => b.score - a.score || a.concept - b.concept);
}

/** How easily a name means two things: acronyms most, then single words; several words hardly ever. */
function ambiguityOf(label: string): number {
  if (/^[A-Z][A-Za-z]{0,4}s?$/.test(label) && (label.match(/[A-Z]/g) ?? []).length > 1) return 1;
  return /^\p{L}+$/u.test(label) ? 0.6 : 0;
}
