import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { benjaminiHochberg } from "../../analysis/statistics/benjamini-hochberg.ts";
import type { StrongPartner, StrongPartners } from "../../contract/knowledge/strong-partners.ts";
import { GENERAL_BELOW } from "../../contract/map.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import { mapWithPauses } from "../../shared/pauses.ts";
import { runsOfWords } from "../../shared/runs-of-words.ts";
import { strongest } from "../../shared/strongest.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { countFrequent, generalWords } from "../lookup/concept-answers.ts";
import { nestedPartners } from "../lookup/nested-names.ts";
import { pairNumbersAnswer } from "../lookup/pair-numbers.ts";
import { newestFirst } from "../lookup/papers-by-number.ts";
import { sentencesWithBoth } from "./evidence.ts";

/** Fewest papers of a candidate, and fewest joint papers of a row: what one or two papers say may be one group's habit. */
const MIN_PAPERS = 3;
const MAX_Q = 0.05;
/** In more than half of the papers, nothing can occur with a concept even twice as often as by chance. */
const MAX_SHARE = 0.5;
/** Papers of a pair that are searched for its sentence, newest first. */
const MAX_PAPERS_SEARCHED = 40;
/** Names that are listed of those folded into one row. */
const MAX_FOLDED = 50;

/** The few concepts that a concept goes with, most certain first (by G²), each with one sentence. */
export async function strongPartners(
  snapshot: Snapshot,
  question: { readonly id: string; readonly limit: number },
): Promise<StrongPartners> {
  const number = await snapshot.names.resolve(question.id);
  const concept = snapshot.concepts[number]!;
  const corpus = snapshot.incidence.papers;
  const communities = await snapshot.analyses.communities();
  const community = (await snapshot.cachedCommunities()) ?? communities.community;
  const isGeneral = await generalWords(snapshot, communities, GENERAL_BELOW);
  const order = concept.papers > MAX_SHARE * corpus ? "papers" : "beyondChance";
  const tested = await testPartners(snapshot, number);
  const significant = tested.partners.filter(
    ({ joint, q }) => joint >= MIN_PAPERS && (order === "papers" || q < MAX_Q),
  );
  const specific = significant.filter((partner) => !isGeneral(partner.concept));
  const values = await mapWithPauses(specific, ({ concept: other, joint }) =>
    order === "papers" ? joint : pairMeasures.g2.value(joint, concept.papers, snapshot.frequency[other]!, corpus),
  );
  const ranked = Array.from(strongest(Float64Array.from(values), values.length), (k) => specific[k]!);
  const groups = await foldNames(ranked, (other) => snapshot.concepts[other]!.key);
  const shown = groups.slice(0, question.limit);
  const joint = shown.map(({ head }) => newestFirst(snapshot, jointPapers(snapshot.incidence, number, head.concept)));
  const sentences = await sentencesWithBoth(
    snapshot,
    number,
    shown.map(({ head }, k) => ({ concept: head.concept, papers: joint[k]!.subarray(0, MAX_PAPERS_SEARCHED) })),
  );
  const partner = ({ head, folded }: Group<TestedPartner>, k: number): StrongPartner => {
    const { id, label, papers, key } = snapshot.concepts[head.concept]!;
    return {
      ...{ concept: id, label, conceptPapers: papers, community: community[head.concept]! },
      ...pairNumbersAnswer(head.joint, concept.papers, papers, corpus, undefined),
      q: head.q,
      firstYear: firstYear(snapshot, joint[k]!),
      evidence: sentences[k] ?? null,
      longerNames: folded.every(({ concept: other }) => snapshot.concepts[other]!.key.length > key.length),
      folded: folded.slice(0, MAX_FOLDED).map((other) => {
        const record = snapshot.concepts[other.concept]!;
        return { id: record.id, label: record.label, papers: other.joint };
      }),
    };
  };
  return {
    ...{ concept: concept.id, label: concept.label, papers: concept.papers, corpus, order },
    candidates: tested.candidates,
    beyondChance: tested.partners.filter(({ joint, q }) => joint >= MIN_PAPERS && q < MAX_Q).length,
    general: significant.length - specific.length,
    groups: groups.length,
    partners: shown.map(partner),
  };
}

interface TestedPartner {
  readonly concept: number;
  readonly joint: number;
  /** Over all candidates of the concept, those that share no paper with it included. */
  readonly q: number;
}

/**
 * Tests a concept against every concept of enough papers. Partners whose names are nested with its own are no candidates: they occur with
 * it because of how they are written. O(partners · log partners + log concepts), yielding to the event loop.
 */
async function testPartners(
  snapshot: Snapshot,
  number: number,
): Promise<{ candidates: number; partners: TestedPartner[] }> {
  const { frequency, incidence, concepts } = snapshot;
  const row = snapshot.partners(number);
  const isNested = await nestedPartners(concepts, number, row);
  const pOf = memoizedP(frequency[number]!, incidence.papers);
  let candidates = countFrequent(snapshot, MIN_PAPERS) - (frequency[number]! >= MIN_PAPERS ? 1 : 0);
  const observed: { concept: number; joint: number; p: number }[] = [];
  await mapWithPauses(row.concepts, (concept, k) => {
    if (frequency[concept]! < MIN_PAPERS) return;
    const joint = row.joint[k]!;
    if (isNested[k] === 1) candidates--;
    else observed.push({ concept, joint, p: pOf(joint, concept) });
  });
  const q = benjaminiHochberg(
    Float64Array.from(observed, ({ p }) => p),
    candidates,
  );
  return {
    candidates,
    partners: await mapWithPauses(observed, ({ concept, joint }, k) => ({ concept, joint, q: q[k]! })),
  };

  /** Most partners are rare, so that few numbers of papers come up again and again. */
  function memoizedP(papers: number, corpus: number): (joint: number, other: number) => number {
    const known = new Map<number, number>();
    return (joint, other) => {
      const own = frequency[other]!;
      const counts = joint * 2 ** 26 + own;
      const value = known.get(counts) ?? pairMeasures.hypergeometric.value(joint, papers, own, corpus);
      known.set(counts, value);
      return value;
    };
  }
}

interface Group<T> {
  readonly head: T;
  readonly folded: T[];
}

/**
 * Joins each partner to the strongest one before it whose name is part of its own, or contains it; `ranked` is strongest first.
 * O(partners), each by the runs of words in its name.
 */
export async function foldNames<T extends { readonly concept: number }>(
  ranked: readonly T[],
  keyOf: (concept: number) => string,
): Promise<Group<T>[]> {
  const groups: Group<T>[] = [];
  /** The first group whose head has this key, and the first whose head's key contains it. */
  const [byKey, byPart] = [new Map<string, number>(), new Map<string, number>()];
  await mapWithPauses(ranked, (partner) => {
    const key = keyOf(partner.concept);
    const parts = runsOfWords(key);
    const place = [byPart.get(key), ...parts.map((part) => byKey.get(part))].reduce<number>(
      (least, at = groups.length) => Math.min(least, at),
      groups.length,
    );
    if (place < groups.length) {
      groups[place]!.folded.push(partner);
      return;
    }
    groups.push({ head: partner, folded: [] });
    if (!byKey.has(key)) byKey.set(key, place);
    for (const part of parts) if (!byPart.has(part)) byPart.set(part, place);
  });
  return groups;
}

function firstYear({ papers }: Snapshot, joint: Uint32Array): number | null {
  const years = Array.from(joint, (paper) => papers.years[paper]!).filter((year) => year !== 0);
  return years.length === 0 ? null : years.reduce((a, b) => Math.min(a, b));
}
