import type { Document } from "../language/document.ts";
import { CATEGORY_HEADS } from "../words/word-lists.ts";
import type { WordSpan } from "./kind-features.ts";

interface Pattern {
  readonly words: RegExp;
  /** The broader one stands first. */
  readonly before: boolean;
  /** The broader one is usually plural. */
  readonly ofSeveral: boolean;
  readonly confidence: number;
}

/** Two spans of a sentence that says one is a kind of the other; numbers are positions in the list of spans. */
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

/** The words between two spans that make one a kind of the other (Hearst 1992, DOI 10.3115/992133.992154), members of a list included. */
const PATTERNS: readonly Pattern[] = [
  {
    words: new RegExp(`^(?:\\(|,)? ?(?:such as|including|e\\.?g\\.? ?,?) (?:the )?${LIST}$`),
    ...{ before: true, ofSeveral: true, confidence: 0.92 },
  },
  {
    words: new RegExp(`^,? ?${LIST},? ?(?:and|or) other (?:\\w+ )?$`),
    ...{ before: false, ofSeveral: true, confidence: 0.92 },
  },
  {
    words:
      /^(?:is|are|being|,) (?:a |an |one |the )?(?:\w+ )?(?:kinds?|types?|forms?|variants?|famil(?:y|ies)|class(?:es)?|special cases?|subfields?|branch(?:es)?) of (?:the |a |an )?$/,
    ...{ before: false, ofSeveral: false, confidence: 0.92 },
  },
  { words: /^is (?:a|an) (?:\w+ )?$/, before: false, ofSeveral: false, confidence: 0.55 },
];

/** Finds the spans that a sentence calls a kind of another one. Spans are ordered by position and apart from each other. */
export function hyponymsOf(document: Document, spans: readonly WordSpan[]): Hyponym[] {
  const found: Hyponym[] = [];
  for (const range of sentencesWith(document, spans, (word) => SIGNALS.has(word)))
    findIn(document, spans, range, found);
  return found;
}

/** The spans of each sentence that has a word without which no pattern fits: from `first` up to, but not including, `end`. */
export function* sentencesWith(
  document: Document,
  spans: readonly WordSpan[],
  isSignal: (word: string) => boolean,
): Generator<{ readonly first: number; readonly end: number }> {
  const { words, bounds } = document;
  for (let first = 0; first < spans.length; ) {
    const sentence = words[spans[first]!.from]!.sentence;
    let end = first + 1;
    while (end < spans.length && words[spans[end]!.from]!.sentence === sentence) end++;
    for (let i = bounds[sentence]!; i < bounds[sentence + 1]! && end - first > 1; i++) {
      if (!isSignal(words[i]!.lower)) continue;
      yield { first, end };
      break;
    }
    first = end;
  }
}

/** What has examples is usually plural; "vehicles without momentum, such as" has other examples than the word before them. */
const UNCLEAR = 0.5;

/** True where the phrase is only the beginning of another one: "and other tabular data problems". */
function goesOn(document: Document, span: WordSpan): boolean {
  const { words } = document;
  const to = wholeTo(document, span);
  const [last, next] = [words[to]!, words[to + 1]];
  return next?.sentence === last.sentence && next.kind === "N" && next.gap === "";
}

/** The last word of a phrase, with a category word that a concept goes without: "policy gradient [methods]". */
function wholeTo({ words }: Document, { to }: WordSpan): number {
  const next = words[to + 1];
  const isPart = next?.sentence === words[to]!.sentence && next.gap === "" && CATEGORY_HEADS.has(next.lower);
  return isPart ? to + 1 : to;
}

function isPlural(document: Document, span: WordSpan): boolean {
  const { lower, lexeme } = document.words[wholeTo(document, span)]!;
  return lower.endsWith("s") && lexeme.canonical !== lower;
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
      between += wordsBetween(document, wholeTo(document, spans[right - 1]!), spans[right]!.from);
      const pattern = PATTERNS.find(({ words }) => words.test(between));
      if (pattern !== undefined) put(document, spans, { pattern, left, right }, found);
    }
  }
}

function put(
  document: Document,
  spans: readonly WordSpan[],
  { pattern, left, right }: { readonly pattern: Pattern; readonly left: number; readonly right: number },
  found: Hyponym[],
): void {
  const [broader, narrower] = pattern.before ? [left, right] : [right, left];
  if (!pattern.before && goesOn(document, spans[broader]!)) return;
  const isClear = isPlural(document, spans[broader]!) || !pattern.ofSeveral;
  found.push({ narrower, broader, confidence: isClear ? pattern.confidence : UNCLEAR });
}

/** The words and punctuation after one word and before another, each followed by a space. */
export function wordsBetween({ words }: Document, after: number, before: number): string {
  let text = "";
  for (let i = after + 1; i <= before; i++) {
    const { gap, lower } = words[i]!;
    if (gap !== "") text += `${gap} `;
    if (i < before) text += `${lower} `;
  }
  return text;
}
