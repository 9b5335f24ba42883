import { z } from "zod";
import { briefConcept, CurationAction, count } from "./curation.ts";
import { name, page } from "./entities.ts";

const evidence = z.object({
  paper: z.string(),
  title: z.string(),
  year: z.number().int().nullable(),
  sentence: z.string(),
  start: count.describe("Of the mention in the sentence."),
  end: count,
});

export const SplitGroup = z.object({
  label: z.string().describe("A name for the part: the concept and the field it occurs in."),
  community: count,
  field: z.string().describe("Name of the community."),
  papers: count,
  with: z.array(briefConcept).describe("Concepts that tell the papers of this part, most of them first."),
  sentences: z.array(evidence),
});
export type SplitGroup = z.infer<typeof SplitGroup>;

export const SplitProposal = z
  .object({
    concept: briefConcept,
    groups: z.array(SplitGroup).describe("Empty when its papers do not fall into two fields."),
    mixed: count.describe("Papers that mention context of both."),
    undecided: count.describe("Papers that mention context of neither."),
    separation: z.number().describe("How far the two fields keep apart in its papers, 0 … 1 (fixation index)."),
  })
  .meta({ id: "SplitProposal", description: "How a concept with two meanings could be split." });
export type SplitProposal = z.infer<typeof SplitProposal>;

export const SuggestionKind = z.enum(["acronym", "spelling", "inflection", "order", "partners", "homonym"]);
export type SuggestionKind = z.infer<typeof SuggestionKind>;

export const Suggestion = z
  .object({
    kind: SuggestionKind,
    reason: z.string().describe("Why, in words and numbers."),
    score: z.number().describe("0 … 1, the higher the surer."),
    concepts: z
      .array(briefConcept)
      .describe("Into the first the others would be merged; of a homonym, the concept alone."),
    joint: count.describe("Papers that mention both."),
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

/** What could be decided about concepts, and why. */
export const suggestionEndpoints = {
  proposeSplit: {
    method: "get",
    path: "/curation/split/{id}",
    summary: "How a concept that means two things could be split by the fields of its papers, with sentences.",
    params: z.object({ id: name }),
    response: SplitProposal,
  },
  listSuggestions: {
    method: "get",
    path: "/curation/suggestions",
    summary: "Suggested merges and splits with their reasons, the surest first; refused ones do not come again.",
    query: z.object({ kind: SuggestionKind.optional(), ...page }),
    response: SuggestionList,
  },
} as const;
