import type { KnowledgeAmong } from "../contract/knowledge/knowledge.ts";
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

/** A directed link: how one concept is related to another, or that it is a kind of it. */
export interface RelationRow {
  /** Ids of concepts. */
  readonly from: string;
  readonly to: string;
  /** "broader", or a type of relation. */
  readonly relation: string;
  /** Papers that say so; 0 for "broader", which is decided from more than sentences. */
  readonly papers: number;
  readonly confidence: number | null;
}

/** The links up in the hierarchy, then the relations; none without knowledge. */
export function* relationRows(knowledge: KnowledgeAmong | undefined): Generator<RelationRow> {
  if (!knowledge) return;
  const { concepts, hierarchy, relations } = knowledge;
  for (const [i, narrower] of hierarchy.narrower.entries()) {
    const [from, to] = [concepts[narrower]!, concepts[hierarchy.broader[i]!]!];
    yield { from, to, relation: "broader", papers: 0, confidence: null };
  }
  for (const [i, from] of relations.from.entries()) {
    yield {
      ...{ from: concepts[from]!, to: concepts[relations.to[i]!]! },
      ...{ relation: relations.type[i]!, papers: relations.papers[i]!, confidence: relations.confidence[i]! },
    };
  }
}

/** The concepts above each concept that has any, by id. */
export function broaderById(knowledge: KnowledgeAmong | undefined): ReadonlyMap<string, readonly string[]> {
  const broader = new Map<string, string[]>();
  for (const { from, to, relation } of relationRows(knowledge)) {
    if (relation === "broader") broader.set(from, [...(broader.get(from) ?? []), to]);
  }
  return broader;
}

/** The kind of each concept, by id. */
export const kindsById = (knowledge: KnowledgeAmong | undefined): ReadonlyMap<string, string> =>
  new Map(knowledge?.concepts.map((id, i) => [id, knowledge.kinds[i]!]));

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
