import type { ConceptMap } from "../../../graph/contract/answers.ts";

/** A link between two concepts in each of two periods; 0 papers = not there. */
export interface LinkChange {
  readonly a: string;
  readonly b: string;
  readonly labels: readonly [string, string];
  readonly papers: readonly [number, number];
  readonly npmi: readonly [number, number];
  readonly kind: "gained" | "lost" | "kept";
}

interface FoundLink extends Pick<LinkChange, "a" | "b" | "labels"> {
  readonly papers: number;
  readonly npmi: number;
}

/** The links of two maps side by side, only between the concepts given; most papers first, ties by id. */
export function linkChanges(left: ConceptMap, right: ConceptMap, among: ReadonlySet<string>): LinkChange[] {
  const [before, after] = [linksOf(left, among), linksOf(right, among)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((key) => {
      const [one, two] = [before.get(key), after.get(key)];
      const link = one ?? two;
      if (!link) return [];
      const kind: LinkChange["kind"] = one ? (two ? "kept" : "lost") : "gained";
      const papers = [one?.papers ?? 0, two?.papers ?? 0] as const;
      return [
        { a: link.a, b: link.b, labels: link.labels, papers, npmi: [one?.npmi ?? 0, two?.npmi ?? 0] as const, kind },
      ];
    })
    .sort((p, q) => total(q) - total(p) || (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1));
}

function total({ papers }: LinkChange): number {
  return papers[0] + papers[1];
}

/** Each link once, its ends in the order of their ids. */
function linksOf({ nodes, links }: ConceptMap, among: ReadonlySet<string>): Map<string, FoundLink> {
  const found = new Map<string, FoundLink>();
  links.source.forEach((source, i) => {
    const ends = [source, links.target[i] as number].sort((p, q) =>
      (nodes.id[p] as string) < (nodes.id[q] as string) ? -1 : 1,
    );
    const [a, b] = ends.map((node) => nodes.id[node] as string) as [string, string];
    const labels = ends.map((node) => nodes.label[node] as string) as [string, string];
    if (among.has(a) && among.has(b))
      found.set(`${a} ${b}`, { a, b, labels, papers: links.papers[i] ?? 0, npmi: links.npmi[i] ?? 0 });
  });
  return found;
}
