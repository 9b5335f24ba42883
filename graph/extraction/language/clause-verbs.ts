import { HEAD, phraseUsage, usageNumber } from "../words/usage.ts";
import type { WordClass } from "../words/word-class.ts";
import { ARTICLES, HARD_PARTICIPLES } from "../words/word-lists.ts";
import { hasRole, type Lexeme, ROLE, SHAPE } from "./lexeme.ts";
import { pluralEndsPhrase, type Token } from "./tokens.ts";

/** The neighbours of a token and their classes; undefined at the ends of a sentence and across punctuation. */
export interface Neighbours {
  readonly before: Token | undefined;
  readonly beforeClass: WordClass | undefined;
  readonly after: Token | undefined;
  readonly afterClass: WordClass | undefined;
}

/** True for a word that its neighbours make a verb, whatever it is elsewhere. */
export const isVerbHere = (token: Token, kind: WordClass, neighbours: Neighbours): boolean =>
  followsModal(token, kind, neighbours) ||
  governsPlural(token, neighbours) ||
  isPerfect(token, kind, neighbours) ||
  hasSubject(token, neighbours);

/** "patients reporting epigastric pain": between a plural and an object a gerund is the verb, unless it begins an established phrase. */
function hasSubject(token: Token, { before, beforeClass, after, afterClass }: Neighbours): boolean {
  if (HARD_PARTICIPLES.has(token.lower) || !/^\p{Ll}+ing$/u.test(token.text) || (token.lexeme.facts?.gerund ?? 1) < 0.5)
    return false;
  if (before === undefined || beforeClass !== "N" || after === undefined || !"NAE".includes(afterClass ?? "O"))
    return false;
  if (before.text !== before.lower || !pluralEndsPhrase(before, token)) return false;
  return phraseUsage(`${token.lexeme.key} ${after.lexeme.key}`) === undefined;
}

/** "that could alert conspecifics": what follows a modal verb is a verb, whatever it is elsewhere. */
const followsModal = (token: Token, kind: WordClass, { before }: Neighbours) =>
  before !== undefined && MODALS.has(before.text) && "NAGV".includes(kind) && /^\p{Ll}+$/u.test(token.text);

const MODALS: ReadonlySet<string> = new Set(["can", "could", "may", "might", "must", "should", "would", "cannot"]);

/** "they have transplanted polarized monolayers": a participle after "have" is its verb, unless it begins an established phrase ("has hidden layers"). */
function isPerfect({ lower, lexeme }: Token, kind: WordClass, { before, after, afterClass }: Neighbours): boolean {
  if (before === undefined || !HAVE.has(before.lower) || after === undefined) return false;
  const isParticiple = kind === "E" || (kind === "A" && lower.endsWith("ed") && !lower.includes("-"));
  if (!isParticiple || !"NAEGT".includes(afterClass ?? "O")) return false;
  return phraseUsage(`${lexeme.key} ${after.lexeme.key}`) === undefined;
}

const HAVE: ReadonlySet<string> = new Set(["have", "has", "had", "having"]);

/** A gerund whose head share, less one half, is below this hardly ever ends a phrase: "resulting", "ranging". */
const NEVER_HEAD = -0.4;

/** "suppression resulting in agranulocytosis", "bowheads overwintering in bays": a gerund after a noun that is a verb without its subject. */
export function beginsClause({ lower, lexeme }: Token, { before, after, afterClass }: Neighbours): boolean {
  if (before === undefined || after === undefined) return false;
  // "with BS1 reaching its observed peak"
  if (ARTICLES.has(after.lower) || POSSESSIVES.has(after.lower)) return (lexeme.facts?.gerund ?? 1) > 0.5;
  if (afterClass === undefined || !"PVKTO".includes(afterClass)) return false;
  if (lexeme.facts === undefined) return isUnknownPlural(before);
  // "instruction following in robots", unlike "uncertainty following either detection"
  if (lower === "following" && afterClass === "P") return false;
  return usageNumber(lower, HEAD) < NEVER_HEAD && phraseUsage(`${before.lexeme.key} ${lexeme.key}`) === undefined;
}

const POSSESSIVES: ReadonlySet<string> = new Set(["its", "their", "his", "her"]);

/** Plurals without an s whose past participles are verbs: "bacteria exhibited biofilms". */
const IRREGULAR_PLURALS: ReadonlySet<string> = new Set(
  "bacteria fungi algae larvae nuclei mitochondria hyphae stimuli taxa phyla genera people children mice men women species".split(
    " ",
  ),
);

/** A plural that the background corpus does not know ("bowheads"), or one without an s. */
export const isUnknownPlural = ({ text, lexeme }: Token) => IRREGULAR_PLURALS.has(text) || isUnknownWithS(text, lexeme);

const isUnknownWithS = (text: string, lexeme: Lexeme) =>
  lexeme.facts === undefined && /^\p{Ll}{3,}(?<![sui]|ic|bia|se|ie|te)s$/u.test(text);

/** "blue whales overwinter in bays": two words that the background corpus does not know, a plural and what it does somewhere. */
export const isUnknownVerb = ({ text, lexeme }: Token, { before, beforeClass, after }: Neighbours) =>
  beforeClass === "N" &&
  before !== undefined &&
  isUnknownPlural(before) &&
  lexeme.facts === undefined &&
  /^\p{Ll}{4,}(?<!s|ia|us|um|is|ion|ity|ness|ment|ing)$/u.test(text) &&
  after !== undefined &&
  PLACES.has(after.lower);

/** Prepositions that say where or when something is done; those of nouns ("of", "for") are not among them. */
const PLACES: ReadonlySet<string> = new Set([
  "in",
  "at",
  "near",
  "along",
  "under",
  "during",
  "through",
  "within",
  "from",
]);

/** "by mounting hydrophones": after "by", a gerund before a plural has it as its object, unless the two are an established phrase. */
function governsPlural({ lower, lexeme }: Token, { before, after, afterClass }: Neighbours): boolean {
  if (before?.lower !== "by" || !lower.endsWith("ing") || (lexeme.facts?.gerund ?? 1) < 0.5) return false;
  // the tagger takes unknown plurals for verbs
  if (after === undefined || !"NV".includes(afterClass ?? "O") || (after.lexeme.shape & SHAPE.capital) > 0)
    return false;
  const isPlural = hasRole(after.lexeme, ROLE.plural) || isUnknownPlural(after);
  return isPlural && phraseUsage(`${lexeme.key} ${after.lexeme.key}`) === undefined;
}
