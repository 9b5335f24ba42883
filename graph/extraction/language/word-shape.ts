/** Bits of shapeOf. */
export const SHAPE = {
  /** Capitals, digits and hyphens alone, a plural s aside: "LLMs". */
  acronym: 1,
  /** A capital after another letter. */
  innerCapital: 2,
  /** Begins with a capital. */
  capital: 4,
  hyphen: 8,
  digit: 16,
  /** A letter or sign beyond ASCII. */
  foreign: 32,
  /** A capital anywhere. */
  anyCapital: 64,
  /** A capital at the beginning or after a small letter. */
  name: 128,
} as const;

/** How a word is written, as bits of SHAPE; a pure function of the word. */
export function shapeOf(text: string): number {
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

/** The mark of the possessive, which is no part of a name: "MuJoCo's". */
export const OWNER_MARK = /['’]s$/i;
