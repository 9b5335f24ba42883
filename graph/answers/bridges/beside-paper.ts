import type { SimilarPapers, Timeline, WithoutPaper } from "../../contract/connections.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { bestOfYears } from "../lookup/best-of-years.ts";
import { yearCounts } from "../lookup/concept-answers.ts";
import { resolveOperand } from "../lookup/operands.ts";
import { readPapers, summaryOf } from "../lookup/paper-summaries.ts";
import { conceptRefs, labelsOf } from "../lookup/references.ts";

const MOST_LOST = 50;

/** The number of a paper; an unknown id is an error. */
export function paperNumberOf(snapshot: Snapshot, id: string): number {
  const number = snapshot.paperNumber(id);
  if (number !== undefined) return number;
  throw new GraphError("NOT_FOUND", `There is no paper “${id}”.`, {
    hint: "Papers are named by their id; search finds it by the title's words.",
  });
}

/** Papers that share concepts with one, rare ones counting more. */
export async function similar(snapshot: Snapshot, question: { id: string; limit: number }): Promise<SimilarPapers> {
  const paper = paperNumberOf(snapshot, question.id);
  const found = await snapshot.analyses.ask("similar", { paper, top: question.limit });
  const texts = await readPapers(snapshot, found.papers);
  return {
    items: texts.map((text, k) => ({
      paper: summaryOf(text),
      similarity: found.similarity[k] as number,
      shared: found.shared[k] as number,
    })),
  };
}

/** What comes apart without a paper. */
export async function withoutPaper(snapshot: Snapshot, question: { id: string }): Promise<WithoutPaper> {
  const paper = paperNumberOf(snapshot, question.id);
  const communities = await snapshot.analyses.communities();
  const loss = await snapshot.analyses.ask("counterfactual", { communities, paper });
  const refs = await conceptRefs(snapshot);
  const key = ([a, b]: readonly [number, number]) => `${a} ${b}`;
  const hard = new Set(loss.detours.map(key));
  const lost = [...loss.detours, ...loss.pairs.filter((pair) => !hard.has(key(pair)))];
  return {
    concepts: loss.concepts.map(refs),
    pairs: loss.pairs.length,
    detours: loss.detours.length,
    lost: lost.slice(0, MOST_LOST).map(([a, b]) => ({ a: refs(a), b: refs(b) })),
    fields: loss.fields.map((field) => ({ ...field, labels: labelsOf(snapshot, communities, field.a, field.b) })),
  };
}

/** When two communities were joined, by which papers, and who followed. */
export async function timeline(
  snapshot: Snapshot,
  question: { a: number; b: number; minConcepts?: number | undefined; limit: number; offset: number },
): Promise<Timeline> {
  const { a, b, limit, offset } = question;
  for (const id of [a, b]) await resolveOperand(snapshot, `community:${id}`);
  if (a === b) throw new GraphError("INVALID_INPUT", "A and B are the same community.", { hint: "Name two." });
  const communities = await snapshot.analyses.communities();
  const { years } = snapshot.papers;
  const joined = await snapshot.analyses.ask("timeline", {
    communities,
    years,
    a,
    b,
    minConcepts: question.minConcepts,
  });
  const counts = yearCounts(snapshot, joined);
  const among = new Set(joined);
  const { order } = await snapshot.analyses.bridges();
  return {
    ...{ a, b, labels: labelsOf(snapshot, communities, a, b), years: counts },
    firstYear: counts.years[0] ?? null,
    total: joined.length,
    byYear: await bestOfYears(
      snapshot,
      order.filter((paper) => among.has(paper)),
    ),
    items: (await readPapers(snapshot, joined.subarray(offset, offset + limit))).map(summaryOf),
  };
}
