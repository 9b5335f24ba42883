import { isModifier } from "./term-shape.ts";
import { EMPTY_STARTS, GENERIC, PRAISING, SERVING_HEADS } from "./word-lists.ts";

/** Bits of rolesOf. */
export const ROLE = {
  /** As the last word it only says what kind of thing a phrase names: "problem", "dataset". */
  serving: 1,
  /** As the first word it only praises or counts: "novel", "several", "transformer-based". */
  leading: 2,
  /** It owns what follows: "agent's", "Parkinson's". */
  owner: 4,
  /** It bears a capital anywhere. */
  capital: 8,
  /** It bears one at the beginning or after a small letter. */
  name: 16,
  /** It modifies other words and is no phrase alone. */
  modifier: 32,
} as const;

const LEADING_END = /[-‐‑](?:based|driven|level|aware)$/;

/** What a word can be to the words beside it, as bits of ROLE; a pure function of the word. */
export function rolesOf(text: string): number {
  const lower = text.toLowerCase();
  let roles = 0;
  if (SERVING_HEADS.has(lower)) roles |= ROLE.serving;
  if (isEmptyStart(lower) || LEADING_END.test(lower)) roles |= ROLE.leading;
  if (/['’]s$/.test(text)) roles |= ROLE.owner;
  if (/\p{Lu}/u.test(text)) roles |= ROLE.capital;
  if (/^\p{Lu}|\p{Ll}\p{Lu}/u.test(text)) roles |= ROLE.name;
  if (isModifier(lower)) roles |= ROLE.modifier;
  return roles;
}

const isEmptyStart = (lower: string) => GENERIC.has(lower) || PRAISING.has(lower) || EMPTY_STARTS.has(lower);
