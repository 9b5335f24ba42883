import { z } from "zod";
import { CurationDecision } from "./curation.ts";

const count = z.number().int().nonnegative();
const named = z.object({ id: z.string(), label: z.string(), papers: count.describe("Of the concept as extracted.") });
const decision = z.string().describe("Id of a decision.");

export const LoggedDecision = z
  .object({
    ...CurationDecision.shape,
    text: z.string().describe("What was decided, in words."),
    stands: z.boolean().describe("False when it was undone; undoing and redoing themselves always stand."),
    conflict: z.string().nullable().describe("Why it cannot be carried out as things are."),
  })
  .meta({ id: "LoggedDecision", description: "A line of the log, and whether it holds." });
export type LoggedDecision = z.infer<typeof LoggedDecision>;

export const Vocabulary = z
  .object({
    revision: count,
    readOnly: z.boolean(),
    total: count.describe("Lines of the log."),
    standing: count,
    items: z.array(LoggedDecision).describe("Newest first."),
    conflicts: z.array(LoggedDecision).describe("All that cannot be carried out."),
    undo: decision.nullable().describe("What undoing takes back next."),
    redo: decision.nullable().describe("What redoing brings back next."),
    rules: z.array(
      z.object({
        decision,
        phrase: z.string(),
        kind: z.enum(["always", "never"]),
        concept: named.nullable().describe("What an `always` rule makes a concept."),
      }),
    ),
    groups: z.array(z.object({ category: z.string(), concepts: z.array(named) })),
    hidden: z.array(named),
    pinned: z.array(named),
  })
  .meta({ id: "Vocabulary", description: "What was decided about concepts, and what it comes to." });
export type Vocabulary = z.infer<typeof Vocabulary>;

export const Decided = z
  .object({ revision: count, decisions: z.array(LoggedDecision) })
  .meta({ id: "Decided", description: "Decisions that were written." });
export type Decided = z.infer<typeof Decided>;

const before = z.object({ before: count, after: count });
const place = z.object({
  papers: count,
  rank: count.describe("By papers, 1 = most."),
  links: count.describe("Concepts it shares a paper with."),
  community: z.string().nullable().describe("Named after its first concepts; null when not asked for."),
});

export const CurationPreview = z
  .object({
    decisions: z.array(z.string()).describe("What would be decided, in words."),
    concepts: before,
    mentions: before.describe("Pairs of paper and concept."),
    links: before.nullable().describe("Pairs of concepts that share a paper; null when not asked for."),
    communities: z
      .object({
        ...before.shape,
        agreement: z.number().describe("Adjusted Rand index over the concepts that are in both; 1 = the same."),
        moved: count.describe("Concepts outside the community that most of their former one went to."),
      })
      .nullable(),
    changed: count.describe("Concepts that gain or lose papers, names or themselves."),
    ranks: z
      .array(z.object({ id: z.string(), label: z.string(), before: place.nullable(), after: place.nullable() }))
      .describe("Those of most papers first, at most 50."),
  })
  .meta({ id: "CurationPreview", description: "The graph without and with some decisions; nothing is written." });
export type CurationPreview = z.infer<typeof CurationPreview>;

export const LogImport = z
  .object({
    revision: count,
    added: z.array(LoggedDecision),
    contradictions: z
      .array(z.object({ theirs: LoggedDecision, ours: LoggedDecision, reason: z.string() }))
      .describe("Where the two logs say opposite things; without `prefer` nothing is added then."),
    unknown: z
      .array(z.object({ line: count, label: z.string() }))
      .describe("Lines of a thesaurus that name no concept of this graph."),
  })
  .meta({ id: "LogImport", description: "What became of a log or thesaurus that came in." });
export type LogImport = z.infer<typeof LogImport>;
