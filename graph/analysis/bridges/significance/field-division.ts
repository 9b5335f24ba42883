import type { Incidence } from "../../../incidence/incidence.ts";
import { onlyPapers } from "../../../incidence/slice.ts";
import { type Random, seededRandom, shuffledRange } from "../../../shared/random.ts";
import { communitySettings, conceptGraph } from "../../communities/concept-graph.ts";
import { leiden } from "../../communities/leiden/leiden.ts";
import { defineAnalysis, type RunControl, tick } from "../../define-analysis.ts";
import { MentionShuffle } from "./mention-shuffle.ts";

/** Whether the papers are divided into fields at all, or are about one. */
export interface FieldDivision {
  /** Modularity of the communities of these papers. */
  readonly modularity: number;
  /** The same of shuffled papers, in the mean. */
  readonly byChance: number;
  /** (modularity − byChance)/(1 − byChance): 0 as by chance. */
  readonly division: number;
  /** True where the division of 60 papers or more is below 0.11: its communities are then parts of one field. */
  readonly isOneField: boolean;
  /** Papers that were looked at. */
  readonly papers: number;
}

/**
 * How much the concepts group into fields beyond what they would if every paper chose its concepts at random.
 *
 * Leiden finds communities in any graph, also in one of chance. So the papers exchange all concepts, each keeping its number and each concept its
 * papers, and communities are sought again; the modularity of both has the form of Cohen's κ (Guimerà, Sales-Pardo & Amaral 2004,
 * DOI 10.1103/PhysRevE.70.025101, on the modularity of random graphs). Larger collections are judged by 2,000 papers drawn at random. O(mentions + pairs of these).
 */
export function fieldDivision(
  incidence: Incidence,
  { seed, ...run }: RunControl & { readonly seed: number },
): FieldDivision {
  const random = seededRandom(seed);
  const sample = drawn(incidence, random);
  let modularity = 0;
  for (let k = 0; k < RUNS; k++) modularity += modularityOf(sample, random) / RUNS;
  const shuffled = sample.paperConcepts.slice();
  const shuffle = new MentionShuffle(sample.paperOffsets, shuffled, sample.concepts, new Uint32Array(sample.papers));
  let sum = 0;
  for (let k = 1; k <= RUNS; k++) {
    for (let round = 0; round < ROUNDS; round++) shuffle.round(random);
    sum += modularityOf(withRows(sample, shuffled), random);
    tick(run, k, RUNS);
  }
  const byChance = sum / RUNS;
  const division = (modularity - byChance) / (1 - byChance);
  const isOneField = sample.papers >= MIN_PAPERS && division < MIN_DIVISION;
  return { modularity, byChance, division, isOneField, papers: sample.papers };
}

/** Searches with other random choices of which the mean is taken, and shuffles. */
const RUNS = 5;
/** Rounds of trades before each shuffle is read. */
const ROUNDS = 10;
const MAX_PAPERS = 2_000;
/** Of fewer papers most concepts are in one only, which shuffles leave as it is: twenty of two fields often have a division below 0.11. */
const MIN_PAPERS = 60;
/**
 * Eleven collections of the papers that mention one concept had 0.03 to 0.09, a reading list that readers found to be nearly one field 0.10, one of
 * marine biology 0.12, planted ones of two fields or more 0.16 and more, shuffled ones at most 0.03.
 */
const MIN_DIVISION = 0.11;

function drawn(incidence: Incidence, random: Random): Incidence {
  if (incidence.papers <= MAX_PAPERS) return incidence;
  const chosen = new Set(shuffledRange(incidence.papers, random).subarray(0, MAX_PAPERS));
  return onlyPapers(incidence, (paper) => chosen.has(paper));
}

function modularityOf(incidence: Incidence, random: Random): number {
  const settings = communitySettings(incidence);
  return leiden(conceptGraph(incidence, settings), { random, resolution: settings.resolution }).modularity;
}

/** The same papers with other concepts, given in the order of `paperConcepts`. */
function withRows(incidence: Incidence, rows: Uint32Array): Incidence {
  const { papers, paperOffsets, conceptOffsets } = incidence;
  const paperConcepts = rows.slice();
  const conceptPapers = new Uint32Array(rows.length);
  const next = conceptOffsets.slice();
  for (let p = 0; p < papers; p++) {
    const row = paperConcepts.subarray(paperOffsets[p], paperOffsets[p + 1]).sort();
    for (const concept of row) conceptPapers[next[concept]!++] = p;
  }
  return { ...incidence, paperConcepts, conceptPapers };
}

export const fieldDivisionAnalysis = defineAnalysis({
  name: "fieldDivision",
  title: "Comparing fields with chance",
  version: 2,
  needs: {},
  publish: true,
  precompute: "columns",
  run: (incidence, { seed, onProgress }): FieldDivision => fieldDivision(incidence, { seed, onProgress }),
});
