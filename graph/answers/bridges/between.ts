import { papersBetween } from "../../analysis/bridges/papers-between.ts";
import type { Between, Timeline } from "../../contract/connections.ts";
import { GraphError } from "../../shared/errors.ts";
import { runWithPauses } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { labelsOf } from "../lookup/community-names.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";
import { resolveOperand } from "../lookup/operands.ts";
import { papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";
import { bestOfYears, yearCounts } from "../lookup/years.ts";

/** What `between` is asked: two sides, and how many papers are wanted. */
export interface BetweenQuestion {
  /** Operands: a concept, community:3, set:name. */
  readonly a: string;
  readonly b: string;
  /** Only papers with this many concepts on each side (all of a side that has fewer); 1 by default. */
  readonly minConcepts?: number | undefined;
  readonly limit: number;
  readonly offset: number;
}

const MAX_FIRST_PAPERS = 5;

export type BetweenSides = Pick<BetweenQuestion, "a" | "b" | "minConcepts">;

/** The two sides, and the papers that mention both, best first. */
export async function findBetween(snapshot: Snapshot, { a, b, minConcepts = 1 }: BetweenSides) {
  const [one, other] = [await resolveOperand(snapshot, a), await resolveOperand(snapshot, b)];
  if (one.answer.name === other.answer.name) {
    throw new GraphError("INVALID_INPUT", "A and B are the same.", { hint: "Name two different things." });
  }
  const work = papersBetween(snapshot.incidence, one.concepts, other.concepts, minConcepts);
  const found = await runWithPauses(work);
  return { a: one, b: other, minConcepts, found };
}

/** The papers that connect A and B, best first, and when they were first connected. */
export async function between(snapshot: Snapshot, question: BetweenQuestion): Promise<Between> {
  const { a, b, minConcepts, found } = await findBetween(snapshot, question);
  const minBoth = [Math.min(2, a.concepts.size), Math.min(2, b.concepts.size)] as const;
  const refs = await conceptRefs(snapshot);
  const page = found.slice(question.offset, question.offset + question.limit);
  const texts = await papersByNumber(
    snapshot,
    page.map(({ paper }) => paper),
  );
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
    years,
    firstYear,
    firstPapers: (await papersByNumber(snapshot, earliest.subarray(0, MAX_FIRST_PAPERS))).map(summaryOf),
    byYear: await bestOfYears(
      snapshot,
      found.map(({ paper }) => paper),
    ),
    items: page.flatMap((paper, k) => {
      const text = texts[k];
      return text ? [{ paper: summaryOf(text), score: paper.score, a: paper.a.map(refs), b: paper.b.map(refs) }] : [];
    }),
  };
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
