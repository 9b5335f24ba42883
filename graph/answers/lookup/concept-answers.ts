import type { Communities } from "../../analysis/communities/communities.ts";
import type { CommunitySummary, Concept, YearCounts } from "../../contract/entities.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { communityName } from "./community-name.ts";

/** A concept as readers see it. */
export function conceptAnswer({ concepts }: Snapshot, number: number): Concept {
  const { id, label, aliases, papers } = recordOf(concepts, number);
  return { id, label, aliases: aliases.map(({ form, papers: using }) => ({ form, papers: using })), papers };
}

/** The papers that mention a concept, ascending by number. */
export function papersOf({ incidence }: Snapshot, concept: number): Uint32Array {
  return incidence.conceptPapers.subarray(incidence.conceptOffsets[concept], incidence.conceptOffsets[concept + 1]);
}

/** Papers per year, every year from first to last; papers without a year apart. */
export function yearCounts({ papers }: Snapshot, which: Uint32Array): YearCounts {
  let [first, last, unknown] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const paper of which) {
    const year = papers.years[paper] as number;
    if (year === 0) unknown++;
    else [first, last] = [Math.min(first, year), Math.max(last, year)];
  }
  if (first > last) return { years: [], papers: [], unknown };
  const years = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const counts = years.map(() => 0);
  for (const paper of which) {
    const year = papers.years[paper] as number;
    if (year !== 0) counts[year - first] = (counts[year - first] as number) + 1;
  }
  return { years, papers: counts, unknown };
}

/** Mean year of the papers that have one, or null. */
export function meanYear({ papers }: Snapshot, which: Uint32Array): number | null {
  let [sum, known] = [0, 0];
  for (const paper of which) {
    const year = papers.years[paper] as number;
    if (year === 0) continue;
    sum += year;
    known++;
  }
  return known === 0 ? null : sum / known;
}

/** Every community in short, the largest first. */
export async function communitySummaries(snapshot: Snapshot, communities: Communities): Promise<CommunitySummary[]> {
  const stability = await snapshot.soon(snapshot.analyses.communityStability);
  return Array.from({ length: communities.count }, (_, k) => ({
    id: k + 1,
    label: communityName(snapshot, communities, k + 1),
    concepts: communities.concepts[k + 1] as number,
    papers: communities.papers[k + 1] as number,
    stability: stability?.communities[k + 1] ?? null,
  }));
}

function recordOf(concepts: Snapshot["concepts"], number: number) {
  const record = concepts[number];
  if (!record) throw new Error(`There is no concept number ${number}.`);
  return record;
}
