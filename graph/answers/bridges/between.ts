import { type PaperBetween, papersBetween } from "../../analysis/bridges/papers-between.ts";
import type { Between, Timeline } from "../../contract/connections.ts";
import type { ConceptRef } from "../../contract/entities.ts";
import { GraphError } from "../../shared/errors.ts";
import { createPause, runWithPauses } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { labelsOf } from "../lookup/community-names.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";
import { resolveOperand } from "../lookup/operands.ts";
import { mentionsById, paperNumberOf, papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";
import { bestOfYears, yearCounts } from "../lookup/years.ts";
import { papersOfOptionalQuery } from "../query/query.ts";
import { linkOf, type Use, usesBetween } from "./link-between.ts";
import { quotesOf } from "./side-quotes.ts";
import { resolveSides } from "./sides.ts";

/** What `between` is asked: two sides, and how many papers are wanted. */
export interface BetweenQuestion {
  /** Operands: a concept, basket:robotics, community:3, set:name, query:…; one of them may be "else". */
  readonly a: string;
  readonly b: string;
  /** Only papers with this many concepts on each side (all of a side that has fewer); 1 by default. */
  readonly minConcepts?: number | undefined;
  /** Only papers of this query; ranks count among them. */
  readonly q?: string | undefined;
  /** Only this paper, when it is among them. */
  readonly paper?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

const MAX_FIRST_PAPERS = 5;

export type BetweenSides = Pick<BetweenQuestion, "a" | "b" | "minConcepts" | "q">;

/** The two sides, and the papers that lie on both: those whose sentences relate the two first, then the strongest. */
export async function findBetween(snapshot: Snapshot, { a, b, minConcepts = 1, q }: BetweenSides) {
  const [one, other] = await resolveSides(snapshot, a, b);
  const ofQuery = await papersOfOptionalQuery(snapshot, q);
  const all = await runWithPauses(papersBetween(snapshot.incidence, one, other, minConcepts));
  const papers = ofQuery ? all.filter(({ paper }) => ofQuery.has(paper)) : all;
  const uses = await usesBetween(snapshot, one.concepts, other.concepts);
  const found = [...papers.filter(({ paper }) => uses.has(paper)), ...papers.filter(({ paper }) => !uses.has(paper))];
  return { a: one, b: other, minConcepts, found, uses };
}

/** The papers that connect A and B, strongest first, and when they were first connected. */
export async function between(snapshot: Snapshot, question: BetweenQuestion): Promise<Between> {
  const { a, b, minConcepts, found, uses } = await findBetween(snapshot, question);
  const minBoth = [Math.min(2, a.concepts.size), Math.min(2, b.concepts.size)] as const;
  const refs = await conceptRefs(snapshot);
  const rankOf = new Map(found.map(({ paper }, k) => [paper, k + 1]));
  const only = question.paper === undefined ? undefined : paperNumberOf(snapshot, question.paper);
  const page =
    only === undefined
      ? found.slice(question.offset, question.offset + question.limit)
      : found.filter(({ paper }) => paper === only);
  const items = await betweenItems(snapshot, page, uses);
  const all = Uint32Array.from(found, ({ paper }) => paper).sort();
  const years = yearCounts(snapshot, all);
  const firstYear = years.years[0] ?? null;
  const earliest = all.filter((paper) => snapshot.papers.years[paper] === firstYear);
  return {
    a: a.answer,
    b: b.answer,
    minConcepts,
    total: found.length,
    both: found.filter((paper) => paper.a.length >= minBoth[0] && paper.b.length >= minBoth[1]).length,
    related: found.filter(({ paper }) => uses.has(paper)).length,
    years,
    firstYear,
    firstPapers: (await papersByNumber(snapshot, earliest.subarray(0, MAX_FIRST_PAPERS))).map(summaryOf),
    byYear: await bestOfYears(
      snapshot,
      found.map(({ paper }) => paper),
    ),
    shores: {
      a: await mostFrequent(found, (paper) => paper.a, refs),
      b: await mostFrequent(found, (paper) => paper.b, refs),
    },
    items: items.map((item, k) => ({ rank: rankOf.get(page[k]!.paper)!, ...item })),
  };
}

/** What an answer says of papers between two sides, in their order. */
export async function betweenItems(
  snapshot: Snapshot,
  page: readonly PaperBetween[],
  uses: ReadonlyMap<number, Use>,
): Promise<Omit<Between["items"][number], "rank">[]> {
  const refs = await conceptRefs(snapshot);
  const texts = await papersByNumber(
    snapshot,
    page.map(({ paper }) => paper),
  );
  const questions = page.map(({ paper, a, b }, k) => ({ paper: texts[k]!, a, b, pair: uses.get(paper) }));
  const mentions = await mentionsById(
    snapshot,
    texts.map(({ id }) => id),
  );
  const quotes = await quotesOf(snapshot, questions, mentions);
  return page.map((one, k) => {
    const { score, strength, lean } = one;
    return {
      paper: summaryOf(texts[k]!),
      ...{ score, strength, lean },
      a: one.a.map(refs),
      b: one.b.map(refs),
      link: linkOf(snapshot, refs, one, uses.get(one.paper), quotes[k]),
      quote: quotes[k]?.quote ?? null,
    };
  });
}

/** Concepts listed on each shore. */
const MAX_SHORE = 12;

/** The concepts of a side that most of the papers mention, with the number of these papers; ties by number. */
async function mostFrequent(
  found: readonly PaperBetween[],
  sideOf: (paper: PaperBetween) => readonly number[],
  refs: (concept: number) => ConceptRef,
): Promise<Between["shores"]["a"]> {
  const papers = new Map<number, number>();
  const pause = createPause();
  for (const paper of found) {
    await pause();
    for (const concept of sideOf(paper)) papers.set(concept, (papers.get(concept) ?? 0) + 1);
  }
  const first = [...papers].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MAX_SHORE);
  return first.map(([concept, count]) => ({ concept: refs(concept), papers: count }));
}

/** When two communities were first connected, by which papers, and which papers followed. */
export async function timeline(
  snapshot: Snapshot,
  question: { a: number; b: number; minConcepts?: number | undefined; limit: number; offset: number },
): Promise<Timeline> {
  const { a, b, limit, offset } = question;
  for (const id of [a, b]) await resolveOperand(snapshot, `community:${id}`);
  if (a === b)
    throw new GraphError("INVALID_INPUT", "A and B are the same community.", {
      hint: "Name two different communities.",
    });
  const communities = await snapshot.analyses.communities();
  const { years } = snapshot.papers;
  const papers = await snapshot.analyses.ask("timeline", {
    communities,
    nested: await snapshot.analyses.nestedNames(),
    years,
    a,
    b,
    minConcepts: question.minConcepts,
  });
  const counts = yearCounts(snapshot, papers);
  const allowed = new Set(papers);
  const { order } = await snapshot.analyses.bridges();
  return {
    ...{ a, b, labels: labelsOf(snapshot, communities, a, b), years: counts },
    firstYear: counts.years[0] ?? null,
    total: papers.length,
    byYear: await bestOfYears(
      snapshot,
      order.filter((paper) => allowed.has(paper)),
    ),
    items: (await papersByNumber(snapshot, papers.subarray(offset, offset + limit))).map(summaryOf),
  };
}
