import type { ConceptKnowledge, ConceptRelation, KnowledgeAmong } from "../../contract/knowledge/knowledge.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import {
  countPapersOf,
  hierarchyLink,
  type KnowledgeIndex,
  kindAt,
  kindEstimate,
  knowledgeOf,
  knownConcepts,
  papersOfRow,
  roundShare,
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

/** Kinds, hierarchy and relations among some concepts; unknown ids are left out. */
export async function knowledgeAmong(
  snapshot: Snapshot,
  question: { concepts: string[]; type?: ConceptRelation | undefined; minConfidence: number },
): Promise<KnowledgeAmong> {
  const knowledge = await knowledgeOf(snapshot);
  const position = new Map<number, number>();
  for (const id of question.concepts) {
    const number = await snapshot.names.find(id);
    if (number !== undefined && !position.has(number)) position.set(number, position.size);
  }
  const numbers = [...position.keys()];
  return {
    concepts: numbers.map((number) => snapshot.concepts[number]!.id),
    kinds: numbers.map((number) => kindAt(knowledge, number)),
    hierarchy: hierarchyAmong(knowledge, position),
    relations: relationsAmong(knowledge, position, question),
    minConfidence: question.minConfidence,
  };
}

/** Places of concepts in an answer, by number. */
type Positions = ReadonlyMap<number, number>;

function hierarchyAmong({ hierarchy }: KnowledgeIndex, position: Positions): KnowledgeAmong["hierarchy"] {
  const result: KnowledgeAmong["hierarchy"] = { narrower: [], broader: [] };
  for (const [number, at] of position) {
    for (let link = hierarchy.offsets[number]!; link < hierarchy.offsets[number + 1]!; link++) {
      const broader = position.get(hierarchy.broader[link]!);
      if (broader === undefined) continue;
      result.narrower.push(at);
      result.broader.push(broader);
    }
  }
  return result;
}

function relationsAmong(
  knowledge: KnowledgeIndex,
  position: Positions,
  question: { type?: ConceptRelation | undefined; minConfidence: number },
): KnowledgeAmong["relations"] {
  const { relations } = knowledge;
  const result: KnowledgeAmong["relations"] = { from: [], to: [], type: [], papers: [], confidence: [] };
  for (const [number, at] of position) {
    for (const row of knowledge.rowsFrom(number)) {
      const to = position.get(relations.to[row]!);
      const type = typeAt(knowledge, row);
      if (to === undefined || relations.confidence[row]! < question.minConfidence) continue;
      if (question.type !== undefined && question.type !== type) continue;
      result.from.push(at);
      result.to.push(to);
      result.type.push(type);
      result.papers.push(papersOfRow(knowledge, row).length);
      result.confidence.push(roundShare(relations.confidence[row]!));
    }
  }
  return result;
}
