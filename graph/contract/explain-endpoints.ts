import { z } from "zod";
import { ConceptReasons, PaperReading, PhraseReasons } from "./explain-answers.ts";
import { integer, name } from "./field-types.ts";

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
      phrase: name.optional().describe("In any spelling. Without it, the place is asked for:"),
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
    response: PaperReading,
  },
} as const;
