import type { YearBest } from "../../contract/connections.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { readPapers, summaryOf } from "./paper-summaries.ts";

/** The years of some papers, earliest first, each with the paper that comes first in the order given. */
export async function bestOfYears(snapshot: Snapshot, bestFirst: Iterable<number>): Promise<YearBest[]> {
  const found = new Map<number, { paper: number; papers: number }>();
  for (const paper of bestFirst) {
    const year = snapshot.papers.years[paper] as number;
    if (year === 0) continue;
    const known = found.get(year);
    if (known) known.papers++;
    else found.set(year, { paper, papers: 1 });
  }
  const years = [...found].sort(([one], [other]) => one - other);
  const texts = await readPapers(
    snapshot,
    years.map(([, { paper }]) => paper),
  );
  return years.flatMap(([year, { papers }], k) => {
    const text = texts[k];
    return text ? [{ year, papers, best: summaryOf(text) }] : [];
  });
}
