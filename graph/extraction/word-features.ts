import type { Span } from "./candidates.ts";
import type { Document, Word } from "./document.ts";
import type { Focus } from "./features.ts";
import { canonicalWord } from "./spelling.ts";

/** Templates of features made of words: each value of each template has one weight. */
export const WORD_TEMPLATES = [
  "head",
  "start",
  "before",
  "after",
  "twoBefore",
  "headSuffix",
  "startSuffix",
  "ending",
  "opening",
  "pattern",
  "neighbours",
  "patternAround",
  "phrase",
] as const;

/** Values of WORD_TEMPLATES for one candidate, in order; "" when there is none. */
export function wordFeaturesOf(document: Document, key: string, { main: span, words }: Focus): string[] {
  const canonical = words.map((word) => canonicalWord(word.text));
  const head = canonical.at(-1) as string;
  const start = canonical[0] as string;
  const several = canonical.length > 1;
  const pattern = `${words.map((word) => word.kind).join("")}${span.joined === "u" ? "u" : ""}`;
  const around = kindsAround(document, span);
  return [
    head,
    start,
    neighbour(document, span, -1),
    neighbour(document, span, 1),
    neighbour(document, span, -2),
    head.slice(-3),
    several ? start.slice(-3) : "",
    several ? canonical.slice(-2).join(" ") : "",
    several ? canonical.slice(0, 2).join(" ") : "",
    pattern,
    around,
    `${pattern} ${around}`,
    key,
  ];
}

/** The word before or after with the punctuation between; "." at the ends of a sentence. */
function neighbour(document: Document, span: Span, offset: number): string {
  const inside = document.words[span.from] as Word;
  const at = offset < 0 ? span.from + offset : span.to + offset;
  const word = document.words[at];
  if (word === undefined || word.sentence !== inside.sentence) return ".";
  if (offset === -1) return `${word.lower} ${inside.gap}`;
  return offset === 1 ? `${word.gap} ${word.lower}` : word.lower;
}

function kindsAround(document: Document, span: Span): string {
  const inside = document.words[span.from] as Word;
  const before = document.words[span.from - 1];
  const after = document.words[span.to + 1];
  const left = before?.sentence === inside.sentence ? before.kind + inside.gap.slice(-1) : ".";
  const right = after?.sentence === inside.sentence ? after.gap.slice(0, 1) + after.kind : ".";
  return `${left} ${right}`;
}
