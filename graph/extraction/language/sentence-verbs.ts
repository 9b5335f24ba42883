import table from "../data/gerunds.json" with { type: "json" };
import { phraseUsage, USAGE_NAMES, usageNumber } from "../words/usage.ts";
import type { WordClass } from "../words/word-class.ts";
import { isUnknownPlural } from "./clause-verbs.ts";
import { hasRole, ROLE, SHAPE } from "./lexeme.ts";
import type { Token } from "./tokens.ts";

/** The classes of the words of a sentence of an abstract, with verbs that only the whole sentence shows. */
export const withSentenceVerbs = (tokens: readonly Token[], kinds: readonly WordClass[]): readonly WordClass[] =>
  withQuestionVerbs(tokens, withPastVerb(tokens, withThirdPersons(tokens, kinds)));

/**
 * "How interleukin expression changes with age is unclear": a clause behind "how", "what" or "why" needs a verb of its own. Where it has none before
 * a preposition or its end, the word in -s that stands there is one, if it can be.
 */
function withQuestionVerbs(tokens: readonly Token[], kinds: readonly WordClass[]): readonly WordClass[] {
  let found = kinds;
  for (const [i, { lower }] of tokens.entries()) {
    if (!QUESTIONS.has(lower) || tokens[i + 1]?.gap !== "") continue;
    const at = verbOfQuestion(tokens, found, i);
    if (at !== undefined) found = found.with(at, "V");
  }
  return found;
}

function verbOfQuestion(tokens: readonly Token[], kinds: readonly WordClass[], from: number): number | undefined {
  let at = from + 1;
  while (at < tokens.length && tokens[at]!.gap === "" && "NAGECDT".includes(kinds[at]!)) at++;
  const [last, next] = [at - 1, tokens[at]];
  if (
    last < from + 2 ||
    !mayBeThirdPerson(tokens, kinds, last) ||
    (tokens[last]!.lexeme.facts?.verb ?? 0) < MIN_VERB_SHARE
  )
    return undefined;
  const isVerb = next !== undefined && next.gap === "" && "VO".includes(kinds[at]!);
  if (isVerb || next?.lower === "of" || next?.lower === "and") return undefined;
  // the main verb behind the clause is the only one: "how X changes with age is unclear"
  const end = tokens.findIndex(({ gap }, n) => n >= at && gap !== "");
  const verbs = kinds.slice(at, end < 0 ? undefined : end).filter((kind) => kind === "V").length;
  return verbs <= (from === 0 ? 1 : 0) ? last : undefined;
}

const QUESTIONS: ReadonlySet<string> = new Set(["how", "what", "why"]);
/** Of the places of such a word in the background, the share in which it must be a verb. */
const MIN_VERB_SHARE = 0.1;

/** Past forms, but not those that make a compound with the noun before them ("computer aided design"). */
const PAST =
  /^(?!(?:based|induced|guided|controlled|treated|related|derived|generated|mediated|loaded|inspired|aided|assisted|matched|oriented)$)\p{Ll}{2,}ed$/u;

/**
 * "The control group received oxymetazoline", "tramadol induced urticaria": a sentence without a verb has one in the only past form between a noun
 * and its object. The tagger takes both for participles.
 */
function withPastVerb(tokens: readonly Token[], kinds: readonly WordClass[]): readonly WordClass[] {
  if (kinds.includes("V") || tokens.some(({ lower }) => FORMS_OF_BE.has(lower))) return kinds;
  const past = tokens.flatMap((token, i) => {
    const follows = i > 0 && token.gap === "" && "NC".includes(kinds[i - 1]!);
    return follows && "EA".includes(kinds[i]!) && PAST.test(token.text) ? [i] : [];
  });
  const [at, other] = past;
  if (at === undefined || other !== undefined || tokens[at + 1]?.gap !== "") return kinds;
  return "NAGEC".includes(kinds[at + 1]!) ? kinds.with(at, "V") : kinds;
}

const FORMS_OF_BE: ReadonlySet<string> = new Set(
  "is are was were be been has have had can may will do does did".split(" "),
);

/** A word whose share as a verb is at least this is one as often as it is a noun. */
const AS_OFTEN_VERB = 0.45;
/** "is" and "has" are never nouns. */
const MIN_NOUN_SHARE = 0.2;
const THIRD_PERSON = /[^su]s$/;

/**
 * Finds verbs that were taken for plurals by what the sentence lacks. "Better crop yield helps": a sentence or clause without a verb has one in
 * its only noun that may be a third person. "Tree search plans moves": a plural does not go with a third person, so the first of the two is
 * the verb.
 */
function withThirdPersons(tokens: readonly Token[], kinds: readonly WordClass[]): readonly WordClass[] {
  const may = tokens.flatMap((_, i) => (mayBeThirdPerson(tokens, kinds, i) ? [i] : []));
  if (!may.some((i) => isOftenVerb(tokens[i]))) return kinds;
  const first = may.find((i) => isOftenVerb(tokens[i]!) && isOftenVerb(tokens[i + 1]) && isOftenNoun(tokens[i + 1]));
  if (first !== undefined) return kinds.with(first, "V").with(first + 1, "N");
  for (const [from, to] of clausesOf(tokens)) {
    const [only, other] = may.filter((i) => i > from && i < to);
    const stands = only !== undefined && other === undefined && isOftenVerb(tokens[only]);
    if (stands && !kinds.some((kind, i) => i >= from && i < to && "VE".includes(kind))) return kinds.with(only, "V");
  }
  return kinds;
}

/** The sentence, and every clause of it: from a word such as "when" to the next punctuation. */
function clausesOf(tokens: readonly Token[]): [number, number][] {
  const clauses: [number, number][] = [[0, tokens.length]];
  for (const [i, { lower }] of tokens.entries()) {
    if (!SUBORDINATORS.has(lower) || tokens[i + 1]?.lower === "of") continue;
    const end = tokens.findIndex(({ gap }, n) => n > i && gap !== "");
    clauses.push([i, end < 0 ? tokens.length : end]);
  }
  return clauses;
}

const SUBORDINATORS: ReadonlySet<string> = new Set(
  "when if because whereas while although unless until whenever wherever".split(" "),
);

/** True for a word in -s after a noun in the singular: "crop yield rises". */
function mayBeThirdPerson(tokens: readonly Token[], kinds: readonly WordClass[], i: number): boolean {
  const { lower, gap, lexeme } = tokens[i]!;
  if (kinds[i] !== "N" || gap !== "" || kinds[i - 1] !== "N" || !THIRD_PERSON.test(lower)) return false;
  return (lexeme.shape & SHAPE.capital) === 0 && !hasRole(tokens[i - 1]!.lexeme, ROLE.plural);
}

const isOftenVerb = (token: Token | undefined): boolean =>
  token !== undefined && THIRD_PERSON.test(token.lower) && (token.lexeme.facts?.verb ?? 0) >= AS_OFTEN_VERB;

const isOftenNoun = (token: Token | undefined): boolean =>
  token?.gap === "" && (token.lexeme.facts?.noun ?? 0) >= MIN_NOUN_SHARE;

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
