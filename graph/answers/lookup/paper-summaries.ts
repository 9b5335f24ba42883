import type { Paper, PaperSummary } from "../../contract/entities.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

/** A paper without its abstract. */
export function summaryOf({ abstract: _, keywords: __, ...summary }: Paper): PaperSummary {
  return summary;
}

/** Papers by number, in the order given, read from the store. */
export async function readPapers(snapshot: Snapshot, numbers: Iterable<number>): Promise<Paper[]> {
  const ids = Array.from(numbers, (number) => snapshot.papers.ids[number] as string);
  return snapshot.store.papers(ids);
}

/** Numbers of papers, newest first, those without year last, ties by id. */
export function newestFirst({ recency }: Snapshot, papers: Uint32Array): Uint32Array {
  return papers.slice().sort((a, b) => (recency[a] as number) - (recency[b] as number));
}
