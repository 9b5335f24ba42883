import { z } from "zod";
import { ConceptKind, page } from "./entities.ts";

const concept = z.string().min(1).max(500).describe("Id of a concept.");

const label = z.string().trim().min(1).max(200);

/** A decision is known by its fingerprint, which is the same in every store and every exported log. */
const decision = z.string().regex(/^[0-9a-f]{16}$/);

export const CurationAction = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("merge"), concepts: z.array(concept).min(1).max(1000), into: concept }),
    z.object({
      kind: z.literal("split"),
      concept,
      parts: z
        .array(z.object({ label, with: z.array(concept).min(1).max(1000) }))
        .min(1)
        .max(20)
        .describe("The first part of which a paper mentions one of `with` takes its mentions; the rest stays."),
    }),
    z.object({ kind: z.literal("rename"), concept, label }),
    z.object({ kind: z.literal("hide"), concept }),
    z.object({ kind: z.literal("restore"), concept }),
    z.object({ kind: z.literal("pin"), concept }),
    z.object({ kind: z.literal("unpin"), concept }),
    z.object({ kind: z.literal("group"), concepts: z.array(concept).min(1).max(1000), category: label.nullable() }),
    z
      .object({ kind: z.literal("apart"), concepts: z.array(concept).min(2).max(1000) })
      .describe("These are different things: they are not to be merged, nor suggested for it."),
    z
      .object({ kind: z.literal("whole"), concept })
      .describe("This is one thing: it is not to be split, nor suggested for it."),
    z
      .object({ kind: z.literal("classify"), concept, as: ConceptKind.nullable() })
      .describe("The kind of a concept; null leaves it to its mentions."),
    z
      .object({ kind: z.literal("narrower"), concept, than: concept, holds: z.boolean() })
      .describe("The first is a kind of the second, or (`holds: false`) is not."),
    z.object({ kind: z.literal("unrelated"), concepts: z.tuple([concept, concept]) }),
    z
      .object({ kind: z.literal("dismiss"), concepts: z.tuple([concept, concept]) })
      .describe("That no paper joins the two is no question worth asking; it is not asked again."),
    z
      .object({ kind: z.literal("name"), concepts: z.array(concept).min(1).max(1000), label })
      .describe("The name of the community that has most of these concepts."),
    z.object({ kind: z.literal("never"), phrase: label }),
    z.object({ kind: z.literal("always"), phrase: label }),
    z.object({ kind: z.literal("undo"), decision }),
    z.object({ kind: z.literal("redo"), decision }),
  ])
  .meta({ id: "CurationAction", description: "What a person decided about concepts." });
export type CurationAction = z.infer<typeof CurationAction>;

export const CurationDecision = z
  .object({
    id: decision.describe("Fingerprint of what was decided, when and by whom."),
    at: z.iso.datetime(),
    by: z.string().max(200),
    action: CurationAction,
    why: z.string().max(2000).nullable(),
  })
  .meta({ id: "CurationDecision", description: "One line of the append-only log of decisions." });
export type CurationDecision = z.infer<typeof CurationDecision>;

export const count = z.number().int().nonnegative();

export const briefConcept = z.object({
  id: z.string(),
  label: z.string(),
  papers: count.describe("Of the concept as extracted."),
});

const decisionId = z.string().describe("Id of a decision.");

export const LoggedDecision = z
  .object({
    ...CurationDecision.shape,
    text: z.string().describe("What was decided, in words."),
    isEffective: z.boolean().describe("False when it was undone; undo and redo themselves are always in effect."),
    conflict: z.string().nullable().describe("Why it cannot be carried out as things are."),
  })
  .meta({ id: "LoggedDecision", description: "A line of the log, and whether it is in effect." });
export type LoggedDecision = z.infer<typeof LoggedDecision>;

export const Vocabulary = z
  .object({
    revision: count,
    readOnly: z.boolean(),
    total: count.describe("Lines of the log."),
    effective: count.describe("Decisions that are not undone."),
    items: z.array(LoggedDecision).describe("Newest first."),
    conflicts: z.array(LoggedDecision).describe("All that cannot be carried out."),
    undo: decisionId.nullable().describe("What undoing takes back next."),
    redo: decisionId.nullable().describe("What redoing brings back next."),
    rules: z.array(
      z.object({
        decision: decisionId,
        phrase: z.string(),
        kind: z.enum(["always", "never"]),
        concept: briefConcept.nullable().describe("What an `always` rule makes a concept."),
      }),
    ),
    groups: z.array(z.object({ category: z.string(), concepts: z.array(briefConcept) })),
    hidden: z.array(briefConcept),
    pinned: z.array(briefConcept),
  })
  .meta({ id: "Vocabulary", description: "What was decided about concepts, and what it comes to." });
export type Vocabulary = z.infer<typeof Vocabulary>;

export const DecisionResult = z
  .object({ revision: count, decisions: z.array(LoggedDecision) })
  .meta({ id: "DecisionResult", description: "Decisions that were written." });
export type DecisionResult = z.infer<typeof DecisionResult>;

const before = z.object({ before: count, after: count });

const place = z.object({
  papers: count,
  rank: count.describe("By papers, 1 = most."),
  links: count.describe("Concepts it shares a paper with."),
  community: z.string().nullable().describe("Named after its first concepts; null unless requested."),
});

export const CurationPreview = z
  .object({
    decisions: z.array(z.string()).describe("What would be decided, in words."),
    concepts: before,
    mentions: before.describe("Pairs of paper and concept."),
    links: before.nullable().describe("Pairs of concepts that share a paper; null unless requested."),
    communities: z
      .object({
        ...before.shape,
        agreement: z.number().describe("Adjusted Rand index over the concepts that are in both; 1 = the same."),
        repeated: z
          .number()
          .nullable()
          .describe("The same index between runs of the present graph with other seeds; null until it is computed."),
        moved: count.describe("Concepts outside the community that most of their previous one went to."),
      })
      .nullable(),
    changed: count.describe("Concepts that gain or lose papers, names or themselves."),
    ranks: z
      .array(z.object({ id: z.string(), label: z.string(), before: place.nullable(), after: place.nullable() }))
      .describe("Those of most papers first, at most 50."),
  })
  .meta({ id: "CurationPreview", description: "The graph without and with some decisions; nothing is written." });
export type CurationPreview = z.infer<typeof CurationPreview>;

export const author = {
  by: z.string().trim().min(1).max(200).optional().describe("Who decides; by default who runs the server."),
  why: z.string().trim().max(2000).optional(),
};

const actions = z.array(CurationAction).min(1).max(500);

const optionalDecisionId = z
  .string()
  .regex(/^[0-9a-f]{4,16}$/)
  .optional()
  .describe("Id of a decision or its beginning; without it the last one.");

/** Deciding about concepts. */
export const curationEndpoints = {
  getVocabulary: {
    method: "get",
    path: "/curation",
    summary: "What was decided about concepts: the log, conflicts, rules, groups and what is hidden.",
    query: z.object(page),
    volatile: true,
    response: Vocabulary,
  },
  decide: {
    method: "post",
    path: "/curation",
    summary: "Decides: merge, split, rename, hide, restore, pin, group, apart, whole, always, never. All or none.",
    body: z.object({ actions, ...author }),
    response: DecisionResult,
  },
  previewDecision: {
    method: "post",
    path: "/curation/preview",
    summary: "The graph without and with some decisions; nothing is written.",
    body: z.object({
      actions,
      full: z.boolean().default(true).describe("false: without links and communities, which take longer."),
    }),
    reads: true,
    response: CurationPreview,
  },
  undoDecision: {
    method: "post",
    path: "/curation/undo",
    summary: "Takes back the last effective decision, or the given one.",
    body: z.object({ decision: optionalDecisionId, ...author }),
    response: DecisionResult,
  },
  redoDecision: {
    method: "post",
    path: "/curation/redo",
    summary: "Brings back the decision that was undone last, or the given one.",
    body: z.object({ decision: optionalDecisionId, ...author }),
    response: DecisionResult,
  },
} as const;
