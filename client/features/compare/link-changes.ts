import type { ConceptMap } from "../../../graph/contract/map.ts";
import type { Args } from "../../../graph/contract/operations/endpoints.ts";
import { type Period, periodText } from "../../state/periods.ts";

/** Joint papers that make a link. */
export const leastPapers = 2;
/** A share of the papers this many times the other counts as a change. */
export const leastTimes = 1.5;

/** A pair of concepts in each of two periods. */
export interface LinkChange {
  readonly a: string;
  readonly b: string;
  readonly labels: readonly [string, string];
  readonly papers: readonly [number, number];
  /** Share of the papers of the period that mention both. */
  readonly share: readonly [number, number];
  readonly npmi: readonly [number, number];
  readonly kind: "new" | "gone" | "stronger" | "weaker" | "alike";
  /** Signed root of the log-likelihood ratio of the two shares: the surer a rise, the larger; a fall is below 0. */
  readonly evidence: number;
}

/** Asks for every pair of the concepts that shares a paper of the period, those below chance too. */
export function everyPair(period: Period, ids: readonly string[]): Args<"getMap"> {
  return {
    q: `year:${periodText(period).replace("-", "..")}`,
    concepts: 1,
    include: [...ids],
    minPapers: 1,
    minJoint: 1,
    minStrength: -1,
    links: (ids.length * (ids.length - 1)) / 2,
  };
}

interface FoundLink extends Pick<LinkChange, "a" | "b" | "labels"> {
  readonly papers: number;
  readonly npmi: number;
}

/**
 * The links of either map between the given concepts; the most certain change first, ties by id.
 *
 * Both maps must contain every pair (`everyPair`): a missing pair counts as never together.
 */
export function linkChanges(left: ConceptMap, right: ConceptMap, conceptIds: ReadonlySet<string>): LinkChange[] {
  const [before, after] = [linksOf(left, conceptIds), linksOf(right, conceptIds)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((key) => {
      const [one, two] = [before.get(key), after.get(key)];
      const link = one ?? two;
      if (!link || Math.max(one?.papers ?? 0, two?.papers ?? 0) < leastPapers) return [];
      const papers = [one?.papers ?? 0, two?.papers ?? 0] as const;
      const of = [left.papers, right.papers] as const;
      const share = [papers[0] / Math.max(1, of[0]), papers[1] / Math.max(1, of[1])] as const;
      const { a, b, labels } = link;
      const npmi = [one?.npmi ?? 0, two?.npmi ?? 0] as const;
      return [{ a, b, labels, papers, share, npmi, kind: kindOf(papers, share), evidence: evidence(papers, of) }];
    })
    .sort(
      (p, q) => Math.abs(q.evidence) - Math.abs(p.evidence) || (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1),
    );
}

/** Periods differ in size, so shares of papers are compared; a link needs two joint papers. */
function kindOf(papers: LinkChange["papers"], [before, after]: LinkChange["share"]): LinkChange["kind"] {
  if (after >= leastTimes * before) return papers[0] < leastPapers ? "new" : "stronger";
  if (before >= leastTimes * after) return papers[1] < leastPapers ? "gone" : "weaker";
  return "alike";
}

function evidence(papers: LinkChange["papers"], of: readonly [number, number]): number {
  const all = (papers[0] + papers[1]) / Math.max(1, of[0] + of[1]);
  const part = (observed: number, expected: number) => (observed === 0 ? 0 : observed * Math.log(observed / expected));
  const half = (i: 0 | 1) => part(papers[i], of[i] * all) + part(of[i] - papers[i], of[i] * (1 - all));
  // Six decimals, so that a rise and a fall of the same size tie in spite of rounding errors.
  const root = Math.round(1e6 * Math.sqrt(Math.max(0, 2 * (half(0) + half(1))))) / 1e6;
  return papers[1] * of[0] < papers[0] * of[1] ? -root : root;
}

/** Each link once, its ends in the order of their ids. */
function linksOf({ nodes, links }: ConceptMap, conceptIds: ReadonlySet<string>): Map<string, FoundLink> {
  const found = new Map<string, FoundLink>();
  links.source.forEach((source, i) => {
    const ends = [source, links.target[i] as number].sort((p, q) =>
      (nodes.id[p] as string) < (nodes.id[q] as string) ? -1 : 1,
    );
    const [a, b] = ends.map((node) => nodes.id[node] as string) as [string, string];
    const labels = ends.map((node) => nodes.label[node] as string) as [string, string];
    if (conceptIds.has(a) && conceptIds.has(b))
      found.set(`${a} ${b}`, { a, b, labels, papers: links.papers[i] ?? 0, npmi: links.npmi[i] ?? 0 });
  });
  return found;
}
