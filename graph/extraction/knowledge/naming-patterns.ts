import type { Document } from "../language/document.ts";
import type { WordSpan } from "./kind-features.ts";

/** Two spans of one sentence of which one is said to be a kind of the other; positions among the spans. */
export interface Hyponym {
  readonly narrower: number;
  readonly broader: number;
  readonly confidence: number;
}

/** Words without which no pattern fits; most sentences have none of them. */
const SIGNALS = new Set([
  "such",
  "including",
  "other",
  "e.g",
  "kind",
  "type",
  "form",
  "variant",
  "family",
  "class",
  "is",
  "are",
  "namely",
]);

/** What stands in for a span in the words between two. */
const SPAN = "X";
const LIST = `(?:${SPAN} ?,? ?(?:and|or|as well as)? ?)*`;

/**
 * The words between two spans that make one a kind of the other (Hearst 1992, DOI 10.3115/992133.992154), members of a list included;
 * `before` means that the broader one stands first.
 */
const PATTERNS: readonly { readonly words: RegExp; readonly before: boolean; readonly confidence: number }[] = [
  {
    words: new RegExp(`^,? ?(?:such as|including|e\\.?g\\.? ?,?|namely) (?:the )?${LIST}$`),
    before: true,
    confidence: 0.85,
  },
  { words: new RegExp(`^\\( ?(?:e\\.?g\\.? ?,?|such as|including) ${LIST}$`), before: true, confidence: 0.8 },
  { words: new RegExp(`^,? ?${LIST},? ?(?:and|or) other (?:\\w+ )?$`), before: false, confidence: 0.85 },
  {
    words:
      /^(?:is|are|being|,) (?:a |an |one |the )?(?:\w+ )?(?:kinds?|types?|forms?|variants?|famil(?:y|ies)|class(?:es)?|special cases?|subfields?|branch(?:es)?) of (?:the |a |an )?$/,
    before: false,
    confidence: 0.9,
  },
  { words: /^is (?:a|an) (?:\w+ )?$/, before: false, confidence: 0.55 },
];

/** Finds the spans that a sentence calls a kind of another one. Spans are ordered by position and apart from each other. */
export function hyponymsOf(document: Document, spans: readonly WordSpan[]): Hyponym[] {
  const found: Hyponym[] = [];
  for (let first = 0; first < spans.length; ) {
    const sentence = document.words[spans[first]!.from]!.sentence;
    let end = first + 1;
    while (end < spans.length && document.words[spans[end]!.from]!.sentence === sentence) end++;
    if (hasSignal(document, sentence)) findIn(document, spans, { first, end }, found);
    first = end;
  }
  return found;
}

function hasSignal({ words, bounds }: Document, sentence: number): boolean {
  for (let i = bounds[sentence]!; i < bounds[sentence + 1]!; i++) if (SIGNALS.has(words[i]!.lower)) return true;
  return false;
}

/** Spans further apart are in no pattern. */
const MAX_SPANS = 6;

function findIn(
  document: Document,
  spans: readonly WordSpan[],
  { first, end }: { readonly first: number; readonly end: number },
  found: Hyponym[],
): void {
  for (let left = first; left < end; left++) {
    let between = "";
    for (let right = left + 1; right < end && right - left <= MAX_SPANS; right++) {
      if (right > left + 1) between += `${SPAN} `;
      between += wordsBetween(document, spans[right - 1]!.to, spans[right]!.from);
      const pattern = PATTERNS.find(({ words }) => words.test(between));
      if (pattern === undefined) continue;
      const [broader, narrower] = pattern.before ? [left, right] : [right, left];
      found.push({ narrower, broader, confidence: pattern.confidence });
    }
  }
}

/** The words and punctuation after one word and before another, each followed by a space. */
function wordsBetween({ words }: Document, after: number, before: number): string {
  let text = "";
  for (let i = after + 1; i <= before; i++) {
    const { gap, lower } = words[i]!;
    if (gap !== "") text += `${gap} `;
    if (i < before) text += `${lower} `;
  }
  return text;
}
