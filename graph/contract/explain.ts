import { z } from "zod";
import { integer, name } from "./entities.ts";

const Share = z.number().min(0).max(1);

export const ConceptReasons = z
  .object({
    id: z.string(),
    label: z.string(),
    key: z.string().describe("The form in which all spellings are one."),
    papers: z.int().nonnegative().describe("Papers that mention it."),
    read: z.int().nonnegative().describe("How many of them were read again for this answer, spread evenly."),
    own: z.int().nonnegative().describe("Papers read in which it is a noun phrase of its own."),
    kept: z.int().nonnegative().describe("Papers read whose own ranking keeps it."),
    concept: Share.nullable().describe(
      "Quadratic mean over the papers read of the probability that it is a concept there.",
    ),
    keyword: Share.nullable().describe("… that authors would name it as a keyword."),
    termhood: Share.describe("As the whole collection decided it."),
    cut: Share.nullable().describe("Termhood that makes a concept."),
    parts: z
      .array(z.object({ name: z.string(), points: z.number() }))
      .describe("What counts for it (above 0) and against it in the papers read: the sum is the log-odds of termhood."),
    reasons: z.array(z.string()).describe("The same in sentences."),
  })
  .meta({ id: "ConceptReasons", description: "Why a phrase is a concept." });
export type ConceptReasons = z.infer<typeof ConceptReasons>;

const Field = z.enum(["title", "abstract"]);

const NamedConcept = z.object({ id: z.string(), label: z.string(), papers: z.int().positive() });

export const PhraseVerdict = z.enum(["concept", "inside", "candidate", "dropped", "no phrase", "absent"]).meta({
  id: "PhraseVerdict",
  description:
    "concept: a mention of one; inside: only inside a longer concept here; candidate: a phrase, but no concept of the " +
    "collection; dropped: too unlikely in this paper to be considered; no phrase: its words are not read as a phrase; " +
    "absent: its words do not occur here.",
});
export type PhraseVerdict = z.infer<typeof PhraseVerdict>;

export const PhraseReasons = z
  .object({
    paper: z.string(),
    phrase: z.string().describe("As it is written in the paper, or as in the request."),
    key: z.string().describe("The form in which all spellings are one."),
    field: Field.nullable(),
    start: z.int().nonnegative().nullable().describe("In UTF-16 units of the field."),
    end: z.int().nonnegative().nullable().describe("Exclusive."),
    verdict: PhraseVerdict,
    concept: NamedConcept.nullable().describe("The concept it is a mention of, or the longer one around it."),
    score: Share.nullable().describe("Probability that it is a concept of this paper."),
    keyword: Share.nullable().describe("Probability that the authors would name it as a keyword."),
    rank: z.int().positive().nullable().describe("Among the phrases of this paper by score."),
    candidates: z.int().nonnegative().describe("Phrases of this paper."),
    kept: z.int().nonnegative().describe("How many of them, from the first, the paper's own ranking keeps."),
    read: z.int().nonnegative().describe("Papers with its words that were read for its termhood, at most 40."),
    termhood: Share.nullable().describe(
      "Its termhood in the papers read; null when it was not needed or not to be had.",
    ),
    cut: Share.nullable().describe("Termhood that makes a concept."),
    words: z
      .array(
        z.object({
          text: z.string(),
          kind: z.string(),
          field: Field,
          start: z.int(),
          end: z.int(),
          inside: z.boolean(),
        }),
      )
      .describe("Its words and those around, as they are read here."),
    others: z
      .array(
        z.object({
          phrase: z.string(),
          field: Field,
          start: z.int(),
          end: z.int(),
          score: Share,
          concept: NamedConcept.nullable(),
        }),
      )
      .describe("Other phrases over the same words, likeliest first; `concept` is set where they are mentions."),
    brief: z.string().nullable().describe("In one sentence, why it is not a concept; null for a mention of one."),
    reasons: z.array(z.string()).describe("The verdict in sentences."),
  })
  .meta({ id: "PhraseReasons", description: "Why a phrase of a paper is a mention of a concept, or is not." });
export type PhraseReasons = z.infer<typeof PhraseReasons>;

export const PaperExplanation = z
  .object({
    paper: z.string(),
    candidates: z.int().nonnegative().describe("Phrases of this paper."),
    kept: z.int().nonnegative().describe("How many of them, from the first, the paper's own ranking keeps."),
    words: z
      .array(z.object({ field: Field, start: z.int(), end: z.int(), phrase: z.int().nonnegative() }))
      .describe("Every word in order, with the position in `phrases` of the one it is read in."),
    phrases: z.array(
      PhraseReasons.pick({
        ...{ phrase: true, field: true, start: true, end: true, verdict: true, concept: true, score: true, rank: true },
      }).extend({
        brief: z
          .string()
          .nullable()
          .describe(
            "In one sentence, why it is not a concept; null for a mention of one, and where that depends on other papers.",
          ),
      }),
    ),
  })
  .meta({ id: "PaperExplanation", description: "How every word of a paper is read, and what becomes of it." });
export type PaperExplanation = z.infer<typeof PaperExplanation>;

const offset = integer(0, 100_000_000).optional();

/** Why something is a concept, and why something else is not. */
export const explainEndpoints = {
  explainConcept: {
    method: "get",
    path: "/concepts/{id}/explanation",
    summary: "Why a concept, named by id, label or alias, is one.",
    params: z.object({ id: name }),
    response: ConceptReasons,
  },
  explainPhrase: {
    method: "get",
    path: "/papers/{id}/explanation",
    summary: "Why a phrase of a paper is a mention of a concept, or is not; by its text or by its place.",
    params: z.object({ id: name }),
    query: z.object({
      phrase: name.optional().describe("In any spelling. Without it, give the place:"),
      field: z.enum(["title", "abstract"]).default("abstract"),
      at: offset.describe("A character in a word, in UTF-16 units: the likeliest phrase over that word is explained."),
      end: offset.describe("With `at`, a selection (exclusive end): exactly the words it touches are explained."),
    }),
    response: PhraseReasons,
  },
  readPaper: {
    method: "get",
    path: "/papers/{id}/reading",
    summary: "How every word of a paper is read, which phrases are mentions of concepts, and why the others are not.",
    params: z.object({ id: name }),
    response: PaperExplanation,
  },
} as const;
