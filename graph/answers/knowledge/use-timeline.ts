import type { UseTimeline } from "../../contract/knowledge/relations.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { roundShare } from "../lookup/knowledge-index.ts";
import { knownSentences } from "../lookup/known-sentences.ts";
import { papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";
import { type RelationsQuestion, relationScope, relationsOf } from "./concept-relations.ts";
import { surestRelation } from "./relation-sentences.ts";

export type TimelineQuestion = Omit<RelationsQuestion, "type" | "sentences">;

/** What a concept was first used for, and what was first used for it: by year, with the first paper that says so and its sentence. */
export async function timelineOfUses(snapshot: Snapshot, question: TimelineQuestion): Promise<UseTimeline> {
  const { knowledge, own, conceptOf, ...head } = await relationScope(snapshot, question);
  const uses = [...relationsOf(knowledge, own, { ...question, type: "used-for" })].flatMap((use) => {
    const paper = firstPaper(snapshot, use.papers);
    return paper === undefined ? [] : [{ ...use, paper, year: snapshot.papers.years[paper]! }];
  });
  uses.sort(
    (a, b) =>
      a.year - b.year || b.papers.size - a.papers.size || a.other - b.other || (a.direction < b.direction ? -1 : 1),
  );
  const page = uses.slice(question.offset, question.offset + question.limit);
  const numbers = page.map(({ paper }) => paper);
  const papers = await papersByNumber(snapshot, numbers);
  const known = await knownSentences(snapshot, numbers);
  return {
    ...head,
    total: uses.length,
    items: page.map((use, k) => ({
      year: use.year,
      direction: use.direction,
      concept: conceptOf(use.other),
      papers: use.papers.size,
      confidence: roundShare(1 - use.doubt),
      paper: summaryOf(papers[k]!),
      sentence: surestRelation(known[k], own, use)?.from.sentence.sentence || null,
    })),
  };
}

/** The first by number of the papers of the earliest year. */
function firstPaper({ papers: { years } }: Snapshot, papers: ReadonlySet<number>): number | undefined {
  const dated = [...papers].filter((paper) => years[paper]! > 0);
  return dated.sort((a, b) => years[a]! - years[b]! || a - b)[0];
}
