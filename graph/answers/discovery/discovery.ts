import type { BackTestResult } from "../../analysis/discovery/back-test.ts";
import { linkingTerms, rankCandidates } from "../../analysis/discovery/open-discovery.ts";
import type { BackTest, CandidateList, Gaps, MissingPairList } from "../../contract/discovery.ts";
import type { ConceptRef } from "../../contract/entities.ts";
import { GraphError } from "../../shared/errors.ts";
import { mapWithPauses } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { labelsOf } from "../lookup/community-names.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";
import { sameFamily } from "../lookup/nested-names.ts";

/** Linking concepts shown with a candidate, and with a pair that is missing. */
const LINKS_OF_CANDIDATE = 5;
const LINKS_OF_PAIR = 3;

/** Structural gaps between communities, widest first. */
export async function gaps(snapshot: Snapshot, question: { limit: number }): Promise<Gaps> {
  const communities = await snapshot.analyses.communities();
  const found = await snapshot.analyses.gaps();
  return {
    total: found.length,
    items: found.slice(0, question.limit).map(({ a, b, score, observed, expected, sizeA, sizeB }) => ({
      ...{ a, b, score, observed, expected, conceptsA: sizeA, conceptsB: sizeB },
      labels: labelsOf(snapshot, communities, a, b),
    })),
  };
}

/** What a concept is linked to through others only. */
export async function candidateList(
  snapshot: Snapshot,
  question: { id: string; ranker: CandidateList["ranker"]; limit: number },
): Promise<CandidateList> {
  const number = await snapshot.names.resolve(question.id);
  const refs = await conceptRefs(snapshot);
  const past = await snapshot.analyses.pairModel();
  const found = await snapshot.analyses.ask("candidates", { concept: number, years: snapshot.papers.years, ...past });
  const ranker = question.ranker === "learned" && found.learned === null ? "relativeAdamicAdar" : question.ranker;
  const value = found[ranker] ?? found.relativeAdamicAdar;
  const isOwn = await mapWithPauses(found.concept, sameFamily(snapshot.concepts, number));
  const ofSameFamily = isOwn.reduce((sum, own) => sum + (own ? 1 : 0), 0);
  const unlike = (ranked: number) => {
    const order = rankCandidates(found, value, ranked).filter((k) => !isOwn[k]);
    return unlikeNames(snapshot, found.concept, order, question.limit);
  };
  // Most of a hundred thousand candidates are never looked at, so they are not ranked before they must be.
  let ranked = RANKED_FOR_EACH * question.limit;
  let { best, isFull } = unlike(ranked);
  while (!isFull && ranked < value.length) {
    ranked *= RANKED_FOR_EACH;
    ({ best, isFull } = unlike(ranked));
  }
  const linksWith = linksOf(snapshot, refs, number);
  return {
    concept: refs(number),
    ranker,
    total: found.concept.length - ofSameFamily,
    ofSameFamily,
    items: await mapWithPauses(
      best,
      ({ at: k, alike }) => {
        const candidate = found.concept[k]!;
        return {
          concept: refs(candidate),
          alike,
          learned: found.learned?.[k] ?? null,
          linkingTerms: found.linkingTerms[k]!,
          averageMinimumWeight: found.averageMinimumWeight[k]!,
          adamicAdar: found.adamicAdar[k]!,
          relativeAdamicAdar: found.relativeAdamicAdar[k]!,
          through: linksWith(candidate, LINKS_OF_CANDIDATE),
        };
      },
      1,
    ),
  };
}

/** Candidates that are ranked at first for each that is listed, and how many times as many when too few of them have unlike names. */
const RANKED_FOR_EACH = 20;

/** A candidate of the list, and how many candidates of similar names are left out before it. */
interface ListedCandidate {
  readonly at: number;
  alike: number;
}

/**
 * The first candidates whose names are of no family with one another: five sorts of vision-language model are one idea.
 * O(looked through · listed).
 */
function unlikeNames(snapshot: Snapshot, candidates: Uint32Array, order: Uint32Array, limit: number) {
  const best: ListedCandidate[] = [];
  const families: ((other: number) => boolean)[] = [];
  for (const at of order) {
    const candidate = candidates[at]!;
    const family = families.findIndex((isFamily) => isFamily(candidate));
    if (family >= 0) best[family]!.alike++;
    else if (best.length === limit) return { best, isFull: true };
    else {
      best.push({ at, alike: 0 });
      families.push(sameFamily(snapshot.concepts, candidate));
    }
  }
  return { best, isFull: false };
}

/** Discovery tested on the corpus itself; without a year, the ranking sees the first two thirds of the papers. */
export async function backTest(
  snapshot: Snapshot,
  question: { year?: number | undefined; horizon?: number | undefined },
): Promise<BackTest> {
  const span = snapshot.years;
  if (span === null || span[0] === span[1]) {
    throw new GraphError("UNSUPPORTED", "A test by time needs papers of different years.", {
      hint: "Give the papers their year and import them again.",
    });
  }
  const year = question.year ?? yearOfShare(snapshot.papers.years, 2 / 3, span[1] - 1);
  const horizon = question.horizon ?? span[1] - year;
  if (year < span[0] || year >= span[1] || horizon < 1) {
    throw new GraphError(
      "INVALID_INPUT",
      `To test with ${year}, papers are needed both up to that year and after it.`,
      {
        hint: `The papers are of ${span[0]} to ${span[1]}.`,
      },
    );
  }
  const result = await snapshot.analyses.backTest({ year, horizon });
  const end = Math.min(year + horizon, span[1]);
  return {
    ...result,
    rankers: result.rankers.map(({ isHit: _, ...ranker }) => ranker),
    summary: describeTest(result, end),
  };
}

/** What the ranking by default found, beside what chance predicts for the same pairs and for any. */
function describeTest({ year, top, candidates: proposed, hits, rankers }: BackTestResult, end: number): string {
  if (proposed <= top)
    return `Only ${proposed} pairs could be proposed at ${year}: too few to tell a ranking from chance.`;
  const found = rankers[0]!;
  const any = decimal((top * hits) / proposed);
  return (
    `Ranked at ${year}: ${found.hits} of the top ${top} pairs occurred together by ${end} more often than by chance (two papers or more, p < 0.01); ` +
    `by chance ${decimal(found.hitsByIndependence)} of them would seem to be, and of any ${top} pairs ${any} were. ` +
    `In any paper at all: ${found.appeared}, where independence predicts ${decimal(found.appearedByIndependence)}.`
  );
}

const decimal = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));

/** The first year up to which this share of the dated papers lies, not after `last`. */
function yearOfShare(years: Int16Array, share: number, last: number): number {
  const dated = years.filter((year) => year !== 0).sort();
  return Math.min(last, dated[Math.floor(share * (dated.length - 1))]!);
}

/** Pairs of concepts of two communities that share no paper, the ones with most expected joint papers first. */
export async function missingPairList(
  snapshot: Snapshot,
  { a, b, limit }: { a: number; b: number; limit: number },
): Promise<MissingPairList> {
  const communities = await snapshot.analyses.communities();
  if (a === b || Math.max(a, b) > communities.count) {
    throw new GraphError("NOT_FOUND", `There are no two communities ${a} and ${b}.`, {
      hint: `They are numbered from 1 to ${communities.count}.`,
    });
  }
  const refs = await conceptRefs(snapshot);
  const found = await snapshot.analyses.ask("missingPairs", { communities, a, b, limit });
  return {
    ...{ a, b, total: found.total, possible: found.possible },
    labels: labelsOf(snapshot, communities, a, b),
    items: await mapWithPauses(
      found.pairs,
      (pair) => ({
        a: refs(pair.a),
        b: refs(pair.b),
        expected: pair.expected,
        through: linksOf(snapshot, refs, pair.a)(pair.b, LINKS_OF_PAIR),
      }),
      1,
    ),
  };
}

/** The strongest concepts that a concept shares papers with another, at most `limit`. */
function linksOf(snapshot: Snapshot, refs: (concept: number) => ConceptRef, one: number) {
  const partners = snapshot.partners(one);
  return (other: number, limit: number) =>
    linkingTerms(partners, snapshot.partners(other), limit).map(({ concept, withOne, withOther }) => {
      return { concept: refs(concept), withA: withOne, withC: withOther };
    });
}
