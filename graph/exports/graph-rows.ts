import type { ConceptMap } from "../contract/map.ts";

/** A concept of the graph with all its numbers, read out of the columns. */
export interface NodeRow {
  readonly position: number;
  readonly id: string;
  readonly label: string;
  readonly papers: number;
  /** 0 = none. */
  readonly community: number;
  readonly communityLabel: string;
  readonly x: number;
  readonly y: number;
  readonly meanYear: number | null;
  readonly participation: number;
}

export interface LinkRow {
  readonly source: number;
  readonly target: number;
  readonly papers: number;
  readonly npmi: number;
  readonly associationStrength: number;
}

/** The concepts of a graph, one by one. */
export function* nodeRows({ nodes, communities }: ConceptMap): Generator<NodeRow> {
  const labels = new Map(communities.map(({ id, label }) => [id, label]));
  for (let i = 0; i < nodes.id.length; i++) {
    const community = nodes.community[i] ?? 0;
    yield {
      position: i,
      id: nodes.id[i] ?? "",
      label: nodes.label[i] ?? "",
      papers: nodes.papers[i] ?? 0,
      community,
      communityLabel: labels.get(community) ?? "",
      x: nodes.x[i] ?? 0,
      y: nodes.y[i] ?? 0,
      meanYear: nodes.meanYear[i] ?? null,
      participation: nodes.participation[i] ?? 0,
    };
  }
}

/** The links of a graph, one by one. */
export function* linkRows({ links }: ConceptMap): Generator<LinkRow> {
  for (let i = 0; i < links.source.length; i++) {
    yield {
      source: links.source[i] ?? 0,
      target: links.target[i] ?? 0,
      papers: links.papers[i] ?? 0,
      npmi: links.npmi[i] ?? 0,
      associationStrength: links.associationStrength[i] ?? 0,
    };
  }
}
