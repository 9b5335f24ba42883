import { z } from "zod";
import { MENTION_FIELDS } from "./records.ts";

/** Shapes and parameters that several subjects of the contract share. */

/** What a mention stands in: the title, the abstract, or a keyword of the authors or of a database. */
export const TextField = z.enum(MENTION_FIELDS);
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

/** Forms of a concept that stands in a list, at most: some are written in hundreds of ways. */
export const MAX_LISTED_ALIASES = 8;

export const Concept = z
  .object({
    id: z.string().describe("Slug of the canonical key; stable over re-extraction, equal on every store."),
    label: z.string().describe("The most frequent form."),
    aliases: z
      .array(Alias)
      .describe(`Forms, most frequent first: in lists and pairs at most ${MAX_LISTED_ALIASES}, of one concept all.`),
    aliasCount: z.int().nonnegative().describe("How many forms there are in all."),
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

export const PaperSummary = Paper.omit({ abstract: true, keywords: true }).meta({
  id: "PaperSummary",
  description: "A paper without its abstract.",
});
export type PaperSummary = z.infer<typeof PaperSummary>;

export const ConceptRef = z
  .object({
    id: z.string(),
    label: z.string(),
    papers: z.int().nonnegative(),
    community: z.int().nonnegative().describe("Community id, 0 = none."),
  })
  .meta({ id: "ConceptRef", description: "A concept in short." });
export type ConceptRef = z.infer<typeof ConceptRef>;

export const LinkBetween = z
  .object({
    from: ConceptRef.describe("The method where a sentence says that it is used for a task; else a concept of A."),
    to: ConceptRef,
    isUse: z.boolean().describe("Whether a sentence of the paper says that the first is used for the second."),
    before: z
      .int()
      .min(0)
      .nullable()
      .describe("Papers of earlier years that mention both; null for a paper without a year."),
    firstYear: z.int().nullable().describe("The first of these years."),
  })
  .meta({ id: "LinkBetween", description: "Two concepts that a paper connects, and who did before." });
export type LinkBetween = z.infer<typeof LinkBetween>;

export const BridgeStatus = z
  .enum(["bridge", "possible bridge", "connects both", "mentions both"])
  .nullable()
  .describe("What a paper is called: “connects both” fields in a collection that is nearly one. Null while tested.");

export const ConnectedConcepts = z
  .object({
    a: ConceptRef,
    b: ConceptRef,
    isStated: z
      .boolean()
      .nullable()
      .describe(
        "Whether its title, or a sentence about its own work, names both fields, by concepts that others do not usually name together; null without its text.",
      ),
  })
  .meta({
    id: "ConnectedConcepts",
    description:
      "A concept of each of two fields of a paper, those that the quoted sentence mentions where it mentions both; it may be a name within a longer one of `sides`.",
  });
export type ConnectedConcepts = z.infer<typeof ConnectedConcepts>;

export const SideQuote = z
  .object({
    field: TextField,
    sentence: z.string(),
    marks: z
      .array(z.object({ concept: z.string(), side: z.enum(["a", "b"]), start: z.int(), end: z.int() }))
      .describe("Phrases of the two sides; offsets into the sentence, in UTF-16 units."),
  })
  .meta({
    id: "SideQuote",
    description:
      "The sentence of a paper that shows best what it connects: one that mentions concepts of both sides, if any does.",
  });
export type SideQuote = z.infer<typeof SideQuote>;

/** What a concept can be. */
export const CONCEPT_KINDS = ["task", "method", "metric", "material", "other"] as const;
export const ConceptKind = z.enum(CONCEPT_KINDS).meta({
  id: "ConceptKind",
  description:
    "What a concept is: a task, a method, a metric, a material (data, substances); other where it is unsure.",
});
export type ConceptKind = z.infer<typeof ConceptKind>;

/** How one concept is related to another; read from left to right: a method is used for a task. */
export const CONCEPT_RELATIONS = [
  "used-for",
  "kind-of",
  "part-of",
  "feature-of",
  "evaluated-by",
  "compared-with",
] as const;
export const ConceptRelation = z.enum(CONCEPT_RELATIONS).meta({
  id: "ConceptRelation",
  description:
    "How `from` is related to `to`: a method is used for a task, a narrower concept is a kind of a broader one, a method is " +
    "evaluated by a metric or on data. compared-with has no direction: `from` is the smaller id.",
});
export type ConceptRelation = z.infer<typeof ConceptRelation>;

export const CommunitySummary = z
  .object({
    id: z.int().positive().describe("1 = the largest."),
    label: z.string(),
    concepts: z.int().positive(),
    papers: z.int().nonnegative().describe("Papers that mention at least one of its concepts."),
    stability: z.number().min(0).max(1).nullable().describe("Agreement over re-seeded runs, null when not computed."),
  })
  .meta({ id: "CommunitySummary", description: "A community of concepts (Leiden), largest first." });
export type CommunitySummary = z.infer<typeof CommunitySummary>;

export const FieldConcepts = z
  .object({
    minPapers: z.int().describe("Fewest papers of a concept that takes part; rarer ones are attached to communities."),
    concepts: z.int().describe("Concepts in at least that many papers."),
    of: z.int().describe("All concepts."),
  })
  .meta({
    id: "FieldConcepts",
    description:
      "The concepts that communities and bridges are found from, where there are too many for all to take part.",
  });
export type FieldConcepts = z.infer<typeof FieldConcepts>;

export const YearCounts = z.object({ years: z.array(z.int()), papers: z.array(z.int()), unknown: z.int() }).meta({
  id: "YearCounts",
  description: "Papers per year, every year from first to last; papers without a year apart.",
});
export type YearCounts = z.infer<typeof YearCounts>;

export const Progress = z
  .object({
    phase: z.string().describe("What is being done, as display text."),
    done: z.number().nonnegative(),
    total: z.number().nonnegative().nullable().describe("Null when not known beforehand."),
  })
  .meta({ id: "Progress", description: "How far a long step has come." });
export type Progress = z.infer<typeof Progress>;

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

/** A whole number in a query or path, within bounds. */
export const integer = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** An id or a name. */
export const name = z.string().min(1).max(500);

/** Minimum concepts on each side; one may be incidental. */
/** Limits a list of bridge papers to those that a query finds, such as year:2015..2020; ranks count among them. */
export const ofQuery = z.string().max(2000).optional().describe("Only papers of this query, such as year:2015..2020.");

export const minConceptsEachSide = integer(2, 20)
  .optional()
  .describe("Only papers with at least this many field-specific concepts on each side; default 2.");

/** Which part of a long list. */
export const page = { limit: integer(1, 500).default(50), offset: integer(0, 10_000_000).default(0) };

/** A list in a query: the field repeated, or once for a list of one. */
export const repeatable = <T extends z.ZodType>(item: T, limit: number) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(limit));

export const FieldDivision = z
  .object({
    modularity: z.number().describe("Of the communities of these papers."),
    byChance: z.number().describe("The same of papers that exchange their concepts at random."),
    division: z.number().describe("(modularity − byChance)/(1 − byChance): 0 as by chance."),
    isOneField: z
      .boolean()
      .describe(
        "True where the division of 60 papers or more is below 0.11: fields are parts of one, and no paper is a bridge.",
      ),
    warning: z.string().nullable().describe("That in words; null where the papers are divided into fields."),
  })
  .meta({ id: "FieldDivision", description: "Whether the papers are divided into fields at all, or are about one." });
export type FieldDivision = z.infer<typeof FieldDivision>;
