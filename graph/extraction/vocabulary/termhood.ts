import file from "../data/termhood-model.json" with { type: "json" };
import { type ShapeFault, shapeFault } from "../words/term-shape.ts";
import type { KeyStatistics } from "./key-statistics.ts";
import { type KeyCounts, TERMHOOD_GROUPS, TERMHOOD_NAMES, termhoodFeatures } from "./termhood-features.ts";

/** Log-odds = bias + Σ weight · (feature − mean). */
const model: { features: string[]; bias: number; weights: number[]; mean: number[] } = file;

const modelMatchesFeatures = model.features.join() === TERMHOOD_NAMES.join();

/** Why the statistics of a key rule it out; extraction/explain/reasons.ts has the sentences. */
export type StatisticsFault = "one paper's preposition" | "part of a phrase" | "ordinary word" | "unlikely";

/** How the termhood of a key comes about; shown by `isthmus explain`. */
export interface TermhoodParts extends KeyCounts {
  /** Why it cannot be a concept. */
  readonly fault: ShapeFault | StatisticsFault | undefined;
  /** Termhood that it needs to be a concept. */
  readonly cut: number;
  /** 0 … 1; 0 when it has a fault. */
  readonly termhood: number;
}

/** Termhood that a phrase needs to be a concept. */
const CUT = 0.48;
/** How much more a phrase of one paper needs in a collection of LARGE papers; from SMALL on it grows with their logarithm. */
const SINGLE_PAPER = 0.42;
const SMALL = 300;
const LARGE = 80_000;
/** How much more a phrase needs that is nowhere a whole noun phrase; often it is a part of a longer one ("LLM-based tree"). */
const NEVER_WHOLE = 0.1;

/**
 * The termhood that a phrase needs to be a concept, 0 … 1. In a large collection a concept usually occurs in several papers, so a
 * phrase of one paper needs more, a phrase of two papers half as much more. A phrase that occurs only inside longer ones also
 * needs more.
 */
export function cutOf({ papers, own }: Pick<KeyCounts, "papers" | "own">, collection: number): number {
  const larger = Math.min(1, Math.max(0, Math.log(Math.max(1, collection) / SMALL) / Math.log(LARGE / SMALL)));
  const rare = papers === 1 ? 1 : papers === 2 ? 0.5 : 0;
  return CUT + (own === 0 ? NEVER_WHOLE * (1 - rare * larger) : 0) + SINGLE_PAPER * rare * larger;
}

/** A phrase that no paper keeps cannot be a concept below both of these probabilities; skipping it saves time. */
const HOPELESS = 0.03;
const HOPELESS_KEYWORD = 0.1;

/**
 * The mean probability that a single everyday word needs. Below it the papers use it as an ordinary word ("actions",
 * "predictions"), however often it is a phrase by itself.
 */
const SINGLE_WORD = 0.13;

/** The statistics of a key in a collection. */
export function keyCountsOf(collection: KeyStatistics, id: number): KeyCounts {
  const papers = collection.candidatePapers.at(id);
  return {
    concept: Math.sqrt(collection.conceptSquares.at(id) / 255 / papers),
    keyword: Math.sqrt(collection.keywordSquares.at(id) / 255 / papers),
    papers,
    own: collection.ownPapers.at(id),
    overPreposition: collection.ofPapers.at(id),
    aboveCut: collection.keptPapers.at(id),
    names: collection.namePapers.at(id),
    firm: collection.firmPapers.at(id),
    listed: collection.listedPapers.at(id),
    cut: collection.cutPapers.at(id),
  };
}

/**
 * Explains the termhood of a key: the probability that it is a concept of the collection, 0 … 1, by logistic regression over
 * TERMHOOD_NAMES, learned from phrases that a reader judged (scripts/train/termhood.ts). The number of papers is not part of it
 * but raises or lowers the termhood that is needed; see cutOf.
 */
export function termhoodParts(collection: KeyStatistics, id: number): TermhoodParts {
  const key = collection.keyOf(id);
  const counts = keyCountsOf(collection, id);
  const isNamed = isNamedByAuthors(collection, id);
  const fault = isNamed ? undefined : (faultOfShape(key, counts) ?? statisticsFault(key, counts));
  const termhood = termhoodOf(collection, id);
  return { ...counts, fault, termhood, cut: cutOf(counts, collection.papers) };
}

/** Termhood alone, 0 … 1; faults that are cheap to find are checked first. */
export function termhoodOf(collection: KeyStatistics, id: number): number {
  if (isNamedByAuthors(collection, id)) return 1;
  const key = collection.keyOf(id);
  const counts = keyCountsOf(collection, id);
  const fault = statisticsFault(key, counts) ?? faultOfShape(key, counts);
  return fault === undefined ? probabilityOf(key, counts) : 0;
}

/** With `--keywords concepts` what authors list is a concept, whatever it looks like. */
const isNamedByAuthors = (collection: KeyStatistics, id: number) => collection.keywordPapers.at(id) > 0;

const isAlwaysName = ({ names, papers }: KeyCounts) => names === papers;

/** Faults that rest on how the words are used in other phrases. */
const USUAL_FAULTS: ReadonlySet<ShapeFault> = new Set([
  ...(["evaluative", "everyday words", "empty start", "empty end", "verbal", "fragment"] as const),
]);

function faultOfShape(key: string, counts: KeyCounts): ShapeFault | undefined {
  const fault = shapeFault(key, isAlwaysName(counts));
  return fault !== undefined && USUAL_FAULTS.has(fault) && isWhole(key, counts) ? undefined : fault;
}

/** Papers that must repeat a phrase and never shorten it; they must also be half of its papers. */
const MIN_FIRM = 3;

/** True when no paper uses a shorter form of the phrase, or when most papers write it as a name. */
function isWhole(key: string, counts: KeyCounts): boolean {
  return isFirm(counts) || (key.includes(" ") && counts.names * 2 >= counts.papers);
}

const isFirm = ({ firm, own, overPreposition, papers }: KeyCounts) =>
  firm >= MIN_FIRM && firm * 2 >= papers && Math.max(own, overPreposition) * 2 >= papers;

/** Points for a firm phrase, in log-odds: what the words of its kind usually mean does not count against it. */
const FIRM_POINTS = 4;

/** Points for a phrase that authors list as a keyword, in log-odds. */
const LISTED_POINTS = 2.5;
/** Share of the papers with a phrase that must list it: authors also list everyday words ("performance"). */
const MIN_LISTED_SHARE = 0.1;

const isListed = ({ listed, papers }: KeyCounts) => listed > 0 && listed >= MIN_LISTED_SHARE * papers;

const probabilityOf = (key: string, counts: KeyCounts) =>
  1 / (1 + Math.exp(-evidencePoints(key, counts).reduce((a, b) => a + b, 0)));

const FIRM_EVIDENCE = "its papers never shorten it";
const LISTED_EVIDENCE = "authors list it as a keyword";

/** A phrase that more papers write, though always as a part of others, is common to them: "whale song" of fin and of humpback whales. */
const MAX_CUT_PAPERS = 2;

/** The fault of a key by its statistics, or undefined. */
function statisticsFault(key: string, counts: KeyCounts): StatisticsFault | undefined {
  const { papers, overPreposition, aboveCut, concept, keyword, names, cut } = counts;
  if (overPreposition === papers && papers < 2) return "one paper's preposition";
  if (isListed(counts)) return undefined;
  if (cut === papers && papers <= MAX_CUT_PAPERS) return "part of a phrase";
  if (names === 0 && concept < SINGLE_WORD && !key.includes(" ")) return "ordinary word";
  if (aboveCut > 0 || isFirm(counts)) return undefined;
  if (concept < HOPELESS && keyword < HOPELESS_KEYWORD) return "unlikely";
  return undefined;
}

/** Names of the points of evidencePoints, in order; shown to users. */
export const EVIDENCE: readonly string[] = [
  "what every phrase begins with",
  ...TERMHOOD_GROUPS.map(([name]) => name),
  FIRM_EVIDENCE,
  LISTED_EVIDENCE,
];

/** Points for (above 0) and against a key, in log-odds relative to an average phrase; their sum is the log-odds of termhood. */
export function evidencePoints(key: string, counts: KeyCounts): number[] {
  if (!modelMatchesFeatures)
    throw new Error("termhood was learned over other features: run `npx tsx scripts/train/termhood.ts`");
  const features = termhoodFeatures(key, counts);
  let at = 0;
  const groups = TERMHOOD_GROUPS.map(([, names]) => {
    let points = 0;
    for (const _ of names) {
      points += model.weights[at]! * (features[at]! - model.mean[at]!);
      at++;
    }
    return points;
  });
  return [model.bias, ...groups, isFirm(counts) ? FIRM_POINTS : 0, isListed(counts) ? LISTED_POINTS : 0];
}
