import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import type { ConceptRelation } from "../../contract/entities.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { papersOf } from "../lookup/concept-answers.ts";
import { knowledgeOf } from "../lookup/knowledge-index.ts";
import type { MapConcepts } from "./map-concepts.ts";
import type { MapLinks } from "./map-links.ts";
import type { MapScope } from "./map-scope.ts";
import type { MapSettings } from "./map-settings.ts";
import { rowsOf } from "./said-concepts.ts";

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
