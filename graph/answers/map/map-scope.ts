import { countsWithin } from "../../incidence/document-frequency.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { papersOfQuery } from "../query/query.ts";

/** The papers that a map counts over. */
export interface MapScope {
  /** Papers counted: the N of its measures. */
  readonly papers: number;
  /** One byte a paper, 1 = counted; undefined = all are. */
  readonly mask: Uint8Array | undefined;
  /** Papers of each concept among them. */
  readonly frequency: Uint32Array;
  /** Concept numbers, most papers among them first, ties by id. */
  readonly byPapers: Uint32Array;
}

/** All papers, or those of a query. */
export async function mapScope(snapshot: Snapshot, q: string | undefined): Promise<MapScope> {
  const { incidence, frequency, byPapers } = snapshot;
  if (q === undefined || q.trim() === "") return { papers: incidence.papers, mask: undefined, frequency, byPapers };
  const mask = new Uint8Array(incidence.papers);
  for (const paper of await papersOfQuery(snapshot, q)) mask[paper] = 1;
  const counts = countsWithin(incidence, mask);
  const order = byPapers.filter((number) => counts.frequency[number]! > 0);
  order.sort((a, b) => counts.frequency[b]! - counts.frequency[a]! || a - b);
  return { papers: counts.papers, mask, frequency: counts.frequency, byPapers: order };
}
