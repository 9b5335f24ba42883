import { belongTogether, canonicalKey } from "../language/canonical.ts";
import type { Document } from "../language/document.ts";
import type { Span } from "./span.ts";
import { isAfterGap, separator, surfaceOf } from "./surface.ts";

/** What is known of a word and the one before it. */
const PAIR = { unknown: 0, apart: 1, joined: 2 } as const;

/** The canonical keys of the surfaces of spans of one document. */
export class SpanKeys {
  readonly #document: Document;
  /** Of PAIR, word after word: every two words stand side by side in several spans. */
  readonly #pairs: Uint8Array;

  constructor(document: Document) {
    this.#document = document;
    this.#pairs = new Uint8Array(document.words.length);
  }

  /** The key of a span, from the keys of its words unless two of them are joined or punctuation remains. */
  keyOf(span: Span): string {
    let key = "";
    for (let i = span.from; i <= span.to; i++) {
      if (i >= span.gapFrom && i <= span.gapTo) continue;
      const { lexeme } = this.#document.words[i]!;
      if (lexeme.key === "" || (key !== "" && this.#isJoined(span, i)))
        return canonicalKey(surfaceOf(this.#document, span));
      key = key === "" ? lexeme.key : `${key} ${lexeme.key}`;
    }
    return key;
  }

  #isJoined(span: Span, i: number): boolean {
    if (isAfterGap(span, i)) return this.#areJoined(span.gapFrom - 1, i, true);
    if (this.#pairs[i] === PAIR.unknown) this.#pairs[i] = this.#areJoined(i - 1, i, false) ? PAIR.joined : PAIR.apart;
    return this.#pairs[i] === PAIR.joined;
  }

  #areJoined(before: number, i: number, afterGap: boolean): boolean {
    const { words } = this.#document;
    const word = words[i]!;
    return belongTogether(words[before]!.lexeme.last, word.lexeme.first) || separator(word, afterGap) !== " ";
  }
}
