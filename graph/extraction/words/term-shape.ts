import { wordFacts } from "./background.ts";
import {
  CLAUSE_PARTICIPLES,
  ENDING_PARTICIPLES,
  PAST_FORMS,
  QUALITIES,
  STUDY_HEADS,
  type StudyFault,
  studyFault,
} from "./study-words.ts";
import { HEAD, phraseUsage, usageNumber } from "./usage.ts";
import {
  EMPTY_ENDS,
  EMPTY_HEADS,
  EMPTY_PHRASES,
  EMPTY_STARTS,
  EVALUATIVE,
  GENERIC,
  MANNER_NOUNS,
  NEVER_ALONE,
  NOUNS,
  NUMBER_WORDS,
} from "./word-lists.ts";

/** How often a word ends a noun phrase in the background corpus, 0 … 1. */
const headShare = (word: string) => usageNumber(word, HEAD) + 0.5;

/** Why the words of a key cannot name a concept; extraction/explain/reasons.ts has the sentences. */
export type ShapeFault =
  | StudyFault
  | "too short"
  | "too long"
  | "manner"
  | "empty phrase"
  | "empty start"
  | "never alone"
  | "measurement"
  | "evaluative"
  | "everyday words"
  | "empty end"
  | "verbal"
  | "fragment";

/**
 * Why a key cannot name a concept, judged by its words alone, or undefined when it can. Examples are phrases of words that every
 * paper uses, a verb with its object ("finding optimal policy") and a part of a longer phrase. An everyday word that is always
 * written as a name ("TEACh") is accepted.
 */
export function shapeFault(key: string, isName = false): ShapeFault | undefined {
  const words = key.split(" ");
  if (key.length < 2 || !(/[a-z]{2}/.test(key) || /\p{L}{2}|\p{L}\p{N}|\p{N}\p{L}|^\p{L}(?:\+\+|#)$/u.test(key)))
    return "too short";
  const ofStudies = studyFault(words, key, isName);
  if (ofStudies !== undefined) return ofStudies;
  if (words.length === 1) return singleWordFault(key, isName);
  if (words.length > 6) return "too long";
  if (MANNER_NOUNS.has(words.at(-1)!)) return "manner";
  if (EMPTY_PHRASES.has(key)) return "empty phrase";
  if (isEmptyPair(words)) return "empty start";
  return phraseUsage(key) ? undefined : unestablishedFault(words);
}

function singleWordFault(key: string, isName: boolean): ShapeFault | undefined {
  if ((NEVER_ALONE.has(key) || DIRECTION.test(key)) && !isName) return "never alone";
  if (MEASUREMENT.test(key)) return "measurement";
  return unestablishedFault([key]);
}

/** "eastward", "downstream", "nearshore": where to, but not what. */
const DIRECTION =
  /^(?:(?:north|south|east|west|sea|land|wind|lee|pole|equator|down|up|in|out|back|for)ward|(?:in|off|on|near|long|along)shore|inland|(?:up|down)(?:stream|slope|wind|hill))$/;

/** The fault of a phrase that is not established in the background corpus. */
function unestablishedFault(words: readonly string[]): ShapeFault | undefined {
  if (isEvaluative(words)) return "evaluative";
  if (words.every(isEmpty)) return "everyday words";
  if (words.length > 1 && EMPTY_ENDS.has(words.at(-1)!)) return "empty end";
  if (isVerbal(words)) return "verbal";
  if (isFragment(words)) return "fragment";
  return undefined;
}

/** "10hz", "300mm" */
const MEASUREMENT = /^[\d.,]+(?:hz|khz|mhz|ghz|ms|mm|cm|km|nm|kg|db|fps|deg|v|w|m|s|gb|mb|tb)$/;

/** "new environment", "state of the art diffusion model", "elevated risk", but not an established name such as "novel view synthesis". */
function isEvaluative(words: readonly string[]): boolean {
  const [first, second] = words;
  if (first === undefined || second === undefined || phraseUsage(`${first} ${second}`)) return false;
  if (words.length === 2 && QUALITIES.has(first) && STUDY_HEADS.has(second)) return true;
  if (isSuperlative(first) || isComparative(first) || isCount(words) || RECENTLY.has(first) || WHICH.has(first))
    return true;
  // "prior self-supervised objectives", unlike "prior knowledge"
  if (first === "prior" && words.length > 2) return true;
  return EVALUATIVE.has(first) || (first === "state" && second === "of" && words.includes("art"));
}

/** Words that only say which ones are meant, or that something goes on: "known volcanic activity", "consecutive surface normals". */
const WHICH: ReadonlySet<string> = new Set(
  (
    "known continued consecutive ongoing upcoming forthcoming so-called remaining respective aforementioned advised " +
    "hypothesized idealized putative purported tentative rudimentary undesired undesirable unexpected occasional unusual"
  ).split(" "),
);

/** "noisiest soundscapes", "oldest groups"; "forest" and "interest" are known nouns. */
const isSuperlative = (word: string) =>
  /.{3}est$/.test(word) &&
  (wordFacts(word)?.noun ?? 0) < 0.5 &&
  (word.endsWith("iest") || (isAdjectiveWithout(word, 3) && !KINDS_BY_SUPERLATIVE.has(word)));

/** Superlatives of mathematics: "steepest descent", "closest vector problem", "densest subgraph", "weakest precondition". */
const KINDS_BY_SUPERLATIVE: ReadonlySet<string> = new Set(
  "nearest closest shortest longest widest densest steepest smallest largest lowest highest greatest fastest weakest strongest".split(
    " ",
  ),
);

/** "sixty-two effusions" */
const isCount = ([first, second]: readonly string[]) =>
  /^(?:twen|thir|for|fif|six|seven|eigh|nine)ty$/.test(first ?? "") && NUMBER_WORDS.has(second ?? "");

/** Comparatives that name a kind: "older adults", "lower limb", "higher education". */
const KINDS_BY_COMPARISON: ReadonlySet<string> = new Set(
  "older younger elder lower upper higher inner outer former latter other".split(" "),
);

/** "drier conditions", "shorter foraging phases": the word without its ending is an adjective too. */
function isComparative(word: string): boolean {
  if (!/.{3}er$/.test(word) || KINDS_BY_COMPARISON.has(word) || (wordFacts(word)?.noun ?? 0) > 0.3) return false;
  return isAdjectiveWithout(word, 2);
}

/** True when the word without that many letters at its end is an adjective. */
function isAdjectiveWithout(word: string, ending: number): boolean {
  const stem = word.slice(0, -ending);
  const bases = [stem, `${stem}e`, stem.replace(/i$/, "y"), stem.replace(/(.)\1$/, "$1")];
  return bases.some((base) => (wordFacts(base)?.adjective ?? 0) > 0.6);
}

/** Adverbs before a participle that say when, how much or how surely: "freshly collected corals", unlike "weakly supervised learning". */
const RECENTLY: ReadonlySet<string> = new Set(
  "freshly newly recently previously currently increasingly potentially significantly relatively markedly".split(" "),
);

/** "multiple models", but not a phrase that is common in titles such as "complex networks" or "active learning". */
function isEmptyPair(words: readonly string[]): boolean {
  if (words.length !== 2 || !EMPTY_STARTS.has(words[0]!)) return false;
  return (phraseUsage(words.join(" "))?.title ?? -1) < 0.15;
}

/**
 * True for a single word that only modifies others ("in-context", "low-rank", "latent"): an adjective, or a hyphenated word that
 * hardly ever ends a noun phrase.
 */
export function isModifier(lower: string): boolean {
  const facts = wordFacts(lower);
  if (!facts && UNKNOWN_ADJECTIVE.test(lower)) return true;
  if (!facts)
    return /[-‐‑–](?:based|aware|free|like|driven|level|only|specific|wise|agnostic|centric|task|shot|context|form|range|step|rank|scale|time|art|order|grained|end|hop|turn|view|class|label|source|world|domain|quality|dimensional|modal|selective|size|sized|sensitive|resistant|dependent|independent|positive|negative|onset|related|associated|induced|mediated|treated|derived|rich|poor|wide|year|beam|infested|location|proxy)$/.test(
      lower,
    );
  return /[-‐‑–]/.test(lower) ? headShare(lower) < 0.4 : facts.adjective > 0.6 && headShare(lower) < 0.4;
}

/** Endings of adjectives that hardly any noun has: "acaulous", "dioecious", "lacustrine". */
const UNKNOWN_ADJECTIVE =
  /.{3}(?:[^p]ous|ical|iform|less|escent|oidal|idal|uous|ible|rhizal|ustrine|uarine|philic|phobic|trophic|tropic|genic|ionic)$/;

const isEmpty = (word: string) => GENERIC.has(word) || EMPTY_HEADS.has(word) || EMPTY_HEADS.has(`${word}s`);

/**
 * "finding near optimal policy": begins with a gerund that hardly ever ends a noun phrase or that precedes an adjective. "wards
 * participating", "quality remained stable": a noun is followed by its verb.
 */
function isVerbal(words: readonly string[]): boolean {
  const [first, second] = words;
  if (words.some((word, i) => PAST_FORMS.has(word) || (i > 0 && CLAUSE_PARTICIPLES.has(word)))) return true;
  if (words.length > 1 && ENDING_PARTICIPLES.has(words.at(-1)!)) return true;
  if (!first?.endsWith("ing") || second === undefined) return false;
  const facts = wordFacts(first);
  // a gerund that is not in the background table is a verb: "curating"
  if (!facts) return true;
  if (facts.gerund < 0.3) return false;
  // "switching moderately ill patients"
  if (words.length > 2 && isAdverb(second)) return true;
  // "sequencing disrupted network components"
  if (words.length > 3 && (wordFacts(second)?.participle ?? 0) > 0.8) return true;
  return headShare(first) < 0.25 || (wordFacts(second)?.adjective ?? 0) > 0.6;
}

const isAdverb = (word: string) =>
  /.{3}ly$/.test(word) && (wordFacts(word)?.noun ?? 0) + (wordFacts(word)?.adjective ?? 0) < 0.3;

/** "planted nonmycorrhizal"; "concept underlying", "method employ": the last word is rarely a noun and rarely ends a phrase. */
function isFragment(words: readonly string[]): boolean {
  const last = words.at(-1)!;
  // "h pylori positive", of "H. pylori-positive"; "false positive" is a noun
  if (words.length > 2 && /^(?:positive|negative|treated|induced|related)$/.test(last)) return true;
  if (/^non.{3,}(?:al|ic|ous|ive|ed|able|ory|ary)$/.test(last) && (wordFacts(last)?.noun ?? 0) < 0.5) return true;
  const facts = wordFacts(last);
  // "Mariana Archipelago semi-annually"
  if (!facts && (/.{4}ly$/.test(last) || (words.length > 1 && UNKNOWN_ADJECTIVE.test(last)))) return true;
  if (!facts || words.length === 1 || last.endsWith("ing") || NOUNS.has(last)) return false;
  const plural = wordFacts(`${last}s`)?.noun ?? 0;
  return Math.max(facts.noun, plural) < 0.35 && headShare(last) < 0.4;
}
