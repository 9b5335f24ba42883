import { isModifier } from "./term-shape.ts";
import { HEAD, usageNumber } from "./usage.ts";
import { ACTORS, EMPTY_STARTS, GENERIC, NOUNS, PRAISING, SERVING_HEADS } from "./word-lists.ts";
import { OWNER_MARK } from "./word-shape.ts";

/** Bits of rolesOf. */
export const ROLE = {
  /** As the last word it only says what kind of thing a phrase names: "problem", "dataset". */
  serving: 1,
  /** As the first word it only praises or counts: "novel", "several", "transformer-based". */
  leading: 2,
  /** It owns what follows: "agent's", "Parkinson's". */
  owner: 4,
  /** As an owner it is one that takes part in every paper: "agent's", "user's". */
  actor: 8,
  /** It modifies other words and is no phrase alone. */
  modifier: 16,
  /** A plural that ends nearly every phrase it stands in: "models", "agents"; not "news", "dynamics" or "analysis". */
  plural: 32,
} as const;

/** Share of its phrases that such a plural ends, against one half. */
const ENDS = 0.43;
const PLURAL = /(?<![sui]|ic|bia)s$/;
const LEADING_END = /[-‐‑](?:based|driven|level|aware)$/;

/** What a word can be to the words beside it, as bits of ROLE; a pure function of the word. */
export function rolesOf(text: string): number {
  const lower = text.toLowerCase();
  let roles = 0;
  if (SERVING_HEADS.has(lower)) roles |= ROLE.serving;
  if (isEmptyStart(lower) || LEADING_END.test(lower)) roles |= ROLE.leading;
  if (OWNER_MARK.test(text)) roles |= ROLE.owner;
  if (ACTORS.has(lower.replace(OWNER_MARK, ""))) roles |= ROLE.actor;
  if (isModifier(lower)) roles |= ROLE.modifier;
  if (isPlural(text, lower)) roles |= ROLE.plural;
  return roles;
}

/** As the background knows it, or of an acronym ("LLMs"), or of a noun that the tagger takes for a verb ("prompts"). */
function isPlural(text: string, lower: string): boolean {
  if (/\p{Lu}s$/u.test(text)) return true;
  if (!PLURAL.test(lower)) return false;
  return usageNumber(lower, HEAD) >= ENDS || (NOUNS.has(lower) && NOUNS.has(lower.slice(0, -1)));
}

const isEmptyStart = (lower: string) => GENERIC.has(lower) || PRAISING.has(lower) || EMPTY_STARTS.has(lower);

/** A word is known to play a role. */
export const hasRole = ({ roles }: { readonly roles: number }, role: number): boolean => (roles & role) > 0;
