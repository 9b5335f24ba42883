import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import type { ConceptRelation } from "../../contract/entities.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import { createPause, mapWithPauses } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { type KnowledgeIndex, knowledgeOf, papersOfRow } from "../lookup/knowledge-index.ts";
import type { MapConcepts } from "./map-concepts.ts";
import type { MapLink, MapLinks } from "./map-links.ts";
import type { MapScope } from "./map-scope.ts";
import type { MapSettings } from "./map-settings.ts";
import { rowsOf } from "./said-concepts.ts";

/** What sentences say of two concepts, or on a map that is rolled up of their kinds. */
interface Statement {
  readonly source: number;
  readonly target: number;
  /** The papers of the scope that say so. */
  readonly papers: Set<number>;
  /** The surest row comes first. */
  readonly confidence: number;
}

/**
 * The links of one type of relation among the concepts of a map, from the concept that is used to what it is used for. Those that most
 * papers say come first; of two opposite relations of a pair, the one of more papers is drawn. On a map that is rolled up a relation
 * of a kind counts for all that is broader and shown, so that opening a concept changes no number.
 */
export async function relationLinks(
  snapshot: Snapshot,
  scope: MapScope,
  chosen: MapConcepts,
  { measure, links: limit }: MapSettings,
  { relation, minStrength = Number.NEGATIVE_INFINITY }: { relation: ConceptRelation; minStrength?: number | undefined },
): Promise<MapLinks> {
  const { mask } = scope;
  const knowledge = await knowledgeOf(snapshot);
  const statements = await statementsAmong(knowledge, scope, chosen, relation);
  const drawn = ofPairs(statements);
  // How strong the others are needs to be known only where it counts.
  const measured = minStrength === Number.NEGATIVE_INFINITY ? drawn.slice(0, limit) : drawn;
  const toLink = ({ source, target, papers: said }: Statement): MapLink => {
    const papers = jointPapers(snapshot.incidence, source, target).filter((paper) => mask?.[paper] !== 0).length;
    const [a, b] = [scope.frequency[source]!, scope.frequency[target]!];
    const strength = pairMeasures[measure].value(papers, a, b, scope.papers);
    return { source, target, papers, strength, said: said.size };
  };
  const links = await mapWithPauses(measured, toLink, 8);
  const shownLinks = links.slice(0, limit).filter(({ strength }) => strength >= minStrength);
  return {
    links: shownLinks.sort((p, q) => p.source - q.source || p.target - q.target),
    strongEnough: drawn.length - links.filter(({ strength }) => strength < minStrength).length,
  };
}

/** The first statement of each pair, in whichever direction. */
function ofPairs(statements: readonly Statement[]): Statement[] {
  const seen = new Set<string>();
  return statements.filter(({ source, target }) => {
    const pair = source < target ? `${source} ${target}` : `${target} ${source}`;
    if (seen.has(pair)) return false;
    seen.add(pair);
    return true;
  });
}

/** What is said of the concepts shown: most papers first, then the surest. */
async function statementsAmong(
  knowledge: KnowledgeIndex,
  { mask }: MapScope,
  { shown, hidden, rollUp }: MapConcepts,
  relation: ConceptRelation,
): Promise<Statement[]> {
  const { from, to, confidence } = knowledge.relations;
  const visible = new Set(shown.filter((concept) => !hidden.has(concept)));
  const broaderOf = (concept: number) => rollUp?.broaderOf(concept) ?? [];
  const standIns = (concept: number) => [concept, ...broaderOf(concept)].filter((one) => visible.has(one));
  const isSame = (a: number, b: number) => a === b || broaderOf(a).includes(b) || broaderOf(b).includes(a);
  const statements = new Map<string, Statement>();
  const pause = createPause();
  for (const row of rowsOf(knowledge, relation)) {
    await pause();
    const papers = papersOfRow(knowledge, row).filter((paper) => mask?.[paper] !== 0);
    if (papers.length === 0) continue;
    const targets = standIns(to[row]!);
    const pairs = standIns(from[row]!).flatMap((source) => targets.map((target) => ({ source, target })));
    for (const { source, target } of pairs) {
      if (isSame(source, target)) continue;
      const key = `${source} ${target}`;
      const statement = statements.get(key) ?? { source, target, papers: new Set(), confidence: confidence[row]! };
      for (const paper of papers) statement.papers.add(paper);
      statements.set(key, statement);
    }
  }
  return [...statements.values()].sort(
    (p, q) =>
      q.papers.size - p.papers.size || q.confidence - p.confidence || p.source - q.source || p.target - q.target,
  );
}
