import { z } from "zod";
import { PaperSummary, YearCounts } from "./answers.ts";
import { ConceptRef } from "./discovery-answers.ts";

export const QueryAnswer = z
  .object({
    query: z.string(),
    corpus: z.int(),
    total: z.int().describe("Papers that fit."),
    sort: z.enum(["newest", "oldest", "bridge"]),
    years: YearCounts,
    understood: z
      .array(
        z.object({
          start: z.int().describe("Where the piece stands in the query, in UTF-16 units."),
          end: z.int(),
          kind: z.enum(["concept", "text", "community", "set", "venue", "years", "paper"]),
          label: z.string(),
          papers: z.int().describe("Papers that fit this piece alone."),
        }),
      )
      .describe("How each piece of the query was read."),
    items: z.array(PaperSummary),
    concepts: z
      .array(
        ConceptRef.extend({
          inAnswer: z.int().describe("Papers of the answer that mention it."),
          lift: z.number().describe("Its share in the answer over its share in the corpus."),
          q: z.number().min(0).max(1).describe("Hypergeometric, Benjamini–Hochberg over all concepts of 3+ papers."),
        }),
      )
      .describe("Concepts that are over-represented in the answer, surest first; those asked for left out."),
    without: z
      .object({ start: z.int(), end: z.int(), text: z.string(), papers: z.int() })
      .nullable()
      .describe("When nothing fits: the one piece without which most papers would."),
  })
  .meta({ id: "QueryAnswer", description: "The papers of a query, and the concepts they are rich in." });
export type QueryAnswer = z.infer<typeof QueryAnswer>;

export const QuerySuggestions = z
  .object({
    start: z.int().describe("What is replaced when a suggestion is taken."),
    end: z.int(),
    items: z.array(
      z.object({
        insert: z.string().describe("What to put there."),
        label: z.string(),
        kind: z.enum(["concept", "field", "venue", "community", "set", "year", "sort"]),
        papers: z.int().nullable(),
      }),
    ),
    problem: z
      .object({ message: z.string(), hint: z.string().nullable(), start: z.int(), end: z.int() })
      .nullable()
      .describe("What is wrong with the query so far."),
  })
  .meta({ id: "QuerySuggestions", description: "What may stand at the cursor." });
export type QuerySuggestions = z.infer<typeof QuerySuggestions>;

export const SavedSet = z
  .object({ name: z.string(), concepts: z.array(z.string()).describe("Ids.") })
  .meta({ id: "SavedSet", description: "Concepts saved under a name." });
export type SavedSet = z.infer<typeof SavedSet>;

export const SavedSetList = z
  .object({ items: z.array(SavedSet) })
  .meta({ id: "SavedSetList", description: "All saved sets, by name." });
export type SavedSetList = z.infer<typeof SavedSetList>;
