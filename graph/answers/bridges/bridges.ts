import { MIN_CONCEPTS_PER_SIDE } from "../../analysis/bridges/bridge-model.ts";
import type { BridgePair, BridgeReasons, BridgeSide } from "../../analysis/bridges/bridge-reasons.ts";
import type { BridgeScores } from "../../analysis/bridges/bridge-scores.ts";
import type { Communities } from "../../analysis/communities/communities.ts";
import type { Paper } from "../../contract/entities.ts";
import type { BridgePaper, BridgeRanking, PaperTransfer } from "../../contract/papers.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { communityName } from "../lookup/community-names.ts";
import { conceptRefs, fieldConcepts } from "../lookup/concept-answers.ts";
import { mentionsById, papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";
import { bridgeColumns, bridgeTests, divisionOf } from "./bridge-evidence.ts";
import { bridgeReason, statusOf } from "./bridge-reason.ts";
import { sideNames } from "./concept-words.ts";
import { earlierWork, type RefersToEarlier } from "./earlier-work.ts";
import {
  type BridgeFilter,
  type BridgeQuestion,
  communitiesOf,
  minConceptsOf,
  rankBridges,
  sortedBridges,
} from "./rank-bridges.ts";
import { connectsOf, quoteQuestion, quotesOf } from "./side-quotes.ts";
import { transferOfPaper } from "./transfer-of-paper.ts";

/** Bridge papers, best first, with their reasons. */
export async function bridgeRanking(snapshot: Snapshot, question: BridgeQuestion): Promise<BridgeRanking> {
  const communities = await snapshot.analyses.communities();
  const { ranked, sorted } = await sortedBridges(snapshot, question);
  const page = sorted.subarray(question.offset, question.offset + question.limit);
  return {
    total: ranked.length,
    stated: await statedAmong(snapshot, ranked, question),
    corpus: snapshot.incidence.papers,
    correction: question.correction,
    minConcepts: minConceptsOf(question),
    seed: communities.seed,
    communities: communities.count,
    foundFrom: fieldConcepts(snapshot, communities),
    division: question.tests === false ? null : await divisionOf(snapshot),
    tested: question.tests === false ? null : await bridgeTests(snapshot),
    items: await bridgesOf(snapshot, page, { ...question, ranked }),
  };
}

/** How many of these papers say themselves that they connect the two fields that they are known by; null where the list is of other fields, or does not begin with them. */
async function statedAmong(
  snapshot: Snapshot,
  papers: Uint32Array,
  { a, b, sort }: BridgeQuestion,
): Promise<number | null> {
  if (a !== undefined || b !== undefined || sort === "fields") return null;
  const { stated } = await snapshot.analyses.bridges();
  return papers.reduce((sum, paper) => sum + stated[paper]!, 0);
}

/** What makes papers of a ranking bridges. */
export async function bridgesOf(
  snapshot: Snapshot,
  papers: Uint32Array,
  { ranked, ...question }: BridgeFilter & Pick<BridgeQuestion, "tests"> & { readonly ranked: Uint32Array },
): Promise<BridgePaper[]> {
  const fields = communitiesOf(await snapshot.analyses.communities(), question);
  const rankOf = (paper: number) => ranked.indexOf(paper) + 1;
  return bridgePapers(snapshot, papers, { ...question, rankOf, fields, minConcepts: minConceptsOf(question) });
}

/** A paper among the bridges. */
export interface BridgeWithRank {
  readonly bridge: BridgePaper | null;
  readonly among: { readonly rank: number; readonly total: number } | null;
}

/** What makes one paper a bridge, with its rank among all bridges and among those of the question. */
export async function bridgeOf(
  snapshot: Snapshot,
  paper: number,
  question: BridgeFilter = { correction: "length" },
): Promise<BridgeWithRank> {
  const { correction } = question;
  const minConcepts = minConceptsOf(question);
  const fields = communitiesOf(await snapshot.analyses.communities(), question);
  const { eligible } = await snapshot.analyses.bridges();
  if (eligible[paper] !== 1) return { bridge: null, among: null };
  const order = await rankBridges(snapshot, { correction });
  const all = fields.length === 0 && minConcepts === MIN_CONCEPTS_PER_SIDE && !question.q;
  const ranking = all ? new Uint32Array() : await rankBridges(snapshot, question);
  const rank = ranking.indexOf(paper) + 1;
  const rankOf = () => order.indexOf(paper) + 1;
  const filter = rank > 0 ? { fields, minConcepts } : { fields: [], minConcepts: MIN_CONCEPTS_PER_SIDE };
  const [bridge = null] = await bridgePapers(snapshot, Uint32Array.of(paper), { correction, rankOf, ...filter });
  return { bridge, among: rank > 0 ? { rank, total: ranking.length } : null };
}

interface Ranking {
  readonly correction: "length" | "raw";
  readonly rankOf: (paper: number) => number;
  readonly fields: readonly number[];
  readonly minConcepts: number;
  readonly tests?: boolean | undefined;
}

async function bridgePapers(snapshot: Snapshot, papers: Uint32Array, ranking: Ranking): Promise<BridgePaper[]> {
  const communities = await snapshot.analyses.communities();
  const scores = await snapshot.analyses.bridges();
  const { columns, evidence } = await bridgeColumns(snapshot, ranking.tests ?? true);
  const found = await papersByNumber(snapshot, papers);
  const mentions = await mentionsById(
    snapshot,
    found.map(({ id }) => id),
  );
  const nameOf = (id: number) => communityName(snapshot, communities, id);
  const refs = await conceptRefs(snapshot);
  const rows = await rowsOf(snapshot, papers, ranking, found, earlierWork(mentions));
  const quotes = await quotesOf(
    snapshot,
    rows.map((row) => quoteQuestion(snapshot, row)),
    mentions,
  );
  return rows.map((row, k) => {
    const { paper, text, pair, brings } = row;
    const { quote, worth, isOwn, ...ends } = quotes[k]!;
    const isStated =
      brings !== null || (ends.isStated && (!isNamedPair(scores, paper, pair) || scores.stated[paper] === 1));
    const found = evidence(paper);
    const status = statusOf(found, isStated);
    const why = { ...row.why, sides: row.why.sides.map((side) => mostTellingFirst(side, worth)) };
    const sides = sidesOf(snapshot, communities, why, isOwn);
    const sideOf = (id: number) => sides.find(({ community }) => community === id)!.own;
    return {
      rank: ranking.rankOf(paper),
      paper: summaryOf(text),
      score: (ranking.correction === "raw" ? scores.raw : scores.score)[paper] as number,
      parts: partsOf(scores, paper),
      fields: scores.fields[paper]!,
      sides,
      pair: { a: pair.a, b: pair.b, papers: pair.papers, expected: pair.expected, observed: pair.observed },
      brings,
      status,
      connects: connectsOf(refs, { ...ends, isStated }),
      quote,
      ...columns(paper),
      reason: bridgeReason(
        pair,
        brings,
        { nameOf, sideOf },
        { ...found, status, isStated, corpus: snapshot.incidence.papers },
      ),
    };
  });
}

/** Whether the paper is known by these two fields: of those the scores say whether it states that it connects them. */
function isNamedPair({ sides }: BridgeScores, paper: number, { a, b }: BridgePair): boolean {
  return sides[2 * paper] === a && sides[2 * paper + 1] === b;
}

function mostTellingFirst(side: BridgeSide, worth: (concept: number) => number): BridgeSide {
  return { ...side, concepts: side.concepts.toSorted((x, y) => worth(y) - worth(x) || x - y) };
}

interface Row {
  readonly paper: number;
  readonly text: Paper;
  readonly why: BridgeReasons;
  readonly pair: BridgePair;
  readonly brings: PaperTransfer | null;
}

/** The papers with their texts, the two fields that each connects, and what it brings from one to the other. */
async function rowsOf(
  snapshot: Snapshot,
  papers: Uint32Array,
  ranking: Ranking,
  found: readonly Paper[],
  refersToEarlier: RefersToEarlier,
): Promise<Row[]> {
  const { sides } = await snapshot.analyses.bridges();
  const reasons = await snapshot.analyses.reasons(Array.from(papers));
  const texts = new Map(found.map((paper) => [paper.id, paper]));
  const transferOf = await transferOfPaper(snapshot);
  return Array.from(papers).flatMap((paper, k) => {
    const text = texts.get(snapshot.papers.ids.at(paper));
    const why = reasons[k];
    const pair = why && strongestPair(why, sides.subarray(2 * paper, 2 * paper + 2), ranking);
    if (!text || !why || !pair) return [];
    const brings = transferOf(paper, why, pair, (one, other) => refersToEarlier(text, one, other));
    return [{ paper, text, why, pair, brings }];
  });
}

/** Of the pairs of the question the one that the score names for the paper, or else the one that adds most to it. */
function strongestPair(
  { pairs }: BridgeReasons,
  [first, second]: Uint32Array,
  { fields, minConcepts }: Ranking,
): BridgePair | undefined {
  const candidates = pairs.filter(({ a, b }) => fields.every((side) => side === a || side === b));
  const isEnough = ({ concepts }: BridgePair) => concepts >= minConcepts;
  const named = candidates.find(({ a, b }) => a === first && b === second);
  return named && (isEnough(named) || minConcepts === MIN_CONCEPTS_PER_SIDE) ? named : candidates.find(isEnough);
}

function partsOf(scores: BridgeScores, paper: number): BridgePaper["parts"] {
  return {
    diversity: scores.diversity[paper]!,
    separateness: scores.separateness[paper]!,
    raw: scores.raw[paper]!,
    length: scores.length[paper]!,
  };
}

function sidesOf(
  snapshot: Snapshot,
  communities: Communities,
  { sides }: BridgeReasons,
  isOwn: (concept: number) => boolean,
): BridgePaper["sides"] {
  return sides
    .filter(({ community }) => community !== 0)
    .map(({ community, share, concepts }) => {
      const [label, records] = [
        communityName(snapshot, communities, community),
        concepts.map((number) => snapshot.concepts[number]!),
      ];
      return {
        ...{ community, label, share },
        concepts: records.map(({ id, label }) => ({ id, label })),
        own: sideNames(records, label, (_, k) => isOwn(concepts[k]!)),
      };
    });
}
