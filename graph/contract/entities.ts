import { z } from "zod";

/** Which text of a paper a mention stands in. */
export const TextField = z.enum(["title", "abstract"]);
export type TextField = z.infer<typeof TextField>;

export const Paper = z
  .object({
    id: z.string().describe("The source's own id where it has one."),
    title: z.string(),
    abstract: z.string().describe("Empty when the source gives none."),
    year: z.int().nullable(),
    venue: z.string().nullable(),
    authors: z.array(z.string()),
    keywords: z.array(z.string()),
    doi: z.string().nullable(),
    url: z.string().nullable(),
  })
  .meta({ id: "Paper", description: "A paper: its words and where it comes from." });
export type Paper = z.infer<typeof Paper>;

export const Alias = z
  .object({ form: z.string().describe("A surface form."), papers: z.int().positive().describe("Papers that use it.") })
  .meta({ id: "Alias", description: "One way in which papers write a concept." });
export type Alias = z.infer<typeof Alias>;

export const Concept = z
  .object({
    id: z.string().describe("Slug of the canonical key; stable over re-extraction, equal on every store."),
    label: z.string().describe("The commonest surface form."),
    aliases: z.array(Alias).describe("Every surface form, commonest first."),
    papers: z.int().positive().describe("Document frequency: distinct papers that mention it."),
  })
  .meta({ id: "Concept", description: "A concept phrase and the ways it is written." });
export type Concept = z.infer<typeof Concept>;

export const Evidence = z
  .object({
    field: TextField,
    sentence: z.string().describe("The sentence, a verbatim slice of the field."),
    sentenceStart: z.int().nonnegative().describe("Where the sentence starts in the field, in UTF-16 units."),
    text: z.string().describe("The phrase, verbatim."),
    start: z.int().nonnegative().describe("Start of the phrase in the field, in UTF-16 units."),
    end: z.int().nonnegative().describe("End (exclusive) of the phrase in the field, in UTF-16 units."),
  })
  .meta({ id: "Evidence", description: "One place where a paper mentions a concept." });
export type Evidence = z.infer<typeof Evidence>;

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    hint: z.string().optional(),
    at: z
      .object({ start: z.int(), end: z.int() })
      .optional()
      .describe("The characters of the query that are to blame, in UTF-16 units."),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details." });
export type Problem = z.infer<typeof Problem>;
