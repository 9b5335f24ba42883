import { hasRole, ROLE, SHAPE } from "./lexeme.ts";
import type { WordClass } from "./tagger.ts";
import type { Token } from "./tokens.ts";

/** The token before another one and its class; undefined at the start of a sentence and across punctuation. */
export interface TokenBefore {
  readonly before: Token | undefined;
  readonly beforeClass: WordClass | undefined;
}

/** A word whose share as a verb is at least this is one as often as it is a noun. */
const AS_OFTEN = 0.45;
/** "is" and "has" are never nouns. */
const MIN_NOUN = 0.2;
const THIRD_PERSON = /[^su]s$/;

const isAsOftenVerb = ({ lexeme }: Token) => (lexeme.facts?.verb ?? 0) >= AS_OFTEN;

/** True for a word in -s after a noun in the singular: "crop yield rises". */
function mayBeThirdPerson({ lower, gap, lexeme }: Token, { before, beforeClass }: TokenBefore): boolean {
  if (gap !== "" || beforeClass !== "N" || !THIRD_PERSON.test(lower) || lexeme.shape & SHAPE.capital) return false;
  return before !== undefined && !hasRole(before.lexeme, ROLE.plural);
}

/** "tree search plans moves": a plural does not go with a third person, so the first of two such words is the verb. */
export function isFirstOfTwoVerbs(
  token: Token,
  kind: WordClass,
  { before, beforeClass, after }: TokenBefore & { readonly after: Token | undefined },
): boolean {
  if (after === undefined || !"NV".includes(kind) || !isAsOftenVerb(token)) return false;
  if (!mayBeThirdPerson(token, { before, beforeClass })) return false;
  return THIRD_PERSON.test(after.lower) && isAsOftenVerb(after) && (after.lexeme.facts?.noun ?? 0) >= MIN_NOUN;
}

/**
 * Finds the verb of a sentence that has none so far: "Better crop yield helps." The only noun that may be a third person is one. Titles
 * need no verb.
 */
export function withFiniteVerb(tokens: readonly Token[], kinds: WordClass[]): WordClass[] {
  if (kinds.includes("V") || kinds.includes("E")) return kinds;
  const may = tokens.flatMap((token, i) =>
    kinds[i] === "N" && mayBeThirdPerson(token, { before: tokens[i - 1], beforeClass: kinds[i - 1] }) ? [i] : [],
  );
  const [verb] = may;
  return may.length === 1 && isAsOftenVerb(tokens[verb!]!) ? kinds.with(verb!, "V") : kinds;
}
