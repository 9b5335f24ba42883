import type { Paper, PaperSummary } from "../../contract/entities.ts";
import type { Mention, PaperMentions } from "../../contract/records.ts";
import { GraphError } from "../../shared/errors.ts";
import { sortByRank } from "../../shared/sort-by-rank.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

/** A paper without its abstract. */
export function summaryOf({ abstract: _, keywords: __, ...summary }: Paper): PaperSummary {
  return summary;
}

/** Papers by number, in the order given, read from the store. */
export async function papersByNumber(snapshot: Snapshot, numbers: Iterable<number>): Promise<Paper[]> {
  const ids = Array.from(numbers, (number) => snapshot.papers.ids.at(number));
  return snapshot.store.papers(ids);
}

/** Numbers of papers, newest first, those without year last, ties by id. */
export function newestFirst({ recency }: Snapshot, papers: Uint32Array): Uint32Array {
  return sortByRank(papers, (paper) => recency[paper]!);
}

/** The number of a paper; an unknown id is an error. */
export function paperNumberOf(snapshot: Snapshot, id: string): number {
  const number = snapshot.paperNumber(id);
  if (number === undefined) throw noPaper(id);
  return number;
}

/** One paper by id; an unknown id is an error. */
export async function paperByNumber(snapshot: Snapshot, id: string): Promise<Paper> {
  const [paper] = await snapshot.store.papers([id]);
  if (!paper) throw noPaper(id);
  return paper;
}

function noPaper(id: string): GraphError {
  return new GraphError("NOT_FOUND", `There is no paper “${id}”.`, {
    hint: "Papers are named by their id; search finds it by the title's words.",
  });
}

/**
 * The mentions of some papers, by ascending id. They name concepts by the store's present numbers, which are the
 * snapshot's only as long as the revision is: if it changed meanwhile, the question must be asked again.
 */
export async function mentionsOf(snapshot: Snapshot, papers: readonly string[]): Promise<PaperMentions[]> {
  const mentions: PaperMentions[] = [];
  for await (const paper of snapshot.store.mentions(papers)) mentions.push(paper);
  if ((await snapshot.store.revision()) !== snapshot.revision) {
    throw new GraphError("UNAVAILABLE", "The store changed while it was being read.", { hint: "Ask again." });
  }
  return mentions;
}

/** The same by id of the paper. */
export async function mentionsById(
  snapshot: Snapshot,
  papers: readonly string[],
): Promise<ReadonlyMap<string, readonly Mention[]>> {
  return new Map((await mentionsOf(snapshot, papers)).map(({ paper, mentions }) => [paper, mentions]));
}
