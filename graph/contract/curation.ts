import { z } from "zod";

const concept = z.string().min(1).max(500).describe("Id of a concept.");
const label = z.string().trim().min(1).max(200);
/** A decision is named by its fingerprint, which is the same in every store and every exported log. */
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
