import { z } from "zod";

const Share = z.number().min(0).max(1);

export const ConceptReasons = z
  .object({
    id: z.string(),
    label: z.string(),
    key: z.string().describe("The form in which all spellings are one."),
    papers: z.int().nonnegative().describe("Papers that mention it."),
    read: z.int().nonnegative().describe("Of these, the papers read again for this answer, spread evenly."),
    own: z.int().nonnegative().describe("Papers read in which it stands as a noun phrase of its own."),
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

export const PhraseVerdict = z.enum(["concept", "inside", "candidate", "dropped", "no phrase", "absent"]).meta({
  id: "PhraseVerdict",
  description:
    "concept: a mention of one; inside: only inside a longer concept here; candidate: a phrase, but no concept of the " +
    "collection; dropped: too unlikely in this paper to be considered; no phrase: its words are not read as a phrase; " +
    "absent: its words do not stand here.",
});
export type PhraseVerdict = z.infer<typeof PhraseVerdict>;

export const PhraseReasons = z
  .object({
    paper: z.string(),
    phrase: z.string().describe("As it is written in the paper, or as it was asked for."),
    key: z.string().describe("The form in which all spellings are one."),
    field: Field.nullable(),
    start: z.int().nonnegative().nullable().describe("In UTF-16 units of the field."),
    end: z.int().nonnegative().nullable().describe("Exclusive."),
    verdict: PhraseVerdict,
    concept: z
      .object({ id: z.string(), label: z.string() })
      .nullable()
      .describe("The concept it is a mention of, or the longer one around it."),
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
          concept: z.object({ id: z.string(), label: z.string() }).nullable(),
        }),
      )
      .describe("Other phrases over the same words, likeliest first; `concept` is set where they are mentions."),
    reasons: z.array(z.string()).describe("The verdict in sentences."),
  })
  .meta({ id: "PhraseReasons", description: "Why a phrase of a paper is a mention of a concept, or is not." });
export type PhraseReasons = z.infer<typeof PhraseReasons>;
