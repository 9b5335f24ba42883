import type { ConceptMap, MapPapers } from "../../../graph/contract/map.ts";

const mark = "paper:";

/** The id of a paper among the nodes of the map. */
function paperNode(id: string): string {
  return mark + id;
}

/** The paper of a node; null for a concept. */
export function paperOf(node: string): string | null {
  return node.startsWith(mark) ? node.slice(mark.length) : null;
}

/** What the canvas draws: a map whose last nodes are papers. */
export interface Drawing {
  readonly map: ConceptMap;
  readonly papers: number;
}

/** The map with its papers after its concepts, each linked to those of its concepts that are shown. */
export function withPapers(map: ConceptMap, answer: MapPapers): Drawing {
  const position = new Map(map.nodes.id.map((id, i) => [id, i]));
  const first = map.nodes.id.length;
  const ties = answer.ties.paper.flatMap((paper, k) => {
    const concept = position.get(answer.concepts[answer.ties.concept[k] ?? -1] ?? "");
    return concept === undefined ? [] : [{ a: concept, b: first + paper, papers: 1 }];
  });
  return { map: addNodes(map, paperNodes(answer), ties), papers: answer.papers.id.length };
}

/** The papers alone, linked to those most alike. */
export function papersAlone(map: ConceptMap, answer: MapPapers): Drawing {
  const { alike } = answer;
  const links = alike.a.map((a, k) => ({ a, b: alike.b[k] ?? 0, papers: alike.shared[k] ?? 0 }));
  const none = { ...map, expanded: [], opened: [], nodes: emptyOf(map.nodes), links: emptyOf(map.links) };
  return { map: addNodes(none, paperNodes(answer), links), papers: answer.papers.id.length };
}

type Nodes = ConceptMap["nodes"];

function paperNodes({ papers }: MapPapers): Nodes {
  return {
    id: papers.id.map(paperNode),
    label: papers.title,
    papers: papers.concepts,
    folded: papers.id.map(() => 0),
    community: papers.community,
    x: papers.x,
    y: papers.y,
    meanYear: papers.year,
    participation: papers.id.map(() => 0),
    growth: papers.id.map(() => null),
  };
}

/** Links between a paper and its concepts have no strength: they are drawn as the faintest links. */
function addNodes(
  map: ConceptMap,
  newNodes: Nodes,
  links: readonly { a: number; b: number; papers: number }[],
): ConceptMap {
  const { nodes } = map;
  const columns = Object.keys(nodes) as (keyof Nodes)[];
  const both = columns.map((name) => [name, [...nodes[name], ...newNodes[name]]] as const);
  const more = (values: readonly number[], next: (link: (typeof links)[number]) => number) => [
    ...values,
    ...links.map(next),
  ];
  return {
    ...map,
    nodes: Object.fromEntries(both) as Nodes,
    links: {
      source: more(map.links.source, ({ a }) => a),
      target: more(map.links.target, ({ b }) => b),
      papers: more(map.links.papers, ({ papers }) => papers),
      said: map.relation === null ? [] : more(map.links.said, () => 0),
      npmi: more(map.links.npmi, () => 0),
      associationStrength: more(map.links.associationStrength, () => 0),
    },
  };
}

function emptyOf<T extends Record<string, unknown[]>>(columns: T): T {
  return Object.fromEntries(Object.keys(columns).map((name) => [name, []])) as unknown as T;
}
