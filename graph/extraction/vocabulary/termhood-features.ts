import { wordFacts, wordRarity } from "../words/background.ts";
import { phraseUsage, USAGE_NAMES, usageOf } from "../words/usage.ts";
import { EMPTY_HEADS, GENERIC } from "../words/word-lists.ts";

/** Statistics of a key over the papers that have it as a candidate. */
export interface KeyCounts {
  /** Quadratic mean of its probabilities to be a concept, 0 … 1. */
  readonly concept: number;
  /** Quadratic mean of its probabilities to be a keyword, 0 … 1. */
  readonly keyword: number;
  /** Number of papers that have it. */
  readonly papers: number;
  /** … where it is a whole noun phrase. */
  readonly own: number;
  /** … in whose ranking it is above the cut. */
  readonly aboveCut: number;
  /** … where it spans a preposition. */
  readonly overPreposition: number;
  /** … that always write it as a name. */
  readonly names: number;
  /** … that repeat it and never shorten it. */
  readonly firm: number;
  /** … that list it as a keyword. */
  readonly listed: number;
  /** … that write it only as a part of longer phrases. */
  readonly cut: number;
}

const VECTOR = USAGE_NAMES.indexOf("Vector0");

function vectorNames(word: string): string[] {
  return USAGE_NAMES.slice(VECTOR).map((name) => word + name);
}

/** Names of the features in groups; the name of a group is shown to users. */
const GROUPS = {
  "how concept-like its papers find it": ["concept", "kept"],
  "how likely authors would name it as a keyword": ["keyword", "keywordAlone"],
  "how often it is a phrase of its own": ["own", "neverOwn", "ofPhrase"],
  "known as a phrase of its own from other papers": ["known", "knownOwn", "knownTitle", "knownPapers"],
  "its words occur in titles rather than in abstracts": ["titleMin", "titleMean", "titleHead"],
  "how rare its words are": ["rarityMean", "rarityMin", "rarityHead", "unknown"],
  "how its last word is used elsewhere": ["headShare", "headNoun", "headEmpty", ...vectorNames("head")],
  "how its first word is used elsewhere": [
    "startAdjective",
    "startGerund",
    "startParticiple",
    "startVerb",
    "startGeneric",
    "startShare",
    ...vectorNames("start"),
  ],
  "how many words it has": ["one", "two", "many", "alone", "aloneNoun"],
  "it is written as a name": ["name"],
};

/** Groups of features, each with its name and the names of its features. */
export const TERMHOOD_GROUPS: readonly (readonly [string, readonly string[]])[] = Object.entries(GROUPS);
/** Names of all features, in order. */
export const TERMHOOD_NAMES: readonly string[] = TERMHOOD_GROUPS.flatMap(([, names]) => names);

const column = (name: string) => USAGE_NAMES.indexOf(name);
const [HEAD, START, ALONE, TITLENESS] = ["Head", "Start", "Alone", "Titleness"].map(column) as [
  number,
  number,
  number,
  number,
];

const logOdds = (p: number) => Math.log((p + 0.01) / (1 - p + 0.01));
const isEmpty = (word: string) => EMPTY_HEADS.has(word) || EMPTY_HEADS.has(`${word}s`);
const flag = (condition: boolean) => (condition ? 1 : 0);

/** The values of TERMHOOD_NAMES for a key. */
export function termhoodFeatures(key: string, counts: KeyCounts): number[] {
  const words = key.toLowerCase().split(" ");
  return [
    ...paperFeatures(counts, words.length),
    ...establishedFeatures(key),
    ...wordFeatures(words),
    ...lengthFeatures(words),
    nameShare(counts),
  ];
}

const nameShare = ({ names, papers }: KeyCounts) => names / papers;

function paperFeatures(
  { concept, keyword, papers, own, aboveCut, overPreposition }: KeyCounts,
  words: number,
): number[] {
  const share = own / papers;
  return [
    logOdds(concept),
    aboveCut / papers,
    logOdds(keyword),
    words === 1 ? logOdds(keyword) : 0,
    share,
    flag(own === 0 && overPreposition < papers),
    overPreposition / papers,
  ];
}

function establishedFeatures(key: string): number[] {
  const usage = phraseUsage(key);
  return usage ? [1, usage.own - 0.5, usage.title, usage.logPapers - 4] : [0, 0, 0, 0];
}

function wordFeatures(words: readonly string[]): number[] {
  const titles = words.map((word) => usageOf(word)[TITLENESS]!);
  const rarities = words.map(wordRarity);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const head = words.at(-1)!;
  const start = words[0]!;
  const first = wordFacts(start);
  const hasSeveralWords = words.length > 1 ? 1 : 0;
  return [
    Math.min(...titles),
    mean(titles),
    titles.at(-1)!,
    mean(rarities),
    Math.min(...rarities),
    rarities.at(-1)!,
    rarities.filter((rarity) => rarity === 1).length / words.length,
    usageOf(head)[HEAD]!,
    wordFacts(head)?.noun ?? 0.5,
    flag(isEmpty(head)),
    ...usageOf(head).subarray(VECTOR),
    hasSeveralWords * (first?.adjective ?? 0),
    hasSeveralWords * (first?.gerund ?? 0),
    hasSeveralWords * (first?.participle ?? 0),
    hasSeveralWords * (first?.verb ?? 0),
    hasSeveralWords * flag(GENERIC.has(start)),
    hasSeveralWords * usageOf(start)[START]!,
    ...usageOf(start).subarray(VECTOR),
  ];
}

function lengthFeatures(words: readonly string[]): number[] {
  const [word] = words as [string];
  const one = words.length === 1;
  return [
    flag(one),
    flag(words.length === 2),
    Math.max(0, words.length - 3),
    one ? usageOf(word)[ALONE]! : 0,
    one ? (wordFacts(word)?.noun ?? 0.5) : 0,
  ];
}
