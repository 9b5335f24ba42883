import { CONNECTORS, type Span } from "../candidates/span.ts";
import type { Document, Word } from "../language/document.ts";
import type { CandidateFocus } from "./features.ts";

/** Templates of word features; a model has one weight for each value of each template. */
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

/** Receives the values of WORD_TEMPLATES in order, each in parts. */
export interface WordSink {
  add(part: string): void;
  /** Ends a value; one without parts is "". */
  end(): void;
}

/** Writes the values of WORD_TEMPLATES for one candidate; "" where it has none. */
export function putWordFeatures(
  sink: WordSink,
  document: Document,
  key: string,
  { main: span, words }: CandidateFocus,
): void {
  const canonical = words.map((word) => word.lexeme.canonical);
  const head = canonical.at(-1)!;
  const start = canonical[0]!;
  const hasSeveralWords = canonical.length > 1;
  putValue(sink, head);
  putValue(sink, start);
  putNeighbour(sink, document, span, -1);
  putNeighbour(sink, document, span, 1);
  putNeighbour(sink, document, span, -2);
  putValue(sink, head.slice(-3));
  putValue(sink, hasSeveralWords ? start.slice(-3) : "");
  putPair(sink, hasSeveralWords ? [canonical.at(-2)!, head] : []);
  putPair(sink, hasSeveralWords ? [start, canonical[1]!] : []);
  putPattern(sink, words, span);
  sink.end();
  putKindsAround(sink, document, span);
  sink.end();
  putPattern(sink, words, span);
  sink.add(" ");
  putKindsAround(sink, document, span);
  sink.end();
  putValue(sink, key);
}

function putValue(sink: WordSink, value: string): void {
  sink.add(value);
  sink.end();
}

function putPair(sink: WordSink, [first, second]: readonly string[]): void {
  if (first !== undefined && second !== undefined) {
    sink.add(first);
    sink.add(" ");
    sink.add(second);
  }
  sink.end();
}

/** A word before or after the span, with the punctuation between; "." at the ends of a sentence. */
function putNeighbour(sink: WordSink, document: Document, span: Span, offset: number): void {
  const inside = document.words[span.from]!;
  const word = document.words[offset < 0 ? span.from + offset : span.to + offset];
  if (word === undefined || word.sentence !== inside.sentence) sink.add(".");
  else if (offset === -2) sink.add(word.lower);
  else {
    sink.add(offset < 0 ? word.lower : word.gap);
    sink.add(" ");
    sink.add(offset < 0 ? inside.gap : word.lower);
  }
  sink.end();
}

function putPattern(sink: WordSink, words: readonly Word[], span: Span): void {
  for (const word of words) sink.add(word.kind);
  if (span.connectors === CONNECTORS.overGap) sink.add("u");
}

function putKindsAround(sink: WordSink, document: Document, span: Span): void {
  const inside = document.words[span.from]!;
  const before = document.words[span.from - 1];
  const after = document.words[span.to + 1];
  if (before?.sentence !== inside.sentence) sink.add(".");
  else {
    sink.add(before.kind);
    sink.add(inside.gap.slice(-1));
  }
  sink.add(" ");
  if (after?.sentence !== inside.sentence) sink.add(".");
  else {
    sink.add(after.gap.slice(0, 1));
    sink.add(after.kind);
  }
}
