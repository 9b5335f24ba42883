import { memoize } from "../../shared/memoize.ts";
import { type WordFacts, wordFacts, wordPosition, wordRarity } from "../words/background.ts";
import { isModifier } from "../words/term-shape.ts";
import { HEAD, usageNumber } from "../words/usage.ts";
import { ACTORS, CATEGORY_HEADS, EMPTY_HEADS, EMPTY_STARTS, EVALUATIVE, GENERIC, NOUNS } from "../words/word-lists.ts";
import { canonicalKey, canonicalWords } from "./canonical.ts";
import { canonicalWord } from "./spelling.ts";

/** Everything about a written word that does not depend on the text around it. */
export interface Lexeme {
  readonly text: string;
  readonly lower: string;
  /** The parts between its hyphens, which the tagger reads as separate words. */
  readonly parts: readonly { readonly text: string; readonly normal: string }[];
  /** Position in the background table, −1 when it is not in it. */
  readonly position: number;
  readonly facts: WordFacts | undefined;
  /** Inverse document frequency, 0 … 1; see wordRarity. */
  readonly rarity: number;
  /** Bits of SHAPE. */
  readonly shape: number;
  /** Bits of ROLE. */
  readonly roles: number;
  readonly canonical: string;
  /** Its canonical key when it stands alone. */
  readonly key: string;
  /** Its first canonical word before words are joined, and its last one after. */
  readonly firstCanonical: string;
  readonly lastCanonical: string;
  /** It only praises or counts: "novel", "several". */
  readonly generic: boolean;
  /** As the head of a phrase it names nothing: "method", "results". */
  readonly emptyHead: boolean;
  /** A known word that is written in lower case inside sentences; "BERT", "Markov" and unknown words are not. */
  readonly ordinary: boolean;
}

const HYPHEN = /[-‐‑‒–]/;

/** The lexeme of a word. */
export const lexemeOf: (text: string) => Lexeme = memoize((text) => {
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
    firstCanonical: canonicalWords(text)[0] ?? "",
    lastCanonical: key.slice(key.lastIndexOf(" ") + 1),
    generic: GENERIC.has(lower),
    emptyHead: EMPTY_HEADS.has(lower),
    // the symbol of an element keeps its capital in a key
    ordinary:
      key === key.toLowerCase() && !/^.\P{Ll}*\p{Lu}|\p{Ll}\p{Lu}|\p{N}/u.test(text) && (facts?.capital ?? 1) <= 0.7,
  };
});

/** How a word is written. Bits, because phrases are compared by masks of them in the inner loop. */
export const SHAPE = {
  /** Only capitals, digits and hyphens, perhaps with a plural s: "LLMs". */
  acronym: 1,
  /** A capital after another letter. */
  innerCapital: 2,
  /** Begins with a capital. */
  capital: 4,
  hyphen: 8,
  digit: 16,
  /** Has a character beyond ASCII. */
  foreign: 32,
  /** A capital anywhere. */
  anyCapital: 64,
  /** A capital at the beginning or after a lower-case letter. */
  name: 128,
} as const;

/** How a word is written, as bits of SHAPE; a pure function of the word. */
function shapeOf(text: string): number {
  let shape = 0;
  if (/^\p{Lu}[\p{Lu}\p{N}-]+s?$/u.test(text)) shape |= SHAPE.acronym;
  if (/\p{Ll}\p{Lu}|\p{Lu}\p{Lu}/u.test(text)) shape |= SHAPE.innerCapital;
  if (/^\p{Lu}/u.test(text)) shape |= SHAPE.capital;
  if (/[-‐‑–]/.test(text)) shape |= SHAPE.hyphen;
  if (/\p{N}/u.test(text)) shape |= SHAPE.digit;
  if (/[^\p{ASCII}]/u.test(text)) shape |= SHAPE.foreign;
  if (/\p{Lu}/u.test(text)) shape |= SHAPE.anyCapital;
  if (/^\p{Lu}|\p{Ll}\p{Lu}/u.test(text)) shape |= SHAPE.name;
  return shape;
}

/** The possessive ending, which is not part of a name: "MuJoCo's". */
export const OWNER_MARK = /['’]s$/i;

/** What a word can do in a phrase. Bits, because one word may have several roles. */
export const ROLE = {
  /** As the last word it only says what kind of thing the phrase is: "problem", "dataset". */
  category: 1,
  /** As the first word it adds nothing to the name: "novel", "several", "transformer-based". */
  evaluative: 2,
  /** A possessive: "agent's", "Parkinson's". */
  owner: 4,
  /** Its possessive never begins a concept: "agent's", "user's". */
  actor: 8,
  /** It only modifies other words and is not a phrase by itself. */
  modifier: 16,
  /** A plural that ends nearly all of its phrases: "models", "agents"; not "news", "dynamics" or "analysis". */
  plural: 32,
} as const;

/** A plural ends at least this share of its phrases, less one half. */
const MIN_PLURAL_HEAD = 0.43;
const PLURAL = /(?<![sui]|ic|bia)s$/;
const IRREGULAR_PLURALS: ReadonlySet<string> = new Set(["women", "men", "children", "mice"]);
const EVALUATIVE_ENDING = /[-‐‑](?:based|driven|level|aware)$/;

/** The roles that a word can play in a phrase, as bits of ROLE; a pure function of the word. */
function rolesOf(text: string): number {
  const lower = text.toLowerCase();
  let roles = 0;
  if (CATEGORY_HEADS.has(lower)) roles |= ROLE.category;
  if (isEmptyStart(lower) || EVALUATIVE_ENDING.test(lower)) roles |= ROLE.evaluative;
  if (OWNER_MARK.test(text)) roles |= ROLE.owner;
  if (ACTORS.has(lower.replace(OWNER_MARK, ""))) roles |= ROLE.actor;
  if (isModifier(lower)) roles |= ROLE.modifier;
  if (isPlural(text, lower)) roles |= ROLE.plural;
  return roles;
}

/** A plural by the background table, of an acronym ("LLMs"), or of a noun that the tagger takes for a verb ("prompts"). */
function isPlural(text: string, lower: string): boolean {
  if (/\p{Lu}s$/u.test(text)) return true;
  if (IRREGULAR_PLURALS.has(lower)) return true;
  if (!PLURAL.test(lower)) return false;
  return usageNumber(lower, HEAD) >= MIN_PLURAL_HEAD || (NOUNS.has(lower) && NOUNS.has(lower.slice(0, -1)));
}

const isEmptyStart = (lower: string) => GENERIC.has(lower) || EVALUATIVE.has(lower) || EMPTY_STARTS.has(lower);

/** True when a word can play a role. */
export const hasRole = ({ roles }: { readonly roles: number }, role: number): boolean => (roles & role) > 0;
