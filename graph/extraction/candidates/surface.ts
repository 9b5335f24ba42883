import type { Document, Word } from "../language/document.ts";
import type { Span } from "./span.ts";

/** Whether words are left out before this one. */
export const isAfterGap = ({ gapTo }: Span, i: number) => gapTo >= 0 && i - 1 === gapTo;

/** The phrase as the author wrote it: words with single spaces, punctuation between them kept in joined phrases. */
export function surfaceOf(document: Document, span: Span, textOf = (word: Word) => word.text): string {
  let surface = "";
  for (let i = span.from; i <= span.to; i++) {
    if (i >= span.gapFrom && i <= span.gapTo) continue;
    const word = document.words[i]!;
    if (surface !== "") surface += separator(word, isAfterGap(span, i));
    surface += textOf(word);
  }
  return span.joined.includes("(") && span.joined !== "u" && surface.includes("(") && !surface.includes(")")
    ? `${surface})`
    : surface;
}

/** What stands between a word and the one before. */
export function separator(word: Word, afterGap: boolean): string {
  if (afterGap || word.gap === "") return " ";
  if (word.gap === "(") return " (";
  if (word.gap === ")") return ") ";
  if (word.gap === ",") return ", ";
  return word.gap === "/" ? "/" : " ";
}
