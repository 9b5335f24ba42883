import type { ConceptKnowledge } from "../../contract/knowledge/knowledge.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { countPapersOf } from "../lookup/concept-answers.ts";
import {
  hierarchyLink,
  type KnowledgeIndex,
  kindEstimate,
  knowledgeOf,
  knownConcepts,
  typeAt,
} from "../lookup/knowledge-index.ts";

const MAX_NARROWER = 200;

/** What kind of thing a concept is, what is broader and narrower, and how many relations of which type it has. */
export async function conceptKnowledge(
  snapshot: Snapshot,
  { id, minConfidence }: { id: string; minConfidence: number },
): Promise<ConceptKnowledge> {
  const number = await snapshot.names.resolve(id);
  const knowledge = await knowledgeOf(snapshot);
  const conceptOf = await knownConcepts(snapshot, knowledge);
  const { hierarchy } = knowledge;
  const up = Array.from(
    { length: hierarchy.offsets[number + 1]! - hierarchy.offsets[number]! },
    (_, i) => hierarchy.offsets[number]! + i,
  );
  const down = [...knowledge.linksDown(number)].sort((a, b) => {
    const [one, other] = [knowledge.narrower[a]!, knowledge.narrower[b]!];
    return snapshot.frequency[other]! - snapshot.frequency[one]! || one - other;
  });
  const below = knowledge.allNarrower(number);
  return {
    concept: conceptOf(number),
    kind: kindEstimate(knowledge, number),
    broader: up.map((link) => hierarchyLink(knowledge, link, conceptOf(hierarchy.broader[link]!))),
    narrower: down
      .slice(0, MAX_NARROWER)
      .map((link) => hierarchyLink(knowledge, link, conceptOf(knowledge.narrower[link]!))),
    totalNarrower: down.length,
    allNarrower: below.length,
    papersWithAny: countPapersOf(snapshot, [number, ...below]),
    relations: relationTotals(knowledge, number, minConfidence),
    minConfidence,
  };
}

function relationTotals(
  knowledge: KnowledgeIndex,
  concept: number,
  minConfidence: number,
): ConceptKnowledge["relations"] {
  const totals = new Map<string, ConceptKnowledge["relations"][number]>();
  const count = (rows: Iterable<number>, side: "from" | "to") => {
    for (const row of rows) {
      if (knowledge.relations.confidence[row]! < minConfidence) continue;
      const type = typeAt(knowledge, row);
      const direction = type === "compared-with" ? "from" : side;
      const known = totals.get(type + direction) ?? { type, direction, total: 0 };
      totals.set(type + direction, { ...known, total: known.total + 1 });
    }
  };
  count(knowledge.rowsFrom(concept), "from");
  count(knowledge.rowsTo(concept), "to");
  return [...totals.values()].sort((a, b) => b.total - a.total);
}
