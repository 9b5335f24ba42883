import table from "../data/gerunds.json" with { type: "json" };
import { phraseUsage, USAGE_NAMES, usageNumber } from "../words/usage.ts";
import type { WordClass } from "../words/word-class.ts";
import { isUnknownPlural } from "./clause-verbs.ts";
import { hasRole, ROLE, SHAPE } from "./lexeme.ts";
import type { Token } from "./tokens.ts";

/** Gerunds that often have an object behind a preposition, by counts over many abstracts (scripts/train/gerunds.ts). */
const VERBS: ReadonlySet<string> = new Set(table.verbs.split(" "));
/** Nouns that stand behind a gerund as the head of a compound rather than as its object: "tracking system". */
const HEADS: ReadonlySet<string> = new Set(table.heads.split(" "));
const PREPOSITIONS: ReadonlySet<string> = new Set(
  "for by of in when while to from without through via at before after".split(" "),
);

/**
 * Finds gerunds that are verbs with an object: "for tracking 2D templates", "in diagnosing GERD", and at the start of a sentence "Adapting
 * dialogue systems to speech". The object is a plural or a short form; an established phrase ("for learning curves") and a compound
 * ("of tracking systems") are left as they are.
 */
export function withObjects(tokens: readonly Token[], kinds: readonly WordClass[]): readonly WordClass[] {
  let repaired: WordClass[] | undefined;
  for (let i = 0; i < tokens.length; i++) {
    if (!takesObject(tokens, kinds, i)) continue;
    repaired ??= [...kinds];
    repaired[i] = "V";
  }
  return repaired ?? kinds;
}

function takesObject(tokens: readonly Token[], kinds: readonly WordClass[], i: number): boolean {
  const token = tokens[i]!;
  if (kinds[i] !== "G" && kinds[i] !== "N") return false;
  if (!token.lower.endsWith("ing") || !VERBS.has(token.lower) || !/^\p{L}\p{Ll}+$/u.test(token.text)) return false;
  if (!isOpened(tokens, i)) return false;
  const object = objectOf(tokens, kinds, i);
  if (object === undefined || HEADS.has(object.lower) || HEADS.has(object.lexeme.key)) return false;
  return phraseUsage(`${token.lexeme.key} ${tokens[i + 1]!.lexeme.key}`) === undefined;
}

/** A word that begins more of its phrases than this, less one half, is a verb in most of them. */
const MIN_START = 0.3;
const START = USAGE_NAMES.indexOf("Start");

/** True behind a preposition, and for the first word of a sentence. */
function isOpened(tokens: readonly Token[], i: number): boolean {
  const { gap } = tokens[i]!;
  if (i === 0 || gap.endsWith(":")) return true;
  if (gap !== "") return false;
  const before = tokens[i - 1]!.lower;
  // "in matching bandits", "of moving interfaces": here only one that usually begins its phrases, "of restoring reefs"
  if (before === "of" || before === "in") return usageNumber(tokens[i]!.lower, START) > MIN_START;
  return PREPOSITIONS.has(before);
}

/** The last word of the noun phrase behind a gerund when it is a plural or a short form. */
function objectOf(tokens: readonly Token[], kinds: readonly WordClass[], i: number): Token | undefined {
  for (let n = i + 1; tokens[n]?.gap === "" && "NAECG".includes(kinds[n]!); n++) {
    const token = tokens[n]!;
    if (kinds[n] !== "N") continue;
    if (hasRole(token.lexeme, ROLE.plural) || isUnknownPlural(token))
      return isSubject(tokens[n + 1]) ? undefined : token;
    const isLast = tokens[n + 1]?.gap !== "" || !"NAECG".includes(kinds[n + 1]!);
    if (isLast && (token.lexeme.shape & SHAPE.acronym) > 0) return token;
  }
  return undefined;
}

/** "Feeding aggregations are": a plural follows that goes with the noun; "Tracking whales is". */
const isSubject = (next: Token | undefined) =>
  next?.gap === "" && /^(?:are|were|have|do|may|can|will|must|should|could|occur|remain|show)$/.test(next.lower);
