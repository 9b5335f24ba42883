import { wordRarity } from "./background.ts";
import type { Collection } from "./collection.ts";
import { shapeFault } from "./term-shape.ts";
import { phraseUsage, USAGE_NAMES, usageNumber } from "./usage.ts";

/** Termhood that makes a key a concept: less is asked of one that a third of its papers keep by their own ranking. */
const CUT = { kept: 0.32, other: 0.45 };

/** What termhood is made of; shown by `isthmus explain`. */
export interface TermhoodParts {
  /** Quadratic mean over its papers of the probability that it is a concept there. */
  readonly concept: number;
  /** … that the authors would name it as a keyword. */
  readonly keyword: number;
  /** Papers that hold it, and that hold it as a noun phrase of its own. */
  readonly papers: number;
  readonly own: number;
  /** Papers that write it over a preposition ("theory of mind"). */
  readonly overPreposition: number;
  /** Papers whose own ranking keeps it. */
  readonly kept: number;
  readonly fault: string | undefined;
  /** Termhood that it needs. */
  readonly cut: number;
  /** 0 … 1; 0 when there is a fault. */
  readonly termhood: number;
}

const TITLENESS = USAGE_NAMES.indexOf("Titleness");
const ALONE = USAGE_NAMES.indexOf("Alone");

/** Among so many papers, this share at least must hold a phrase on its own. */
const SEVERAL = 4;
const OWN_SHARE = 0.15;

const sumOf = (points: readonly number[]) => points.reduce((a, b) => a + b, 0);
const logOdds = (p: number) => Math.log((p + 0.01) / (1 - p + 0.01));

/**
 * How much a key is a concept of the collection, 0 … 1.
 *
 * termhood = logistic(w · x), with x the log-odds of `concept` and `keyword`, whether the phrase is established in the background
 * corpus, how much its words belong to titles rather than to abstracts, how rare they are, and, for a single word, how often
 * it stands alone. The weights were fitted once to 400 phrases of the seed page judged by hand (docs/extraction.md). Document
 * frequency plays no part: a concept of one paper is a concept.
 */
export function termhoodParts(collection: Collection, id: number): TermhoodParts {
  const key = collection.keyOf(id);
  const counts = countsOf(collection, id);
  const fault = shapeFault(key) ?? standingFault(key, counts);
  return { ...counts, fault, termhood: fault === undefined ? fromEvidence(key, counts) : 0, cut: cutOf(counts) };
}

/** Termhood alone, and whether it makes a concept: the cheap reasons against it come first. */
export function termhoodOf(
  collection: Collection,
  id: number,
): { readonly termhood: number; readonly isEnough: boolean } {
  const key = collection.keyOf(id);
  const counts = countsOf(collection, id);
  if (standingFault(key, counts) !== undefined || shapeFault(key) !== undefined) return NO_TERM;
  const termhood = fromEvidence(key, counts);
  return { termhood, isEnough: termhood >= cutOf(counts) };
}

const NO_TERM = { termhood: 0, isEnough: false };

type Counts = Pick<TermhoodParts, "papers" | "own" | "overPreposition" | "concept" | "keyword" | "kept">;

function countsOf(collection: Collection, id: number): Counts {
  const papers = collection.candidatePapers.at(id);
  return {
    concept: Math.sqrt(collection.conceptSquares.at(id) / 255 / papers),
    keyword: Math.sqrt(collection.keywordSquares.at(id) / 255 / papers),
    papers,
    own: collection.ownPapers.at(id),
    overPreposition: collection.ofPapers.at(id),
    kept: collection.keptPapers.at(id),
  };
}

const fromEvidence = (key: string, counts: Counts) => 1 / (1 + Math.exp(-sumOf(evidencePoints(key, counts))));

const cutOf = ({ kept, papers }: Counts) => (kept * 3 >= papers ? CUT.kept : CUT.other);

/** Phrases that (nearly) only occur inside others, and prepositional ones that one paper alone writes. */
function standingFault(key: string, { papers, own, overPreposition }: Counts): string | undefined {
  if (overPreposition === papers && papers < 2) return "it spans a preposition and only one paper writes it";
  const rarelyOwn = own === 0 || (papers >= SEVERAL && own < OWN_SHARE * papers);
  if (overPreposition < papers && rarelyOwn && (phraseUsage(key)?.own ?? 0) < 0.3) {
    return "it hardly ever stands on its own";
  }
  return undefined;
}

/** What counts for and against a phrase, in the order in which `evidencePoints` gives it; shown to people. */
export const EVIDENCE: readonly string[] = [
  "what every phrase begins with",
  "how concept-like its papers find it",
  "how likely authors would name it as a keyword",
  "a single word says less than several",
  "known as a phrase of its own from other papers",
  "its words stand in titles rather than in abstracts",
  "how often the word stands alone elsewhere",
  "how rare its words are",
];

/** Points for a key to be a concept, in log-odds; their sum is the log-odds of termhood. */
export function evidencePoints(
  key: string,
  { concept, keyword }: Pick<TermhoodParts, "concept" | "keyword">,
): number[] {
  const words = key.split(" ");
  const phrase = phraseUsage(key);
  const titles = words.map((word) => usageNumber(word, TITLENESS));
  const rarity = words.reduce((sum, word) => sum + wordRarity(word), 0) / words.length;
  const alone = words.length === 1 ? usageNumber(key, ALONE) + 0.3 : 0;
  return [
    3.55,
    0.8 * logOdds(concept),
    logOdds(keyword),
    words.length === 1 ? -0.6 : 0,
    phrase ? 1 + 0.5 * phrase.title : 0,
    0.8 * Math.min(...titles) + 0.8 * (titles.reduce((a, b) => a + b, 0) / words.length),
    0.55 * alone,
    1.3 * rarity,
  ];
}
