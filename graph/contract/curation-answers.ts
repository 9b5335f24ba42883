import { z } from "zod";
import { CurationAction, CurationDecision } from "./curation.ts";

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
        repeated: z
          .number()
          .nullable()
          .describe("The same index between runs of the present graph with other seeds; null until it is computed."),
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
const evidence = z.object({
  paper: z.string(),
  title: z.string(),
  year: z.number().int().nullable(),
  sentence: z.string(),
  start: count.describe("Of the mention in the sentence."),
  end: count,
});

export const SplitGroup = z.object({
  label: z.string().describe("A name for the part: the concept and the field it is met in."),
  community: count,
  field: z.string().describe("Name of the community."),
  papers: count,
  with: z.array(named).describe("Concepts that tell the papers of this part, most of them first."),
  sentences: z.array(evidence),
});

export type SplitGroup = z.infer<typeof SplitGroup>;

export const SplitProposal = z
  .object({
    concept: named,
    groups: z.array(SplitGroup).describe("Empty when its papers do not fall into two fields."),
    mixed: count.describe("Papers that hold context of both."),
    undecided: count.describe("Papers that hold context of neither."),
    separation: z.number().describe("How far the two fields keep apart in its papers, 0 … 1 (fixation index)."),
  })
  .meta({ id: "SplitProposal", description: "How a concept that means two things could be told apart." });
export type SplitProposal = z.infer<typeof SplitProposal>;

export const SuggestionKind = z.enum(["acronym", "spelling", "inflection", "order", "partners", "homonym"]);
export type SuggestionKind = z.infer<typeof SuggestionKind>;

export const Suggestion = z
  .object({
    kind: SuggestionKind,
    reason: z.string().describe("Why, in words and numbers."),
    score: z.number().describe("0 … 1, the higher the surer."),
    concepts: z.array(named).describe("Into the first the others would be merged; of a homonym, the concept alone."),
    joint: count.describe("Papers that hold both."),
    expected: z.number().describe("Papers that would by chance."),
    similarity: z.number().describe("Of their partners: cosine, 0 … 1; of a homonym, how separate its two fields are."),
    accept: CurationAction,
    reject: CurationAction,
  })
  .meta({ id: "Suggestion", description: "A decision that could be made, why, and how to refuse it for good." });
export type Suggestion = z.infer<typeof Suggestion>;

export const SuggestionList = z
  .object({ total: count, looked: count.describe("Concepts that were looked at."), items: z.array(Suggestion) })
  .meta({ id: "SuggestionList", description: "Suggested merges and splits, the surest first." });
export type SuggestionList = z.infer<typeof SuggestionList>;
