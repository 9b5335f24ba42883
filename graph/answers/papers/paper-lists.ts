import type { PaperList } from "../../contract/papers.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { newestFirst, papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";

interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** Papers found by words, at most: what nobody pages through is not ranked. */
const MAX_HITS = 1000;

export interface ConceptPapersQuestion extends Page {
  readonly id: string;
  /** A second concept that they mention as well. */
  readonly with?: string | undefined;
  /** Newest first, or those first that are most about the concept. */
  readonly sort?: "newest" | "central";
}

/** Papers that mention a concept, and another when given. */
export async function conceptPapersAnswer(snapshot: Snapshot, question: ConceptPapersQuestion): Promise<PaperList> {
  const names = [question.id, ...(question.with === undefined ? [] : [question.with])];
  const concepts = await Promise.all(names.map((name) => snapshot.names.resolve(name)));
  const papers = jointPapers(snapshot.incidence, ...concepts);
  if (question.sort !== "central") return pageOf(snapshot, newestFirst(snapshot, papers), question);
  const wanted = new Set(papers);
  const central = await snapshot.analyses.ask("conceptPapers", { concept: concepts[0]! });
  return pageOf(
    snapshot,
    central.filter((paper) => wanted.has(paper)),
    question,
  );
}

/** All papers, newest first; with words, those that contain them all, best first (1,000 at most). */
export async function paperList(
  snapshot: Snapshot,
  question: Page & { readonly q?: string | undefined },
): Promise<PaperList> {
  const words = question.q?.trim() ?? "";
  if (words === "") {
    return pageOf(snapshot, newestFirst(snapshot, Uint32Array.from(snapshot.recency.keys())), question);
  }
  const found = await snapshot.store.searchPapers(words, MAX_HITS);
  const numbers = found.map((id) => snapshot.paperNumber(id)).filter((number) => number !== undefined);
  return pageOf(snapshot, Uint32Array.from(numbers), question);
}

async function pageOf(snapshot: Snapshot, papers: Uint32Array, { limit, offset }: Page): Promise<PaperList> {
  const page = await papersByNumber(snapshot, papers.subarray(offset, offset + limit));
  return { total: papers.length, items: page.map(summaryOf) };
}
