import type { Incidence } from "../../incidence/incidence.ts";
import { defineAnalysis } from "../define-analysis.ts";
import type { KnowledgeEvidence } from "../knowledge-evidence.ts";
import { type ConceptKinds, conceptKinds } from "./concept-kinds.ts";
import { type Hierarchy, hierarchy } from "./hierarchy.ts";
import { type PairRelations, pairRelations } from "./pair-relations.ts";

/** What the papers of a collection say together of the kinds, the order and the relations of its concepts. */
export interface Knowledge {
  readonly kinds: ConceptKinds;
  readonly relations: PairRelations;
  readonly hierarchy: Hierarchy;
}

/** Decides kinds, relations and hierarchy from the evidence of all sentences. */
export function decideKnowledge(
  incidence: Incidence,
  { evidence, years }: { readonly evidence: KnowledgeEvidence; readonly years: Int16Array },
): Knowledge {
  const kinds = conceptKinds(evidence);
  const relations = pairRelations(evidence, years);
  return { kinds, relations, hierarchy: hierarchy(incidence, { evidence, kinds, relations }) };
}

export const knowledgeAnalysis = defineAnalysis({
  name: "knowledge",
  title: "Deciding what concepts are and how they are related",
  version: 5,
  needs: {},
  publish: true,
  precompute: "columns",
  readsPapers: true,
  run: (incidence, { evidence, years }) => decideKnowledge(incidence, { evidence, years }),
});
