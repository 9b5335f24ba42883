import { remembered } from "../../shared/memoize.ts";
import { type WordFacts, wordFacts, wordPosition, wordRarity } from "./background.ts";
import { canonicalKey, canonicalWords } from "./canonical.ts";
import { canonicalWord } from "./spelling.ts";
import { GENERIC, HEADSTOP } from "./word-lists.ts";
import { rolesOf } from "./word-roles.ts";
import { shapeOf } from "./word-shape.ts";

/** What is known of a word as it is written, whatever text it stands in. */
export interface Lexeme {
  readonly text: string;
  readonly lower: string;
  /** What stands between its hyphens, which the tagger reads as words. */
  readonly parts: readonly { readonly text: string; readonly normal: string }[];
  /** Position in the background table, −1 when it is not in it. */
  readonly position: number;
  readonly facts: WordFacts | undefined;
  readonly rarity: number;
  /** Bits of SHAPE. */
  readonly shape: number;
  /** Bits of ROLE. */
  readonly roles: number;
  readonly canonical: string;
  /** Its canonical key when it stands alone. */
  readonly key: string;
  /** The first canonical word, before any are joined, and the last, after. */
  readonly first: string;
  readonly last: string;
  readonly generic: boolean;
  /** It names nothing as the head of a phrase. */
  readonly emptyHead: boolean;
  /** A known word that bears no capital inside sentences; "BERT", "Markov" and words that nobody knows are none. */
  readonly ordinary: boolean;
}

const HYPHEN = /[-‐‑‒–]/;

/** A word with what is known of it. */
export const lexemeOf: (text: string) => Lexeme = remembered((text) => {
  const lower = text.toLowerCase();
  const facts = wordFacts(lower);
  const key = canonicalKey(text);
  return {
    text,
    lower,
    parts: text
      .split(HYPHEN)
      .filter((part) => part !== "")
      .map((part) => ({ text: part, normal: part.toLowerCase() })),
    position: wordPosition(lower),
    facts,
    rarity: wordRarity(lower),
    shape: shapeOf(text),
    roles: rolesOf(text),
    canonical: canonicalWord(text),
    key,
    first: canonicalWords(text)[0] ?? "",
    last: key.slice(key.lastIndexOf(" ") + 1),
    generic: GENERIC.has(lower),
    emptyHead: HEADSTOP.has(lower),
    ordinary: !/^.\P{Ll}*\p{Lu}|\p{Ll}\p{Lu}|\p{N}/u.test(text) && (facts?.capital ?? 1) <= 0.7,
  };
});
