import type { Incidence } from "../../incidence/incidence.ts";

/** How the papers of one concept fall into the two communities that its partners belong to most. */
export interface TwoFields {
  /** The larger first. */
  readonly communities: readonly [number, number];
  /** Share of its partners (per paper, averaged) that belong to each. */
  readonly shares: readonly [number, number];
  /** 1 − chance that two partners in one paper are of different fields ÷ the chance over all papers; 0 … 1. */
  readonly separation: number;
  /** Number of papers with two or more partners of these fields; the others give no evidence. */
  readonly papers: number;
  /** Partners that are typical of each, most joint papers first. */
  readonly context: readonly [Uint32Array, Uint32Array];
}

/** A partner is typical of a field when at least this share of its joint papers belong there. */
const MIN_FIELD_SHARE = 0.8;
const MAX_CONTEXT = 300;

/**
 * Measures whether a concept occurs in two separate fields, as a word with two meanings does.
 *
 * separation = 1 − H_within/H_total, H_within = mean over papers of 2·a·b/(n·(n − 1)) with a, b partners of either field
 * and n = a + b ≥ 2; H_total = 2·P·(1 − P), P = share of the first field: the fixation index of Wright 1951
 * (DOI 10.1111/j.1469-1809.1949.tb02451.x), in its unbiased form (Nei 1978, DOI 10.1093/genetics/89.3.583). Undefined
 * (nothing) where its partners belong to one community only. O(mentions of its papers).
 */
export function twoFields(incidence: Incidence, community: Uint32Array, concept: number): TwoFields | undefined {
  const papers = papersOf(incidence, concept);
  const shares = fieldShares(incidence, community, concept, papers);
  const [first, second] = [...shares].sort(([a, x], [b, y]) => y - x || a - b);
  if (!first || !second) return undefined;
  const fields: [number, number] = [first[0], second[0]];
  const counts = Array.from(papers, (paper) => countsOf(incidence, community, concept, paper, fields));
  return {
    communities: fields,
    shares: [first[1] / papers.length, second[1] / papers.length],
    ...separationOf(counts),
    context: contextOf(incidence, community, concept, papers, counts, fields),
  };
}

/** Papers of a concept. */
function papersOf({ conceptOffsets, conceptPapers }: Incidence, concept: number): Uint32Array {
  return conceptPapers.subarray(conceptOffsets[concept], conceptOffsets[concept + 1]);
}

function rowOf({ paperOffsets, paperConcepts }: Incidence, paper: number): Uint32Array {
  return paperConcepts.subarray(paperOffsets[paper], paperOffsets[paper + 1]);
}

/** Papers given to each community, every paper in parts by its partners. */
function fieldShares(incidence: Incidence, community: Uint32Array, concept: number, papers: Uint32Array) {
  const shares = new Map<number, number>();
  for (const paper of papers) {
    const row = rowOf(incidence, paper);
    for (const other of row) {
      const field = community[other]!;
      if (other !== concept && field !== 0)
        shares.set(field, (shares.get(field) ?? 0) + 1 / Math.max(1, row.length - 1));
    }
  }
  return shares;
}

type Counts = readonly [number, number];

function countsOf(
  incidence: Incidence,
  community: Uint32Array,
  concept: number,
  paper: number,
  [a, b]: readonly [number, number],
): Counts {
  let [inA, inB] = [0, 0];
  for (const other of rowOf(incidence, paper)) {
    if (other === concept) continue;
    if (community[other] === a) inA++;
    else if (community[other] === b) inB++;
  }
  return [inA, inB];
}

function separationOf(counts: readonly Counts[]): { separation: number; papers: number } {
  const informative = counts.filter(([a, b]) => a + b >= 2);
  if (informative.length === 0) return { separation: 0, papers: 0 };
  const insideWeight =
    informative.reduce((sum, [a, b]) => sum + (2 * a * b) / ((a + b) * (a + b - 1)), 0) / informative.length;
  const share = informative.reduce((sum, [a, b]) => sum + a / (a + b), 0) / informative.length;
  const total = 2 * share * (1 - share);
  return { separation: total > 0 ? Math.max(0, 1 - insideWeight / total) : 0, papers: informative.length };
}

function contextOf(
  incidence: Incidence,
  community: Uint32Array,
  concept: number,
  papers: Uint32Array,
  counts: readonly Counts[],
  fields: readonly [number, number],
): [Uint32Array, Uint32Array] {
  const joint = new Map<number, [number, number]>();
  papers.forEach((paper, k) => {
    const [a, b] = counts[k]!;
    if (a === b) return;
    for (const other of rowOf(incidence, paper)) {
      if (other === concept || !fields.includes(community[other]!)) continue;
      const seen = joint.get(other) ?? [0, 0];
      seen[a > b ? 0 : 1]++;
      joint.set(other, seen);
    }
  });
  const typicalOf = (side: 0 | 1) =>
    Uint32Array.from(
      [...joint]
        .filter(
          ([other, seen]) => community[other] === fields[side] && seen[side] / (seen[0] + seen[1]) >= MIN_FIELD_SHARE,
        )
        .sort(([a, x], [b, y]) => y[side] - x[side] || a - b)
        .slice(0, MAX_CONTEXT),
      ([other]) => other,
    );
  return [typicalOf(0), typicalOf(1)];
}
