import { CONCEPT_KINDS, CONCEPT_RELATIONS } from "../../contract/entities.ts";
import type { KnowledgeDecisions } from "../../contract/knowledge/knowledge.ts";
import { type HierarchyEdge, hierarchyEdges, hierarchyOf } from "./hierarchy.ts";
import type { Knowledge } from "./knowledge.ts";
import type { PairRelations } from "./pair-relations.ts";

const KIND_OF = CONCEPT_RELATIONS.indexOf("kind-of");

/**
 * Knowledge under the decisions of people, which win: a kind that was set, concepts placed under others or not, pairs that are not
 * related. Concepts that are gone are left out. O(concepts + links + relations).
 */
export function decidedKnowledge(
  knowledge: Knowledge,
  decisions: KnowledgeDecisions,
  numberOf: (id: string) => number | undefined,
): Knowledge {
  const concepts = knowledge.kinds.kind.length;
  const pairs = (list: readonly (readonly [string, string])[]) =>
    list.flatMap(([one, other]) => {
      const [a, b] = [numberOf(one), numberOf(other)];
      return a === undefined || b === undefined || a === b ? [] : [[a, b] as const];
    });
  const linked = (holds: boolean) =>
    pairs(decisions.links.filter((link) => link.holds === holds).map(({ narrower, broader }) => [narrower, broader]));
  const codeOf = (from: number, to: number) => from * concepts + to;
  const unrelated = new Set(pairs(decisions.unrelated).flatMap(([a, b]) => [codeOf(a, b), codeOf(b, a)]));
  const notNarrower = new Set(linked(false).map(([narrower, broader]) => codeOf(narrower, broader)));
  const isDenied = (from: number, to: number) => unrelated.has(codeOf(from, to)) || notNarrower.has(codeOf(from, to));
  const placed = linked(true);
  const isPlaced = new Set(placed.map(([narrower, broader]) => codeOf(narrower, broader)));
  const found = hierarchyEdges(knowledge.hierarchy).filter(
    ({ narrower, broader }) => !isDenied(narrower, broader) && !isPlaced.has(codeOf(narrower, broader)),
  );
  const edges: HierarchyEdge[] = [
    ...placed.map(([narrower, broader]) => ({ narrower, broader, form: false, sentences: 0, share: 0, confidence: 1 })),
    ...found,
  ];
  return {
    kinds: withKinds(knowledge.kinds, decisions.kinds, numberOf),
    hierarchy: hierarchyOf(concepts, edges),
    relations: relationsWhere(knowledge.relations, (row, { from, to, type }) => {
      if (unrelated.has(codeOf(from[row]!, to[row]!))) return false;
      return type[row] !== KIND_OF || !notNarrower.has(codeOf(from[row]!, to[row]!));
    }),
  };
}

function withKinds(
  kinds: Knowledge["kinds"],
  decided: KnowledgeDecisions["kinds"],
  numberOf: (id: string) => number | undefined,
): Knowledge["kinds"] {
  const [kind, confidence] = [kinds.kind.slice(), kinds.confidence.slice()];
  for (const [id, value] of decided) {
    const number = numberOf(id);
    if (number === undefined) continue;
    kind[number] = CONCEPT_KINDS.indexOf(value);
    confidence[number] = 1;
  }
  return { ...kinds, kind, confidence };
}

/** Some rows of the relations. */
function relationsWhere(
  relations: PairRelations,
  isLeft: (row: number, relations: PairRelations) => boolean,
): PairRelations {
  const rows = Uint32Array.from(relations.from.keys()).filter((row) => isLeft(row, relations));
  if (rows.length === relations.from.length) return relations;
  const paperOffsets = new Uint32Array(rows.length + 1);
  const papers: number[] = [];
  for (const [i, row] of rows.entries()) {
    for (let at = relations.paperOffsets[row]!; at < relations.paperOffsets[row + 1]!; at++)
      papers.push(relations.papers[at]!);
    paperOffsets[i + 1] = papers.length;
  }
  return {
    from: rows.map((row) => relations.from[row]!),
    to: rows.map((row) => relations.to[row]!),
    type: Uint8Array.from(rows, (row) => relations.type[row]!),
    confidence: Float32Array.from(rows, (row) => relations.confidence[row]!),
    sentences: rows.map((row) => relations.sentences[row]!),
    negated: rows.map((row) => relations.negated[row]!),
    firstYear: Int16Array.from(rows, (row) => relations.firstYear[row]!),
    paperOffsets,
    papers: Uint32Array.from(papers),
  };
}
