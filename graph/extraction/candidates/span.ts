import { belongTogether, canonicalKey } from "../language/canonical.ts";
import type { Document, Word } from "../language/document.ts";
import { isShortOfName } from "../language/tokens.ts";

/** Connectors between the runs of a phrase that a rule depends on. */
export const CONNECTORS = {
  /** One run. */
  withinRun: "",
  /** A middle part is left out: "triphone [and semiphone] systems". */
  overGap: "u",
  byPreposition: "P",
  /** Short forms with a slash between them: "HIV/AIDS". */
  bySlash: "/",
} as const;

/** Neighbouring words that can form a noun phrase. */
export interface WordRun {
  /** Positions in `Document.words`, both inclusive. */
  readonly from: number;
  readonly to: number;
}

/** One place of a candidate in a document. */
export interface Span {
  /** First and last word (inclusive) in `Document.words`. */
  readonly from: number;
  readonly to: number;
  /** First and last word left out between them ("triphone [and semiphone] systems"); −1 when none is. */
  readonly gapFrom: number;
  readonly gapTo: number;
  /** The run, or the runs from first to last, that it was found in. */
  readonly run: WordRun;
  /** Connectors between its runs, see connectorOf and CONNECTORS. */
  readonly connectors: string;
  /** It is the whole noun phrase, apart from evaluative words and numbers at its start. */
  readonly own: boolean;
}

/** True when words are left out before this one. */
const isAfterGap = ({ gapTo }: Span, i: number) => gapTo >= 0 && i - 1 === gapTo;

/** The full stop of "Roe v. Wade". */
const STOP = ". ";

/** The phrase as the author wrote it, with single spaces and the punctuation between its runs. */
export function surfaceOf(document: Document, span: Span, textOf = (word: Word) => word.text): string {
  let surface = "";
  for (let i = span.from; i <= span.to; i++) {
    if (i >= span.gapFrom && i <= span.gapTo) continue;
    const word = document.words[i]!;
    if (surface !== "") surface += separator(word, isAfterGap(span, i) ? undefined : document.words[i - 1]);
    surface += textOf(word);
  }
  return span.connectors.includes("(") &&
    span.connectors !== CONNECTORS.overGap &&
    surface.includes("(") &&
    !surface.includes(")")
    ? `${surface})`
    : surface;
}

/** The text between a word and the one before it, which is undefined when words are left out between them. */
function separator(word: Word, before: Word | undefined): string {
  if (before === undefined) return " ";
  if (word.gap === "" && word.start - before.end === 2 && isShortOfName(before)) return STOP;
  if (word.gap === "") return word.afterApostrophe ? "' " : " ";
  if (word.gap === "(") return " (";
  if (word.gap === ")") return ") ";
  if (word.gap === ",") return ", ";
  return word.gap === "/" ? "/" : " ";
}

/** Whether a word and the one before it are written as one in a key. */
const PAIR = { unknown: 0, apart: 1, together: 2 } as const;

/** Computes the canonical keys of the spans of one document. */
export class SpanKeys {
  readonly #document: Document;
  /** One PAIR for every word, computed once because neighbours share several spans. */
  readonly #pairs: Uint8Array;

  constructor(document: Document) {
    this.#document = document;
    this.#pairs = new Uint8Array(document.words.length);
  }

  /** The canonical key of a span: that of its surface, but put together from the keys of its words where possible. */
  keyOf(span: Span): string {
    let key = "";
    for (let i = span.from; i <= span.to; i++) {
      if (i >= span.gapFrom && i <= span.gapTo) continue;
      const { lexeme } = this.#document.words[i]!;
      if (lexeme.key === "" || (key !== "" && this.#isTogether(span, i)))
        return canonicalKey(surfaceOf(this.#document, span));
      key = key === "" ? lexeme.key : `${key} ${lexeme.key}`;
    }
    return key;
  }

  #isTogether(span: Span, i: number): boolean {
    if (isAfterGap(span, i)) return this.#areTogether(span.gapFrom - 1, i, true);
    if (this.#pairs[i] === PAIR.unknown)
      this.#pairs[i] = this.#areTogether(i - 1, i, false) ? PAIR.together : PAIR.apart;
    return this.#pairs[i] === PAIR.together;
  }

  #areTogether(before: number, i: number, afterGap: boolean): boolean {
    const { words } = this.#document;
    const word = words[i]!;
    const between = separator(word, afterGap ? undefined : words[before]);
    return (
      belongTogether(words[before]!.lexeme.lastCanonical, word.lexeme.firstCanonical) ||
      (between !== " " && between !== STOP)
    );
  }
}
