import { contextOf, type FeatureContext } from "../candidates/context.ts";
import { CONNECTORS } from "../candidates/span.ts";
import type { Document, PaperText, Word } from "../language/document.ts";
import { featureTableOf } from "../ranking/learned-model.ts";
import { spanScores } from "../ranking/scores.ts";
import type { WordSpan } from "./kind-features.ts";

/** A span with its offsets in the text, in UTF-16 units; `end` is exclusive. */
export interface TextSpan extends WordSpan {
  readonly start: number;
  readonly end: number;
}

/** A document with some of its spans. */
export interface SpannedDocument {
  readonly document: Document;
  readonly spans: readonly TextSpan[];
}

/** The words that stretches of a text touch, in their order, without stretches that touch none. */
export function spansAt(document: Document, stretches: readonly (readonly [number, number])[]): SpannedDocument {
  const { words } = document;
  const spans = stretches.flatMap(([start, end]) => {
    const from = words.findIndex((word) => word.end > start);
    if (from < 0 || words[from]!.start >= end) return [];
    let to = from;
    while (to + 1 < words.length && words[to + 1]!.start < end) to++;
    return [{ from, to, start, end }];
  });
  return { document, spans };
}

/** Words that point at something named elsewhere when an article or "this" is before them. */
const POINTING = new Set(
  "method approach system model algorithm task problem technique framework procedure process tool models methods systems approaches techniques algorithms problems tasks".split(
    " ",
  ),
);
const POINTERS = new Set(["this", "these", "our", "the", "such", "that", "an", "a"]);

/** The document of a text with the spans that extraction chooses in it, and words that point at others ("this method"). */
export function chosenSpans(paper: PaperText): SpannedDocument {
  const context = contextOf(paper);
  const { document } = context;
  const taken = new Uint8Array(document.words.length);
  const spans: TextSpan[] = [];
  for (const { from, to } of rankedSpans(context)) {
    if (taken.subarray(from, to + 1).some((word) => word > 0)) continue;
    taken.fill(1, from, to + 1);
    spans.push(textSpan(document, from, to));
  }
  for (const [i, word] of document.words.entries()) {
    if (taken[i] === 0 && isPointing(document, word, i)) spans.push(textSpan(document, i, i));
  }
  return { document, spans: spans.sort((a, b) => a.from - b.from) };
}

const textSpan = ({ words }: Document, from: number, to: number): TextSpan => ({
  from,
  to,
  start: words[from]!.start,
  end: words[to]!.end,
});

const isPointing = ({ words }: Document, word: Word, i: number): boolean =>
  POINTING.has(word.lower) && POINTERS.has(words[i - 1]?.lower ?? "");

/** The places of the candidates above the cut of the ranking, best candidate first, longer ones before shorter ones. */
function rankedSpans(context: FeatureContext): WordSpan[] {
  const { scores, aboveCut } = spanScores(featureTableOf(context));
  return [...aboveCut]
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .flatMap((i) => context.candidates[i]!.spans.filter(({ connectors }) => connectors !== CONNECTORS.overGap));
}
