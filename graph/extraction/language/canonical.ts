import { backgroundPapers } from "./background.ts";
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
 * Case, accents, plural, British spelling, hyphens and spaces are levelled ("Pre-trained Language Models" and
 * "pretrained language model"). Words are joined ("fine-tuning", "fine tuning" → "finetuning") after a prefix, or when the
 * joined word is established in the background table; otherwise they stay apart ("self-supervised" → "self supervised").
 */
export function canonicalKey(surface: string): string {
  const key: string[] = [];
  for (const word of canonicalWords(surface)) {
    const before = key.at(-1);
    if (before !== undefined && belongTogether(before, word)) key[key.length - 1] = canonicalWord(before + word);
    else key.push(word);
  }
  return key.join(" ");
}

/** The words of a phrase, each as it stands in a canonical key, before any are joined. */
export function canonicalWords(surface: string): string[] {
  return surface
    .normalize("NFKD")
    .split(SEPARATOR)
    .map((word) => (word === "" ? "" : canonicalWord(word)))
    .filter((word) => word !== "");
}

/** Whether two neighbouring canonical words are written as one. */
export function belongTogether(a: string, b: string): boolean {
  const joined = backgroundPapers(a + b);
  const prefix = PREFIXES.has(a);
  if (!prefix && joined < 8) return false;
  if (!/^\p{L}+$/u.test(a) || !/^\p{L}{2,}$/u.test(b)) return false;
  if (prefix) return joined > 0 || a.length > 2;
  return a.length === 1 ? joined >= 100 : joined >= 0.005 * Math.min(backgroundPapers(a), backgroundPapers(b));
}

/** Established names that end in a plural, which keys level: "mixture of experts" is never a mixture of expert. */
const PLURAL_NAMES =
  /\b((?:mixture|product) of expert|bag of (?:visual )?word|sum of square|method of moment|internet of thing)$/;

/** The part of a key that may stand in an address: letters and digits of any script, words joined by hyphens. */
export function slugOf(key: string): string {
  return key
    .replace(PLURAL_NAMES, "$1s")
    .replace(/[^\p{L}\p{N}+#]+/gu, "-")
    .replace(/^-|-$/g, "");
}

/** A short hash for slugs that collide (FNV-1a, 32 bits). */
export function shortHash(key: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
