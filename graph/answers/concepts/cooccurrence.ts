import { type PairMeasureName, pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { type PairSignificance, qValue } from "../../analysis/measures/pair-significance.ts";
import type { Cooccurrence, Partner, PartnerOrder } from "../../contract/concepts.ts";
import type { MeasureName } from "../../contract/measures.ts";
import type { CooccurrenceRow } from "../../incidence/cooccurrence.ts";
import { GraphError } from "../../shared/errors.ts";
import { createPause } from "../../shared/pauses.ts";
import { strongest } from "../../shared/strongest.ts";
import { compareIds } from "../../shared/text.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { nestedPartners } from "../lookup/nested-names.ts";
import { pairFamily, pairNumbersAnswer } from "../lookup/pair-numbers.ts";
import { type PartnerScope, rolledUpPartners } from "../lookup/rolled-up.ts";

/** What `cooccurrence` is asked: a concept, and how its partners are ordered. */
export interface CooccurrenceQuestion {
  /** Id, label or alias. */
  readonly id: string;
  readonly measure: MeasureName;
  /** What they are ordered by, when it is not the measure. */
  readonly sort?: PartnerOrder | undefined;
  readonly first?: "strongest" | "weakest";
  /** Of beyondChance only those at q < 0.05. */
  readonly which?: "all" | "beyondChance";
  /** "true": narrower concepts count for broader ones, of the concept and of its partners. */
  readonly narrower?: "true" | "false";
  /** Fewest joint papers. */
  readonly minPapers: number;
  readonly limit: number;
}

/** What a concept occurs with, strongest first, ties by joint papers (most first), then by id. */
export async function cooccurrence(snapshot: Snapshot, question: CooccurrenceQuestion): Promise<Cooccurrence> {
  const { measure, sort = measure } = question;
  const number = await snapshot.names.resolve(question.id);
  const community = (await snapshot.cachedCommunities()) ?? (await snapshot.analyses.communities()).community;
  // Only what is asked for by q waits until q is known.
  const { pairSignificance } = snapshot.analyses;
  const byQ = sort === "q" || question.which === "beyondChance";
  const rolledUp = question.narrower === "true";
  if (rolledUp && byQ) throw untestedRollUp();
  const tests = byQ ? await pairSignificance() : await snapshot.optionalResult(pairSignificance);
  const significance = rolledUp ? undefined : tests;
  const pause = createPause();
  const concept = snapshot.concepts[number]!;
  const scope = rolledUp ? await rolledUpPartners(snapshot, number) : partnersAlone(snapshot, number);
  const corpus = snapshot.incidence.papers;
  const countsOf = ({ concepts, joint }: CooccurrenceRow) => {
    const frequency = new Uint32Array(concepts.length);
    for (let k = 0; k < concepts.length; k++) frequency[k] = scope.frequency[concepts[k]!]!;
    return { joint, frequency, papers: scope.papers, corpus };
  };
  const partners = scope.row;
  const isNested = await nestedPartners(snapshot.concepts, number, partners);
  const nested: number[] = [];
  const all = selectPartners(partners, (k, joint) => {
    if (joint < question.minPapers) return false;
    if (isNested[k] === 1) nested.push(partners.concepts[k]!);
    return isNested[k] === 0;
  });
  await pause();
  const isSignificant = significance && beyondChance(countsOf(all), significance);
  const row = question.which === "beyondChance" ? selectPartners(all, (k) => isSignificant?.[k] === 1) : all;
  await pause();
  const sign = question.first === "weakest" ? -1 : 1;
  const values = orderValues(sort, countsOf(row), significance).map((value) => sign * value);
  await pause();
  const partner = (k: number): Partner => {
    const other = row.concepts[k]!;
    const record = snapshot.concepts[other]!;
    return {
      concept: record.id,
      label: record.label,
      conceptPapers: scope.frequency[other]!,
      community: community[other]!,
      ...pairNumbersAnswer(row.joint[k]!, scope.papers, scope.frequency[other]!, corpus, significance),
    };
  };
  return {
    ...{ concept: concept.id, label: concept.label, papers: scope.papers, corpus, measure, sort },
    ...{ rolledUp, narrower: scope.narrower },
    total: row.concepts.length,
    all: all.concepts.length,
    significant: isSignificant ? isSignificant.reduce((sum, one) => sum + one, 0) : null,
    family: pairFamily(significance),
    partners: Array.from(strongest(values, question.limit, row.joint), partner),
    nested: nestedNames(snapshot, nested),
  };
}

/** The family of tests is that of single concepts. */
const untestedRollUp = () =>
  new GraphError("UNSUPPORTED", "Whether it is chance is tested for concepts without what is narrower.", {
    hint: "Leave out `narrower`, or `which` and the order by q.",
  });

const partnersAlone = (snapshot: Snapshot, concept: number): PartnerScope => ({
  papers: snapshot.concepts[concept]!.papers,
  row: snapshot.partners(concept),
  frequency: snapshot.frequency,
  narrower: 0,
});

const MAX_NESTED = 20;

/** Concepts by papers, ties by id. */
function nestedNames(snapshot: Snapshot, concepts: readonly number[]): Cooccurrence["nested"] {
  return Array.from(concepts, (number) => snapshot.concepts[number]!)
    .sort((a, b) => b.papers - a.papers || compareIds(a.id, b.id))
    .slice(0, MAX_NESTED)
    .map(({ id, label }) => ({ id, label }));
}

function selectPartners(row: CooccurrenceRow, fits: (k: number, joint: number) => boolean): CooccurrenceRow {
  const concepts = new Uint32Array(row.concepts.length);
  const joint = new Uint32Array(row.concepts.length);
  let count = 0;
  for (let k = 0; k < row.concepts.length; k++) {
    if (!fits(k, row.joint[k]!)) continue;
    concepts[count] = row.concepts[k]!;
    joint[count++] = row.joint[k]!;
  }
  return { concepts: concepts.subarray(0, count), joint: joint.subarray(0, count) };
}

/** The counts of the partners of one concept that is in `papers` of `corpus` papers, by position. */
export interface PartnerCounts {
  readonly joint: ArrayLike<number>;
  readonly frequency: ArrayLike<number>;
  readonly papers: number;
  readonly corpus: number;
}

/** A value for each partner, the one to be named first the largest. By q: by p within the family, pairs outside it last. */
export function orderValues(
  by: PartnerOrder,
  counts: PartnerCounts,
  significance: PairSignificance | undefined,
): Float64Array {
  const { joint, frequency, papers, corpus } = counts;
  const measure = pairMeasures[by === "q" ? "hypergeometric" : (by satisfies PairMeasureName)];
  // Loops over positions: `from` with a function takes several times as long, for up to a hundred thousand partners.
  const values = new Float64Array(joint.length);
  for (let k = 0; k < joint.length; k++) {
    const value = measure.value(joint[k]!, papers, frequency[k]!, corpus);
    if (by !== "q") values[k] = value;
    else values[k] = inFamily(significance, papers, frequency[k]!) ? -value : -1 - value;
  }
  return values;
}

/**
 * For each partner whether it occurs with the concept beyond chance: q < 0.05. More joint papers are never less beyond chance, so that
 * partners of the same frequency need few tests.
 */
export function beyondChance(counts: PartnerCounts, significance: PairSignificance): Uint8Array {
  const { joint, frequency, papers, corpus } = counts;
  /** By frequency: the most joint papers that are within chance, and the fewest beyond it, as far as is known. */
  const limits = new Map<number, { within: number; beyond: number }>();
  const isBeyond = (c: number, own: number) => {
    // No more than expected: p is a quarter at the least, and q is never below p.
    if (!inFamily(significance, papers, own) || c * corpus <= papers * own) return false;
    const limit = limits.get(own) ?? { within: 0, beyond: Number.POSITIVE_INFINITY };
    limits.set(own, limit);
    if (c <= limit.within) return false;
    if (c >= limit.beyond) return true;
    const isBeyondChance = qValue(significance, pairMeasures.hypergeometric.value(c, papers, own, corpus)) < 0.05;
    if (isBeyondChance) limit.beyond = c;
    else limit.within = c;
    return isBeyondChance;
  };
  const all = new Uint8Array(joint.length);
  for (let k = 0; k < joint.length; k++) if (isBeyond(joint[k]!, frequency[k]!)) all[k] = 1;
  return all;
}

function inFamily(significance: PairSignificance | undefined, a: number, b: number): boolean {
  return significance !== undefined && Math.min(a, b) >= significance.minPapers;
}
