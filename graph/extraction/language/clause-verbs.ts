import { HEAD, phraseUsage, usageNumber } from "../words/usage.ts";
import type { WordClass } from "../words/word-class.ts";
import { ARTICLES, HARD_PARTICIPLES } from "../words/word-lists.ts";
import { hasRole, type Lexeme, ROLE, SHAPE } from "./lexeme.ts";
import { pluralEndsPhrase, type Token } from "./tokens.ts";

/** The neighbours of a token and their classes; undefined at the ends of a sentence and across punctuation. */
export interface Neighbours {
  /** True for the first word of a sentence, or of what follows a colon. */
  readonly opens: boolean;
  /** The word before the one before, and its class. */
  readonly secondBefore: Token | undefined;
  readonly secondBeforeClass: WordClass | undefined;
  readonly before: Token | undefined;
  readonly beforeClass: WordClass | undefined;
  readonly after: Token | undefined;
  readonly afterClass: WordClass | undefined;
}

/** True for a word that its neighbours make a verb, whatever it is elsewhere. */
export const isVerbHere = (token: Token, kind: WordClass, neighbours: Neighbours): boolean =>
  followsModal(token, kind, neighbours) ||
  isInfinitive(token, kind, neighbours) ||
  governsNumber(token, kind, neighbours) ||
  governsPlural(token, neighbours) ||
  isPerfect(token, kind, neighbours) ||
  hasSubject(token, neighbours) ||
  opensTitle(token, kind, neighbours) ||
  followsVerb(token, kind, neighbours) ||
  followsWho(token, kind, neighbours) ||
  followsPaper(token, kind, neighbours) ||
  followsAdverb(token, kind, neighbours);

/** A gerund whose head share, less one half, is below this is rarely the name of an activity: "retrieving", unlike "foraging". */
const RARE_HEAD = -0.1;
/** The table is sure of a gerund that it has seen in 32 papers: unlike "singing". */
const SURE_LOG_PAPERS = 5;

/** "Retrieving click intervals: a new approach": at the start of a title or sentence, a gerund that takes an object does so here. */
const opensTitle = ({ lower, lexeme }: Token, kind: WordClass, { opens, after, afterClass }: Neighbours): boolean =>
  opens &&
  kind === "G" &&
  after !== undefined &&
  "NAE".includes(afterClass ?? "O") &&
  (lexeme.facts?.gerund ?? 0) > 0.5 &&
  lexeme.facts!.logPapers >= SURE_LOG_PAPERS &&
  usageNumber(lower, HEAD) < RARE_HEAD &&
  phraseUsage(`${lexeme.key} ${after.lexeme.key}`) === undefined;

/** "to train and test classifiers": after "and" or "or", the second of two verbs that share an object. */
function followsVerb({ text }: Token, kind: WordClass, neighbours: Neighbours): boolean {
  const { before, secondBefore, secondBeforeClass, after, afterClass } = neighbours;
  if (!"NV".includes(kind) || secondBeforeClass !== "V" || !/^(?:and|or)$/.test(before?.lower ?? "")) return false;
  if (!VERBS_OF_NOUNS.has(text) || /(?:ed|s)$/.test(secondBefore?.text ?? "")) return false;
  return after !== undefined && "NAGETC".includes(afterClass ?? "O");
}

/** "who invented the telegraph": behind "who" stands its verb. */
const followsWho = ({ text }: Token, kind: WordClass, { before, afterClass }: Neighbours): boolean =>
  before?.lower === "who" && "EA".includes(kind) && /^\p{Ll}+ed$/u.test(text) && "NAGETC".includes(afterClass ?? "O");

/** "this article traces the test from its origins": what a text does. */
function followsPaper(
  { text, lexeme }: Token,
  kind: WordClass,
  { before, secondBefore, afterClass }: Neighbours,
): boolean {
  if (before === undefined || !TEXTS.has(before.lower) || !"NV".includes(kind) || !/^\p{Ll}{3,}(?<![su])s$/u.test(text))
    return false;
  if (secondBefore === undefined || !/^(?:this|the|our|present)$/.test(secondBefore.lower)) return false;
  return "NAGETC".includes(afterClass ?? "O") && (lexeme.facts?.verb ?? 1) >= MIN_VERB_OF_TEXTS;
}

const TEXTS: ReadonlySet<string> = new Set("article paper chapter essay book thesis monograph author".split(" "));
const MIN_VERB_OF_TEXTS = 0.15;

/** Nouns of research that are verbs beside another verb. */
const VERBS_OF_NOUNS: ReadonlySet<string> = new Set(
  (
    "test map model track image transfer filter sample design benchmark cluster process control plan store label segment score rank " +
    "index probe schedule monitor forecast catalog target measure review document combine"
  ).split(" "),
);

/** "a process that gradually maps data", "the activity closely mirrored acid levels": a verb behind the adverb that says how. */
function followsAdverb({ text, lower, lexeme }: Token, kind: WordClass, neighbours: Neighbours): boolean {
  const { before, secondBefore, secondBeforeClass, after, afterClass } = neighbours;
  if (before === undefined || secondBefore === undefined || !/^\p{Ll}{3,}ly$/u.test(before.text)) return false;
  if (!/^\p{Ll}+$/u.test(text) || after === undefined || !"NAGETC".includes(afterClass ?? "O")) return false;
  if (/^(?:that|which|who|we)$/.test(secondBefore.lower)) return "NV".includes(kind) && /[^su]s$/.test(lower);
  if (secondBeforeClass !== "N" || phraseUsage(`${before.lexeme.key} ${lexeme.key}`)) return false;
  if (kind === "E") return lower.endsWith("ed") && /^\p{Ll}+$/u.test(secondBefore.text);
  return kind === "V" && hasRole(secondBefore.lexeme, ROLE.plural) && !lower.endsWith("s");
}

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

/** "we seek to intervene in", "able to monitor": behind "to" after a word of will or power stands a verb, whatever it is elsewhere. */
const isInfinitive = (token: Token, kind: WordClass, { before, secondBefore }: Neighbours) =>
  before?.text === "to" &&
  secondBefore !== undefined &&
  WILLS.has(secondBefore.lower) &&
  "NAV".includes(kind) &&
  /^\p{Ll}+(?<!s|ing)$/u.test(token.text);

const WILLS: ReadonlySet<string> = new Set(
  (
    "seek seeks sought want wants wanted wish wishes aim aims aimed try tries tried attempt attempts attempted tend tends tended fail fails failed " +
    "able unable ability order need needs needed hope hopes likely willing ready how"
  ).split(" "),
);

/** "data encompassed 14 deployments": between a noun and a number a participle is the verb. */
const governsNumber = ({ text }: Token, kind: WordClass, { beforeClass, after, afterClass }: Neighbours) =>
  beforeClass === "N" &&
  "EA".includes(kind) &&
  /^\p{Ll}+ed$/u.test(text) &&
  afterClass === "C" &&
  /^\d/.test(after?.text ?? "");

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
  if (isUnknownPlural(before)) return after.lower !== "of";
  if (lexeme.facts === undefined) return false;
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
  lexeme.facts === undefined && /^\p{Ll}{3,}(?<![sui]|ic|bia|(?<!oi)se|ie|te)s$/u.test(text);

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
