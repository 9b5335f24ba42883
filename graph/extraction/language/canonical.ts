import { backgroundPapers } from "../words/background.ts";
import { canonicalWord } from "./spelling.ts";

/** Prefixes that are written together, with a hyphen or apart: "pre-training", "multi task". */
const PREFIXES = new Set(
  (
    "pre multi non semi un co re sub super inter intra anti auto hyper micro macro meta mini nano bi tri uni over under " +
    "hetero homo pseudo quasi trans ultra mid post tele thermo electro photo neuro bio geo hydro spatio"
  ).split(" "),
);
const SEPARATOR = /[\s\-‐‑‒–/_]+/;

/**
 * The canonical key of a phrase: one string for all its spellings.
 *
 * Differences of case, accents, number, British spelling, hyphens and spaces disappear ("Pre-trained Language Models" and
 * "pretrained language model" share a key). Two words are written as one ("fine-tuning", "fine tuning" → "finetuning") after a
 * prefix, or when the compound is established in the background table; else they stay two ("self-supervised" → "self supervised").
 */
export function canonicalKey(surface: string): string {
  let key = levelOnce(surface);
  for (let round = 0; round < MAX_ROUNDS && !PLAIN_KEY.test(key); round++) {
    const next = levelOnce(key);
    if (next === key) break;
    key = next;
  }
  return key;
}

/** Once is enough for such a key. Of rare signs one may leave another: "㎲" is read as "μs", which is the plural of "μ", which is "mu". */
const PLAIN_KEY = /^[a-z0-9 ]*$/;
const MAX_ROUNDS = 5;

function levelOnce(surface: string): string {
  const key: string[] = [];
  for (const word of canonicalWords(surface)) {
    const before = key.at(-1);
    if (before !== undefined && belongTogether(before, word)) key[key.length - 1] = canonicalWord(before + word);
    else key.push(word);
  }
  return key.join(" ");
}

/** "Co-Training", "Bi-LSTM": prefixes here, elsewhere symbols of elements. */
const PREFIX_IN_CAPITALS = /(?<!\p{L})(?:Co|Bi)(?=[-‐‑]\p{L})/gu;

/** The canonical words of a phrase, before neighbours are joined to compounds. */
export function canonicalWords(surface: string): string[] {
  return surface
    .normalize("NFKD")
    .replace(PREFIX_IN_CAPITALS, (prefix) => prefix.toLowerCase())
    .split(SEPARATOR)
    .map((word) => (word === "" ? "" : canonicalWord(word)))
    .filter((word) => word !== "");
}

/** True when two neighbouring canonical words are written as one. */
export function belongTogether(a: string, b: string): boolean {
  const compound = backgroundPapers(a + b);
  const prefix = PREFIXES.has(a);
  if (!prefix && compound < 8) return false;
  if (!/^\p{L}+$/u.test(a) || !/^\p{L}{2,}$/u.test(b)) return false;
  if (prefix) return compound > 0 || a.length > 2;
  return a.length === 1 ? compound >= 100 : compound >= 0.005 * Math.min(backgroundPapers(a), backgroundPapers(b));
}

/** Established names whose last word is always plural; a key has only singulars, so their slugs get the s back. */
const PLURAL_NAMES =
  /\b((?:mixture|product) of expert|bag of (?:visual )?word|sum of square|method of moment|internet of thing)$/;

/** A key as part of a web address: letters and digits of any script, with hyphens between words. */
export function conceptSlug(key: string): string {
  return key
    .replace(PLURAL_NAMES, "$1s")
    .replace(/[^\p{L}\p{N}+#]+/gu, "-")
    .replace(/^-|-$/g, "");
}

/** A short hash that makes colliding slugs distinct (FNV-1a, 32 bits, base 36). */
export function shortHash(key: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
