import type { ConceptKind, ConceptRelation } from "../../contract/entities.ts";
import { linkMeasures, type MeasureName, type PairMeasure } from "../../contract/measures.ts";
import type { MapScope } from "./map-scope.ts";

/** What a reader may say about the map; what is left out suits the corpus. */
export interface MapQuestion {
  /** Counts over the papers of this query only. */
  readonly q?: string | undefined;
  readonly concepts?: number | undefined;
  readonly links?: number | undefined;
  readonly measure: MeasureName;
  readonly minStrength?: number | undefined;
  readonly minPapers?: number | undefined;
  readonly minJoint?: number | undefined;
  /** General words, which are less specific, are left out; 0 when not given. */
  readonly minSpecificity?: number | undefined;
  /** Level of the disparity filter; without it no link is filtered so. */
  readonly backbone?: number | undefined;
  /** Only concepts of these communities. */
  readonly communities?: readonly number[] | undefined;
  /** Only concepts of these kinds. */
  readonly kinds?: readonly ConceptKind[] | undefined;
  /** "true": concepts stand for their kinds, which are left out until they are opened. */
  readonly rolledUp?: "true" | "false" | undefined;
  /** Concepts of a map that is rolled up whose kinds of the next level are shown beside them. */
  readonly open?: readonly string[] | undefined;
  /** Only links that sentences say, and concepts with one. */
  readonly relation?: ConceptRelation | undefined;
  /** Concepts by name: also shown, left out, and shown with 15 partners more each time they are named. */
  readonly include?: readonly string[] | undefined;
  readonly hide?: readonly string[] | undefined;
  readonly expand?: readonly string[] | undefined;
}

export interface MapSettings {
  readonly concepts: number;
  readonly links: number;
  /** Whether a reader said how many; else added concepts bring a few each. */
  readonly linksAsked: boolean;
  readonly measure: MeasureName;
  readonly minStrength: number;
  /** What the measure gives for independent concepts; −∞ where that is not one number. */
  readonly byChance: number;
  readonly minPapers: number;
  readonly minJoint: number;
  readonly minSpecificity: number;
  readonly backbone: number | undefined;
}

/** Concepts that a first picture needs before rarer ones are left out. */
const ENOUGH_CONCEPTS = 40;
const LINKS_PER_CONCEPT = 2.5;

/** Completes the question: fewer papers ask for fewer concepts and lower thresholds. */
export function mapSettings(scope: MapScope, question: MapQuestion): MapSettings {
  const { papers } = scope;
  const concepts = question.concepts ?? fittingConcepts(papers);
  // Pairs that are rarer than by chance are no links, unless a reader asks for them.
  const { byChance = Number.NEGATIVE_INFINITY }: PairMeasure = linkMeasures[question.measure];
  return {
    concepts,
    links: question.links ?? Math.round(LINKS_PER_CONCEPT * concepts),
    linksAsked: question.links !== undefined,
    measure: question.measure,
    minStrength: question.minStrength ?? byChance,
    byChance,
    minPapers: question.minPapers ?? fittingPapers(scope),
    minJoint: question.minJoint ?? fittingJoint(papers),
    minSpecificity: question.minSpecificity ?? 0,
    backbone: question.backbone,
  };
}

/** Concepts of a first map. */
export function fittingConcepts(papers: number): number {
  if (papers < 150) return 140;
  if (papers < 1_000) return 180;
  return papers < 10_000 ? 260 : 360;
}

/** Two papers, unless that leaves too few concepts to look at. */
function fittingPapers({ byPapers, frequency }: MapScope): number {
  const papersAt = (rank: number) => frequency[byPapers[rank - 1]!] ?? 0;
  return papersAt(Math.min(ENOUGH_CONCEPTS, byPapers.length)) >= 2 ? 2 : 1;
}

/** Co-occurrences by chance grow with the corpus. */
function fittingJoint(papers: number): number {
  if (papers < 150) return 1;
  if (papers < 5_000) return 2;
  return papers < 20_000 ? 3 : 5;
}
