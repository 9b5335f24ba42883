import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import type { ConceptKind } from "../../contract/entities.ts";
import { type ConceptRelation, SHOWN_RELATION } from "../../contract/knowledge/knowledge.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { papersOf } from "../lookup/concept-answers.ts";
import { type KnowledgeIndex, kindAt, knowledgeOf, papersOfRow, typeAt } from "../lookup/knowledge-index.ts";
import type { MapConcepts } from "./map-concepts.ts";
import type { MapLinks } from "./map-links.ts";
import type { MapScope } from "./map-scope.ts";
import type { MapQuestion, MapSettings } from "./map-settings.ts";

/**
 * Which of the concepts that fit a map are shown by what sentences say: those of some kinds, and the ends of the relations that
 * most papers say, when a type of relation is asked for.
 */
export async function saidOfConcepts(
  snapshot: Snapshot,
  { kinds = [], relation }: Pick<MapQuestion, "kinds" | "relation">,
  isFitting: (concept: number) => boolean,
  limit: number,
): Promise<(concept: number) => boolean> {
  if (kinds.length === 0 && relation === undefined) return () => true;
  const knowledge = await knowledgeOf(snapshot);
  const wanted = new Set<ConceptKind>(kinds);
  const isOfKind = (concept: number) => wanted.size === 0 || wanted.has(kindAt(knowledge, concept));
  if (relation === undefined) return isOfKind;
  const { from, to } = knowledge.relations;
  const isEnd = (concept: number) => isOfKind(concept) && isFitting(concept);
  const ends = new Set<number>();
  for (const row of rowsOf(knowledge, relation)) {
    if (ends.size >= limit) break;
    if (isEnd(from[row]!) && isEnd(to[row]!)) ends.add(from[row]!).add(to[row]!);
  }
  return (concept) => ends.has(concept);
}

/** The rows of a type that are sure enough to be shown, those that most papers say first, then the surest. */
function rowsOf(knowledge: KnowledgeIndex, type: ConceptRelation): number[] {
  const { confidence } = knowledge.relations;
  const papersThatSay = (row: number) => papersOfRow(knowledge, row).length;
  return [...confidence.keys()]
    .filter((row) => confidence[row]! >= SHOWN_RELATION && typeAt(knowledge, row) === type)
    .sort((p, q) => papersThatSay(q) - papersThatSay(p) || confidence[q]! - confidence[p]! || p - q);
}

/**
 * The links of one type of relation among the concepts of a map, from the concept that is used to what it is used for. Those of most
 * papers that say so come first; of two opposite relations of a pair, the one of more papers is drawn.
 */
export async function relationLinks(
  snapshot: Snapshot,
  scope: MapScope,
  { shown, hidden }: MapConcepts,
  { measure, links: limit }: MapSettings,
  { relation, minStrength = Number.NEGATIVE_INFINITY }: { relation: ConceptRelation; minStrength?: number | undefined },
): Promise<MapLinks> {
  const knowledge = await knowledgeOf(snapshot);
  const { from, to } = knowledge.relations;
  const visible = new Set(shown.filter((concept) => !hidden.has(concept)));
  const rows = rowsOf(knowledge, relation).filter((row) => visible.has(from[row]!) && visible.has(to[row]!));
  const seen = new Set<string>();
  const links = rows.flatMap((row) => {
    const [source, target] = [from[row]!, to[row]!];
    const pair = source < target ? `${source} ${target}` : `${target} ${source}`;
    const papers = jointPapers(snapshot, scope, source, target);
    if (papers === 0 || seen.has(pair)) return [];
    seen.add(pair);
    const [a, b] = [scope.frequency[source]!, scope.frequency[target]!];
    return [{ source, target, papers, strength: pairMeasures[measure].value(papers, a, b, scope.papers) }];
  });
  const shownLinks = links.slice(0, limit).filter(({ strength }) => strength >= minStrength);
  return {
    links: shownLinks.sort((p, q) => p.source - q.source || p.target - q.target),
    strongEnough: links.filter(({ strength }) => strength >= minStrength).length,
  };
}

function jointPapers(snapshot: Snapshot, { mask }: MapScope, a: number, b: number): number {
  const ofB = new Set(papersOf(snapshot, b));
  return papersOf(snapshot, a).reduce((n, paper) => n + (ofB.has(paper) && mask?.[paper] !== 0 ? 1 : 0), 0);
}
