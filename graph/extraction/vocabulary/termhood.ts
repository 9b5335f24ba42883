import file from "../data/termhood-model.json" with { type: "json" };
import { shapeFault } from "../language/term-shape.ts";
import type { Collection } from "./collection.ts";
import { type KeyCounts, TERMHOOD_GROUPS, TERMHOOD_NAMES, termhoodFeatures } from "./termhood-features.ts";

/** Log-odds = bias + Σ weight · (feature − mean). */
const model: { version: number; features: string[]; bias: number; weights: number[]; mean: number[] } = file;

/** Version of the committed weights; part of the extractor's tag. */
export const termhoodVersion: number = model.version;

const fits = model.features.join() === TERMHOOD_NAMES.join();

/** What termhood is made of; shown by `isthmus explain`. */
export interface TermhoodParts extends KeyCounts {
  readonly fault: string | undefined;
  /** Termhood that it needs. */
  readonly cut: number;
  /** 0 … 1; 0 when there is a fault. */
  readonly termhood: number;
}

/** Termhood that makes a concept … */
const CUT = 0.48;
/** … and how much more is asked of a phrase of one paper in a collection of LARGE papers, by log from SMALL on. */
const STRICTER = 0.42;
const SMALL = 300;
const LARGE = 80_000;
/** How much more is asked of a phrase that stands in no paper on its own, often the stump of a longer one ("LLM-based tree"). */
const INSIDE = 0.1;

/**
 * Termhood that makes a concept. In a large collection a phrase that one paper alone writes is rarely one: what is a concept
 * there has been met again. So more is asked of it, and half as much more of a phrase of two papers; and more of one that only
 * stands inside longer ones.
 */
export function cutOf({ papers, own }: Pick<KeyCounts, "papers" | "own">, collection: number): number {
  const larger = Math.min(1, Math.max(0, Math.log(Math.max(1, collection) / SMALL) / Math.log(LARGE / SMALL)));
  const rare = papers === 1 ? 1 : papers === 2 ? 0.5 : 0;
  return CUT + (own === 0 ? INSIDE * (1 - rare * larger) : 0) + STRICTER * rare * larger;
}

/** Below this probability in a paper that does not keep it, no other number makes a phrase a concept; spares time. */
const HOPELESS = 0.03;
const HOPELESS_KEYWORD = 0.1;

/**
 * Probability that a single everyday word needs in its papers. Below it they use it as a word ("actions", "predictions"),
 * however often it stands alone.
 */
const SINGLE_WORD = 0.13;

/** What the papers of a collection say of a key. */
export function keyCountsOf(collection: Collection, id: number): KeyCounts {
  const papers = collection.candidatePapers.at(id);
  return {
    concept: Math.sqrt(collection.conceptSquares.at(id) / 255 / papers),
    keyword: Math.sqrt(collection.keywordSquares.at(id) / 255 / papers),
    papers,
    own: collection.ownPapers.at(id),
    overPreposition: collection.ofPapers.at(id),
    kept: collection.keptPapers.at(id),
    names: collection.namePapers.at(id),
  };
}

/**
 * How much a key is a concept of the collection, 0 … 1: logistic regression over TERMHOOD_NAMES, learned from phrases that a
 * reader judged (scripts/train/termhood.ts). Document frequency plays no part in it, only in what is asked (`cutOf`).
 */
export function termhoodParts(collection: Collection, id: number): TermhoodParts {
  const key = collection.keyOf(id);
  const counts = keyCountsOf(collection, id);
  const fault = shapeFault(key, isAlwaysName(counts)) ?? standingFault(key, counts);
  const termhood = fault === undefined ? fromEvidence(key, counts) : 0;
  return { ...counts, fault, termhood, cut: cutOf(counts, collection.papers) };
}

/** Termhood alone: the cheap reasons against it come first. */
export function termhoodOf(collection: Collection, id: number): number {
  const key = collection.keyOf(id);
  const counts = keyCountsOf(collection, id);
  const fault = standingFault(key, counts) ?? shapeFault(key, isAlwaysName(counts));
  return fault === undefined ? fromEvidence(key, counts) : 0;
}

const isAlwaysName = ({ names, papers }: KeyCounts) => names === papers;

const fromEvidence = (key: string, counts: KeyCounts) =>
  1 / (1 + Math.exp(-evidencePoints(key, counts).reduce((a, b) => a + b, 0)));

/** Everyday words, phrases that only occur inside others, prepositional ones of one paper, and the hopeless. */
function standingFault(key: string, counts: KeyCounts): string | undefined {
  const { papers, overPreposition, kept, concept, keyword, names } = counts;
  if (overPreposition === papers && papers < 2) return "it spans a preposition and only one paper writes it";
  if (names === 0 && concept < SINGLE_WORD && !key.includes(" ")) return "its papers use it as a word, not as a term";
  if (kept > 0) return undefined;
  if (concept < HOPELESS && keyword < HOPELESS_KEYWORD) return "none of its papers finds it likely";
  return undefined;
}

/** What counts for and against a phrase, in the order in which `evidencePoints` gives it; shown to people. */
export const EVIDENCE: readonly string[] = ["what every phrase begins with", ...TERMHOOD_GROUPS.map(([name]) => name)];

/** Points for a key to be a concept, in log-odds against an average phrase; their sum is the log-odds of termhood. */
export function evidencePoints(key: string, counts: KeyCounts): number[] {
  if (!fits) throw new Error("termhood was learned over other features: run `npx tsx scripts/train/termhood.ts`");
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
  return [model.bias, ...groups];
}
