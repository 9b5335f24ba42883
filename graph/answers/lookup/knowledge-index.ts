import { decidedKnowledge } from "../../analysis/knowledge/decided-knowledge.ts";
import type { Knowledge } from "../../analysis/knowledge/knowledge.ts";
import { CONCEPT_KINDS, CONCEPT_RELATIONS, type ConceptKind, type ConceptRelation } from "../../contract/entities.ts";
import type { HierarchyLink, KindEstimate, KnownConcept } from "../../contract/knowledge/knowledge.ts";
import { createPause } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { conceptRefs } from "./concept-answers.ts";

/** Knowledge with look-ups in both directions. */
export interface KnowledgeIndex extends Knowledge {
  /** Rows of relations that say that a method is used for a task, ascending. */
  readonly methodRows: Uint32Array;
  /** Rows of relations that start from a concept, or lead to it. */
  rowsFrom(concept: number): Iterable<number>;
  rowsTo(concept: number): Iterable<number>;
  /** Positions in the hierarchy of the links down from a concept. */
  linksDown(concept: number): Uint32Array;
  /** The narrower concept of a link. */
  readonly narrower: Uint32Array;
  /** Narrower concepts of all levels, ascending. */
  allNarrower(concept: number): number[];
}

const indexes = new WeakMap<Snapshot, KnowledgeIndex>();

/** The knowledge of a collection, under what people decided; computed when first asked for. */
export async function knowledgeOf(snapshot: Snapshot): Promise<KnowledgeIndex> {
  const known = indexes.get(snapshot);
  if (known) return known;
  const { conceptIds, knowledgeDecisions } = snapshot;
  const found = await snapshot.analyses.knowledge();
  const numberOf = (id: string) => conceptIds.find(id);
  const decided = knowledgeDecisions ? decidedKnowledge(found, knowledgeDecisions, numberOf) : found;
  const index = await indexOf(decided, conceptIds.length);
  indexes.set(snapshot, index);
  return index;
}

async function indexOf(knowledge: Knowledge, concepts: number): Promise<KnowledgeIndex> {
  const { relations, hierarchy } = knowledge;
  const pause = createPause();
  const from = positionsByValue(relations.from, concepts);
  await pause();
  const to = positionsByValue(relations.to, concepts);
  await pause();
  const down = positionsByValue(hierarchy.broader, concepts);
  const narrower = new Uint32Array(hierarchy.broader.length);
  for (let c = 0; c < concepts; c++) {
    for (let link = hierarchy.offsets[c]!; link < hierarchy.offsets[c + 1]!; link++) narrower[link] = c;
  }
  await pause();
  const ofMethods = methodRows(knowledge);
  await pause();
  return {
    ...knowledge,
    narrower,
    methodRows: ofMethods,
    rowsFrom: from,
    rowsTo: to,
    linksDown: down,
    allNarrower(concept) {
      const seen = new Set<number>();
      const open = [concept];
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        for (const link of down(at)) {
          const below = narrower[link]!;
          if (seen.has(below)) continue;
          seen.add(below);
          open.push(below);
        }
      }
      return [...seen].sort((a, b) => a - b);
    },
  };
}

/** Positions by value: the function gives those of one value, ascending. */
function positionsByValue(values: Uint32Array, count: number): (value: number) => Uint32Array {
  const offsets = new Uint32Array(count + 1);
  for (let i = 0; i < values.length; i++) offsets[values[i]! + 1]!++;
  for (let v = 0; v < count; v++) offsets[v + 1]! += offsets[v]!;
  const next = offsets.slice();
  const positions = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) positions[next[values[i]!]!++] = i;
  return (value) => positions.subarray(offsets[value], offsets[value + 1]);
}

const [USED_FOR, METHOD, TASK] = [
  CONCEPT_RELATIONS.indexOf("used-for"),
  CONCEPT_KINDS.indexOf("method"),
  CONCEPT_KINDS.indexOf("task"),
];

/** Rows of relations that say that a method is used for a task. */
function methodRows({ relations, kinds }: Knowledge): Uint32Array {
  const rows = new Uint32Array(relations.type.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) {
    const isMethodOfTask =
      relations.type[row] === USED_FOR &&
      kinds.kind[relations.from[row]!] === METHOD &&
      kinds.kind[relations.to[row]!] === TASK;
    if (isMethodOfTask) rows[count++] = row;
  }
  return rows.slice(0, count);
}

export const kindAt = ({ kinds }: Knowledge, concept: number): ConceptKind => CONCEPT_KINDS[kinds.kind[concept]!]!;
export const typeAt = ({ relations }: Knowledge, row: number): ConceptRelation =>
  CONCEPT_RELATIONS[relations.type[row]!]!;

/** The papers of a relation, ascending. */
export const papersOfRow = ({ relations }: Knowledge, row: number): Uint32Array =>
  relations.papers.subarray(relations.paperOffsets[row], relations.paperOffsets[row + 1]);

/** Four digits say what there is to say of a probability. */
export const roundShare = (share: number): number => Math.round(share * 1e4) / 1e4;

/** Names concepts in short, with their kinds. */
export async function knownConcepts(
  snapshot: Snapshot,
  knowledge: KnowledgeIndex,
): Promise<(number: number) => KnownConcept> {
  const refOf = await conceptRefs(snapshot);
  return (number) => ({ ...refOf(number), kind: kindAt(knowledge, number) });
}

export function kindEstimate(knowledge: KnowledgeIndex, concept: number): KindEstimate {
  const { confidence, mentions, shares } = knowledge.kinds;
  const own = CONCEPT_KINDS.map((kind, k) => [kind, roundShare(shares[concept * CONCEPT_KINDS.length + k]!)]);
  return {
    kind: kindAt(knowledge, concept),
    confidence: roundShare(confidence[concept]!),
    decided: confidence[concept] === 1,
    mentions: mentions[concept]!,
    shares: Object.fromEntries(own) as KindEstimate["shares"],
  };
}

/** A link of the hierarchy as seen from one of its ends. */
export function hierarchyLink({ hierarchy }: Knowledge, link: number, concept: KnownConcept): HierarchyLink {
  return {
    concept,
    confidence: roundShare(hierarchy.confidence[link]!),
    decided: hierarchy.confidence[link] === 1,
    form: hierarchy.form[link] === 1,
    sentences: hierarchy.sentences[link]!,
    share: roundShare(hierarchy.share[link]!),
  };
}
