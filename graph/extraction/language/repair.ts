import { memoize } from "../../shared/memoize.ts";
import { amountClass } from "../words/amounts.ts";
import { wordFacts } from "../words/background.ts";
import { AMOUNT_VERBS, FINDING_ENDING, FINDING_VERBS } from "../words/study-words.ts";
import type { WordClass } from "../words/word-class.ts";
import {
  ADJECTIVE_ENDING,
  ARTICLES,
  AUXILIARIES,
  CLAUSE_OPENERS,
  COMPOUND_NOUNS,
  ENDING_NOUNS,
  FUNCTION_WORDS,
  HARD_PARTICIPLES,
  NOUNS,
  OPENERS,
  PREPOSITIONS,
  SPEAKERS,
  SUBJECTS,
} from "../words/word-lists.ts";
import { beginsClause, isUnknownVerb, isVerbHere, type Neighbours } from "./clause-verbs.ts";
import { SHAPE } from "./lexeme.ts";
import { isNameWord, openingClass } from "./opening-words.ts";
import { pluralEndsPhrase, type Token } from "./tokens.ts";

/**
 * Corrects the tagger's word classes with the frozen background table, from left to right. The tagger goes by a general English
 * lexicon, in which "models", "features" and "benchmarks" are verbs as often as nouns.
 */
export function repairClasses(tokens: readonly Token[], classes: readonly WordClass[]): WordClass[] {
  const repaired = [...classes];
  for (const i of tokens.keys()) {
    repaired[i] = amountClass(tokens, i) ?? repairClass(tokens[i]!, repaired[i]!, neighboursOf(tokens, repaired, i));
  }
  return repaired;
}

function neighboursOf(tokens: readonly Token[], classes: readonly WordClass[], i: number): Neighbours {
  const { gap } = tokens[i]!;
  const follows = gap === "" && i > 0;
  const secondBefore = follows && tokens[i - 1]!.gap === "" ? i - 2 : -1;
  // the class of the next word is not corrected yet
  const after = tokens[i + 1]?.gap === "" ? tokens[i + 1] : undefined;
  return {
    opens: i === 0 || gap.endsWith(":"),
    secondBefore: tokens[secondBefore],
    secondBeforeClass: classes[secondBefore],
    before: follows ? tokens[i - 1] : undefined,
    beforeClass: follows ? classes[i - 1] : undefined,
    after,
    afterClass: after && (PREPOSITIONS.has(after.lower) ? "P" : classes[i + 1]),
  };
}

function repairClass(token: Token, kind: WordClass, neighbours: Neighbours): WordClass {
  if (isVerbOfFinding(token, neighbours) || isVerbHere(token, kind, neighbours)) return "V";
  const certain =
    openingClass(token, kind, neighbours) ?? closedClass(token, kind, neighbours) ?? numberClass(token, kind);
  if (certain !== undefined) return certain;
  if (kind === "V") return repairVerb(token, neighbours);
  if (kind === "N") return repairNoun(token, neighbours);
  if (kind === "G") return repairGerund(token, neighbours);
  if (kind === "D" || kind === "O") return repairAdverb(token, kind, neighbours);
  if (kind === "A" || kind === "E") return repairModifier(token, kind, neighbours);
  return kind;
}

/**
 * "family conflict mediates sleep quality": the verbs that say what was found stand between a noun and its object. The tagger takes
 * many of them for plurals, and the background corpus hardly knows them.
 */
function isVerbOfFinding({ lower, lexeme }: Token, { beforeClass, after, afterClass }: Neighbours): boolean {
  // "omeprazole, given twice, eradicates": nothing before it in its stretch; at the start of a sentence it would have a capital
  const mayFollow = beforeClass === "N" || beforeClass === "G" || beforeClass === undefined;
  if (!mayFollow || lexeme.shape & SHAPE.capital) return false;
  if (beforeClass === undefined && !FINDING_ENDING.test(lower)) return false;
  if (AMOUNT_VERBS.has(lower)) return true;
  if (after === undefined || afterClass === undefined || !"NAGETDCV".includes(afterClass)) return false;
  // the class of the object is not corrected yet ("sleep")
  if (afterClass === "V" && (after.lower.endsWith("s") || nounShare(after.lower) < 0.5)) return false;
  return FINDING_VERBS.has(lower) || (FINDING_ENDING.test(lower) && nounShare(lower) <= 0.5);
}

function closedClass(token: Token, kind: WordClass, neighbours: Neighbours): WordClass | undefined {
  // "US", "IT", "AM": in capitals they are names
  if (kind === "N" && /^\p{Lu}{2,}s?$/u.test(token.text)) return undefined;
  if (token.text === "IT" && neighbours.afterClass === "N" && !isShouted(neighbours.before)) return "N";
  if (PREPOSITIONS.has(token.lower)) return "P";
  if (isNearPlace(token, neighbours.after)) return "O";
  if (isGlued(token.lower)) return "O";
  // the tagger takes "Trinidad and Tobago" for one noun
  if (token.lower === "and") return "K";
  if (FUNCTION_WORDS.has(token.lower)) return "TPKV".includes(kind) ? kind : "O";
  if (HARD_PARTICIPLES.has(token.lower)) return endsCompound(token, neighbours) ? "G" : "O";
  return undefined;
}

/** "deployed near Barrow", unlike "near infrared light". */
const isNearPlace = ({ text }: Token, after: Token | undefined) =>
  text === "near" && after !== undefined && (isNameWord(after) || ARTICLES.has(after.lower));

/** Function words between which the source has lost a space: "withthe". */
const GLUED_WORDS = /^(?:with|of|in|to|and|for|on|from|by|at|that)(?:the|this|these|their)$/;

/** "withthe", or "achievethe", a known word and its article; "breathe" has no known word at its beginning. */
const isGlued = memoize(
  (lower) =>
    GLUED_WORDS.test(lower) ||
    (wordFacts(lower) === undefined &&
      lower.length > 7 &&
      lower.endsWith("the") &&
      wordFacts(lower.slice(0, -3)) !== undefined),
);

/** "instruction following", "decision making": a gerund after a noun and without an object. */
function endsCompound(token: Token, neighbours: Neighbours): boolean {
  const { beforeClass, afterClass } = neighbours;
  const hasNoObject = afterClass === undefined || "PVK".includes(afterClass);
  return token.lower.endsWith("ing") && beforeClass === "N" && hasNoObject && !beginsClause(token, neighbours);
}

function numberClass(token: Token, kind: WordClass): WordClass | undefined {
  if (token.lexeme.shape & SHAPE.digit && /^[\p{N}.,%–-]+$/u.test(token.text)) return "C";
  if (kind !== "C") return undefined;
  if (/^\p{N}+-?\p{L}$/u.test(token.text)) return "A";
  // "CI", "MD", "LIDC": the tagger takes them for Roman numerals
  if (/^(?!(?:II|III|IV|VI|VII|VIII|IX|XI|XII)$)\p{Lu}{2,}$/u.test(token.text)) return "N";
  return /\p{L}/u.test(token.text) && /\p{N}/u.test(token.text) ? "N" : "C";
}

/** How often a word is a noun rather than a verb in the background corpus, in singular and plural together, 0 … 1. */
function nounShare(lower: string): number {
  let noun = 0.5;
  let verb = 0.5;
  for (const form of [lower, lower.endsWith("s") ? lower.slice(0, -1) : `${lower}s`]) {
    const facts = wordFacts(form);
    if (!facts) continue;
    const weight = 2 ** facts.logPapers;
    noun += weight * facts.noun;
    verb += weight * facts.verb;
  }
  return noun / (noun + verb);
}

function repairVerb(token: Token, neighbours: Neighbours): WordClass {
  return sureOfVerb(token, neighbours) ?? verbAfterPlural(token, neighbours) ?? nounOrVerb(token, neighbours);
}

/** A word whose noun share is at least this is a noun even after a plural. */
const SURE_NOUN = 0.95;

function verbAfterPlural(token: Token, neighbours: Neighbours): WordClass | undefined {
  if (!followsPlural(token, neighbours) || NOUNS.has(token.lower)) return undefined;
  return nounShare(token.lower) < SURE_NOUN ? "V" : undefined;
}

const followsPlural = (token: Token, { before, beforeClass }: Neighbours) =>
  before !== undefined && beforeClass === "N" && pluralEndsPhrase(before, token) && !areCapital(before, token);

/** Two words with capitals form a name. */
const areCapital = (a: Token, b: Token) => (a.lexeme.shape & b.lexeme.shape & SHAPE.capital) > 0;

/** The class where the word itself or its neighbours leave no doubt. */
function sureOfVerb(token: Token, { before, after, afterClass }: Neighbours): WordClass | undefined {
  if (isAcronym(token) && !isShouted(before)) return "N";
  // "the New Deal", but not "In Africa We Find"
  if (before && isNameWord(before) && isNameWord(token) && !SUBJECTS.has(before.lower)) return "N";
  if (before && SUBJECTS.has(before.lower)) return "V";
  if (ADJECTIVE_ENDING.test(token.lower) && afterClass !== undefined && "NAG".includes(afterClass)) return "A";
  if (before && ARTICLES.has(before.lower)) return "N";
  return after && after.lower !== "that" && OPENERS.has(after.lower) ? "V" : undefined;
}

const isAcronym = (token: Token) => /^\p{Lu}{3,}s?$/u.test(token.text);
/** Next to a word in capitals, capitals mean nothing. */
const isShouted = (token: Token | undefined) => token !== undefined && /^\P{Ll}+$/u.test(token.text);

function nounOrVerb(token: Token, { before, beforeClass, after }: Neighbours): WordClass {
  const share = NOUNS.has(token.lower) ? 1 : nounShare(token.lower);
  const afterNominal = beforeClass !== undefined && "NAGE".includes(beforeClass);
  // "translation models that": a word that is usually a noun is one before a relative clause
  if (after?.lower === "that" && !(afterNominal && share > 0.7)) return "V";
  if (beforeClass === "V" && share > 0.15 && before && !AUXILIARIES.has(before.lower)) return "N";
  const afterOpener = beforeClass === "T" || beforeClass === "P";
  if (share > 0.5 || ((afterNominal || afterOpener) && share > 0.35)) return "N";
  return /^\p{Lu}/u.test(token.text) && token.gap === "" && before ? "N" : "V";
}

/** A word whose verb share is at least this is a verb after a plural: "systems support textual coherence". */
const MAYBE_VERB = 0.25;

/** Finds verbs tagged as nouns: after "we", after a plural, or, if they are mostly verbs elsewhere, between a noun and a determiner. */
function repairNoun(token: Token, neighbours: Neighbours): WordClass {
  const { facts } = token.lexeme;
  if (neighbours.before && SPEAKERS.has(neighbours.before.lower) && !token.lower.endsWith("s")) return "V";
  if (facts && facts.verb >= MAYBE_VERB && followsPlural(token, neighbours)) return "V";
  if (isUnknownVerb(token, neighbours)) return "V";
  if (neighbours.beforeClass !== "N" || !neighbours.after || !OPENERS.has(neighbours.after.lower)) return "N";
  return facts && facts.verb >= facts.noun ? "V" : "N";
}

/** A gerund without neighbours in its phrase is a noun: "parsing is hard", "by boosting". */
function repairGerund(token: Token, neighbours: Neighbours): WordClass {
  const left = neighbours.beforeClass;
  if (left === "N" && beginsClause(token, neighbours)) return "V";
  if (left !== undefined && !"OVPKT".includes(left)) return "G";
  const after = neighbours.after;
  const closes =
    !after ||
    (left === "P" && CLAUSE_OPENERS.has(after.lower)) ||
    (neighbours.afterClass !== undefined && "OVPK".includes(neighbours.afterClass) && !OPENERS.has(after.lower));
  const facts = token.lexeme.facts;
  return closes && (facts === undefined || facts.gerund + facts.noun > 0.5) ? "N" : "G";
}

/** Keeps an adverb that modifies a word of the phrase: "weakly supervised learning". */
function repairAdverb(token: Token, kind: WordClass, neighbours: Neighbours): WordClass {
  const modifies = neighbours.afterClass === "E" || neighbours.afterClass === "A";
  if (token.lower.endsWith("ly") && modifies) return "D";
  return kind === "D" ? "O" : kind;
}

/** At the end of a phrase a word that is often a noun is one: "global optimum", "temporal prior". */
function repairModifier(token: Token, kind: WordClass, neighbours: Neighbours): WordClass {
  const ends = neighbours.afterClass === undefined || !"NAGEC".includes(neighbours.afterClass);
  if (!ends) return kind;
  if (endsAsNoun(token, neighbours) || isActivity(token, neighbours)) return "N";
  if (kind === "E") return kind;
  if (NOUNS.has(token.lower)) return "N";
  const { facts } = token.lexeme;
  return facts && facts.noun > 0.4 ? "N" : kind;
}

/** "cost of living", "activities of daily living": a gerund that is also an adjective. */
const isActivity = ({ lower }: Token, { beforeClass }: Neighbours) =>
  lower.endsWith("ing") && (beforeClass === "P" || beforeClass === "A");

/** "a lower bound on" and "regret bound", but not "molecules bound in", "available prior to" or "keep the rate constant". */
function endsAsNoun({ lower }: Token, { beforeClass, after }: Neighbours): boolean {
  if (!ENDING_NOUNS.has(lower) || beforeClass === undefined || after?.lower === "to") return false;
  if (beforeClass === "N")
    return COMPOUND_NOUNS.has(lower) && !(lower === "bound" && /^(?:in|by)$/.test(after?.lower ?? ""));
  return beforeClass === "A" || beforeClass === "T";
}
