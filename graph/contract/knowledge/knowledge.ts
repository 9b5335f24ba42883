import { z } from "zod";
import { PaperEvidence } from "../concepts.ts";
import { ConceptKind, ConceptRef, ConceptRelation, integer, name } from "../entities.ts";

/** Least confidence of what answers show unless asked otherwise. */
export const SHOWN_RELATION = 0.7;

/** A probability. */
export const confidence = z.number().min(0).max(1);
/** Part of every question about relations. */
export const minConfidence = z.coerce
  .number()
  .min(0)
  .max(1)
  .default(SHOWN_RELATION)
  .describe("Least confidence of a relation that is shown.");

export const KnownConcept = ConceptRef.extend({ kind: ConceptKind }).meta({
  id: "KnownConcept",
  description: "A concept in short, with its kind.",
});
export type KnownConcept = z.infer<typeof KnownConcept>;

export const KindEstimate = z
  .object({
    kind: ConceptKind,
    confidence: confidence.describe("Of the kind, over all mentions that were read."),
    decided: z.boolean().describe("People decided it; the confidence is then 1."),
    mentions: z.int().nonnegative().describe("Mentions that were read for it."),
    shares: z.record(ConceptKind, confidence).describe("Mean probability of each kind."),
  })
  .meta({ id: "KindEstimate", description: "What kind of thing a concept is, and how sure that is." });
export type KindEstimate = z.infer<typeof KindEstimate>;

export const HierarchyLink = z
  .object({
    concept: KnownConcept,
    confidence,
    decided: z.boolean().describe("People decided it; the confidence is then 1."),
    form: z.boolean().describe("The narrower name is the broader one with words before it."),
    sentences: z.int().nonnegative().describe("Sentences that say so: “X such as Y”."),
    share: z.number().min(0).max(1).describe("Share of the narrower one's papers that mention the broader one."),
  })
  .meta({ id: "HierarchyLink", description: "A broader or narrower concept, and what speaks for it." });
export type HierarchyLink = z.infer<typeof HierarchyLink>;

export const ConceptKnowledge = z
  .object({
    concept: KnownConcept,
    kind: KindEstimate,
    broader: z.array(HierarchyLink).describe("At most three, surest first."),
    narrower: z.array(HierarchyLink).describe("Most papers first; the first 200."),
    totalNarrower: z.int().describe("Direct narrower concepts."),
    allNarrower: z.int().describe("Narrower concepts of all levels."),
    papersWithAny: z.int().describe("Papers that mention it or any narrower concept."),
    relations: z
      .array(z.object({ type: ConceptRelation, direction: z.enum(["from", "to"]), total: z.int() }))
      .describe("How many relations start from it, or lead to it, by type; most first."),
    minConfidence: z.number().describe("Least confidence of the relations counted."),
  })
  .meta({
    id: "ConceptKnowledge",
    description: "What a concept is, what is broader and narrower, and how it is related.",
  });
export type ConceptKnowledge = z.infer<typeof ConceptKnowledge>;

export const KindReasons = z
  .object({
    concept: KnownConcept,
    kind: KindEstimate,
    mentions: z
      .array(PaperEvidence.extend({ kind: ConceptKind, confidence }))
      .describe("Some mentions, newest papers first, each with the kind that its sentence alone suggests."),
  })
  .meta({ id: "KindReasons", description: "Why a concept is of its kind." });
export type KindReasons = z.infer<typeof KindReasons>;

export const KnowledgeAmong = z
  .object({
    concepts: z.array(z.string()).describe("Ids of those that exist, in the requested order."),
    kinds: z.array(ConceptKind).describe("Of each concept."),
    hierarchy: z.object({ narrower: z.array(z.int()), broader: z.array(z.int()) }).describe("Pairs of positions."),
    relations: z
      .object({
        from: z.array(z.int()),
        to: z.array(z.int()),
        type: z.array(ConceptRelation),
        papers: z.array(z.int()),
        confidence: z.array(confidence),
      })
      .describe("As columns; from and to are positions."),
    minConfidence: z.number(),
  })
  .meta({
    id: "KnowledgeAmong",
    description: "Kinds, hierarchy and relations among some concepts, for a map or a table.",
  });
export type KnowledgeAmong = z.infer<typeof KnowledgeAmong>;

/** What people decided about kinds, relations, open questions and names of communities, by concept id. */
export interface KnowledgeDecisions {
  /** Concepts with the kind that was set. */
  readonly kinds: readonly (readonly [string, ConceptKind])[];
  readonly links: readonly { readonly narrower: string; readonly broader: string; readonly holds: boolean }[];
  readonly unrelated: readonly (readonly [string, string])[];
  /** Pairs about which no question is to be asked. */
  readonly dismissed: readonly (readonly [string, string])[];
  /** Names of communities with the concepts that each was given for, in the order of the decisions. */
  readonly communityNames: readonly { readonly label: string; readonly concepts: readonly string[] }[];
}

/** What concepts are, and which are broader than which. */
export const knowledgeEndpoints = {
  getConceptKnowledge: {
    method: "get",
    path: "/concepts/{id}/knowledge",
    summary: "What kind of thing a concept is, what is broader and narrower, and how it is related.",
    params: z.object({ id: name }),
    query: z.object({ minConfidence }),
    response: ConceptKnowledge,
  },
  getKindReasons: {
    method: "get",
    path: "/concepts/{id}/kind",
    summary: "Why a concept is of its kind, with sentences.",
    params: z.object({ id: name }),
    query: z.object({ limit: integer(1, 50).default(10) }),
    response: KindReasons,
  },
  getKnowledgeAmong: {
    method: "post",
    reads: true,
    path: "/knowledge/among",
    summary: "Kinds, hierarchy and relations among some concepts, for a map or a table.",
    body: z.object({
      concepts: z.array(name).max(20_000).describe("Ids; unknown ones are left out."),
      type: ConceptRelation.optional(),
      minConfidence,
    }),
    response: KnowledgeAmong,
  },
} as const;
