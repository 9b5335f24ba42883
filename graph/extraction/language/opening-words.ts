import type { WordClass } from "../words/word-class.ts";
import { ARTICLES, FUNCTION_WORDS, ORDINALS, PREPOSITIONS } from "../words/word-lists.ts";
import type { Neighbours } from "./clause-verbs.ts";
import { SHAPE } from "./lexeme.ts";
import { GENUS_INITIAL, INSIDE_NAMES, isParticle, type Token } from "./tokens.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/**
 * Function words that begin a term when one of these words follows: "second language", "named entity recognition",
 * "least squares", "building block".
 */
const TERM_OPENINGS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["named", words("entity entities")],
  ["second", words("language order harmonic derivative moment phase law messenger wave trimester")],
  ["third", words("octave octaves law party parties world trimester molar")],
  [
    "first",
    words("order language principles passage derivative moment integral law aid responder responders trimester"),
  ],
  ["least", words("square squares mean action")],
  ["building", words("block blocks energy envelope")],
  ["reducing", words("agent agents")],
  ["applied", words("mathematics linguistics physics field load stress voltage")],
  ["leading", words("order edge")],
  ["backward", words("chaining propagation differencing transfer pass euler")],
  ["next", words("token tokens word words sentence frame state best")],
  ["still", words("image images photograph photographs picture pictures")],
  ["making", words("unit units")],
  ["due", words("process diligence")],
]);

/** Latin phrases that are one word in a name: "in vitro fertilization", "ex situ conservation". */
const LATIN: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["in", words("situ vitro vivo silico utero")],
  ["ex", words("situ vivo")],
  ["de", words("novo")],
]);

/** True for the second word of "in vitro". */
export const endsLatin = (before: Token | undefined, { lower, gap }: Token): boolean =>
  gap === "" && before !== undefined && LATIN.get(before.lower)?.has(lower) === true;

/** Function words that are part of a term here: "named entity", "corpus based methods", "First World War", "E. coli". */
export function openingClass(token: Token, kind: WordClass, neighbours: Neighbours): WordClass | undefined {
  const { before, beforeClass, after, afterClass } = neighbours;
  const { lower } = token;
  if (token.text === "A" && before !== undefined && beforeClass === "N" && !startsWithCapital(before)) return "N";
  if (token.text === "I" && isNumeral(neighbours)) return "C";
  if (isPartOfName(token, neighbours)) return "N";
  if (after && isNameWord(token) && opensName(token, kind, neighbours)) return "A";
  if (after && opensTerm(token, after)) return "A";
  if (endsLatin(before, token) || MOBILE.test(token.text)) return "N";
  if (lower === "based" && beforeClass === "N" && (afterClass === "N" || afterClass === "A")) return "E";
  return undefined;
}

/** Generations of mobile networks: "5G". */
const MOBILE = /^[2-6]G$/;

const opensTerm = (token: Token, after: Token) =>
  TERM_OPENINGS.get(token.lower)?.has(after.lower) === true || endsLatin(token, after);

const isPartOfName = (token: Token, neighbours: Neighbours) =>
  isGenus(token) ||
  (neighbours.before !== undefined && isGenus(neighbours.before)) ||
  isParticle(neighbours.before, token, neighbours.after) ||
  isInsideName(token, neighbours);

/** "Roe v. Wade", "Bacillus thuringiensis subsp. israelensis", and the word behind. */
function isInsideName({ text }: Token, { before, after }: Neighbours): boolean {
  if (before !== undefined && INSIDE_NAMES.has(before.text) && before.text !== "v") return /^\p{Ll}{3,}$/u.test(text);
  if (!INSIDE_NAMES.has(text) || before === undefined || after === undefined) return false;
  return text !== "v" || (isNameWord(before) && isNameWord(after));
}

const startsWithCapital = ({ lexeme }: Token) => (lexeme.shape & SHAPE.capital) > 0;

/** "World War I was", unlike "in South Africa I argue": no form of a verb follows that goes with the pronoun. */
function isNumeral({ before, after, afterClass }: Neighbours): boolean {
  if (before === undefined || !isNameWord(before) || PREPOSITIONS.has(before.lower)) return false;
  if (after === undefined || afterClass === undefined || !"VEDO".includes(afterClass)) return true;
  return /[^s]s$|^(?:were|are)$/.test(after.lower);
}

/** A capital makes a function word part of a name: "Second World War" and, inside a sentence, "Holy Roman Empire", "Down syndrome". */
function opensName({ lower }: Token, kind: WordClass, { before, after }: Neighbours): boolean {
  if (ORDINALS.has(lower)) return after !== undefined && isNameWord(after);
  if (before === undefined || (isNameWord(before) && !FUNCTION_WORDS.has(before.lower) && !ARTICLES.has(before.lower)))
    return false;
  return NAMES_LIKE_ADVERBS.has(lower) || ("ODTP".includes(kind) && !FUNCTION_WORDS.has(lower));
}

/** Function words that are also names of persons or places, and hardly ever have a capital inside a sentence otherwise. */
const NAMES_LIKE_ADVERBS: ReadonlySet<string> = new Set(["down", "still", "may", "will", "well", "much"]);

const isGenus = ({ text }: Token) => text.length === 2 && GENUS_INITIAL.test(text);

/** A capitalised word. */
export const isNameWord = (token: Token) => startsWithCapital(token) && /^\p{Lu}\p{Ll}/u.test(token.text);
