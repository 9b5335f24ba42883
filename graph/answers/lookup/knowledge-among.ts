import type { ConceptRelation } from "../../contract/entities.ts";
import type { KnowledgeAmong } from "../../contract/knowledge/knowledge.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { type KnowledgeIndex, kindAt, knowledgeOf, papersOfRow, roundShare, typeAt } from "./knowledge-index.ts";

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
