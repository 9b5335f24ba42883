import { z } from "zod";
import { integer, PaperSummary } from "../entities.ts";
import { KnownConcept } from "./knowledge.ts";

export const OpenQuestion = z
  .object({
    a: KnownConcept,
    b: KnownConcept.describe("Where one of the two is a method and the other a task, this is the task."),
    isMethodForTask: z.boolean(),
    expected: z.number().nonnegative().describe("Papers that would mention both by chance."),
    relativeAdamicAdar: z.number(),
    linking: z.int().positive().describe("Concepts that go with both; general ones are not counted."),
    through: z
      .array(z.object({ concept: KnownConcept, withA: z.int(), withB: z.int() }))
      .describe("The most telling of them first, with the papers that each shares with a and with b."),
    papers: z
      .array(PaperSummary)
      .length(2)
      .describe("A paper of a and one of b, both with the first linking concept, that are most alike."),
  })
  .meta({ id: "OpenQuestion", description: "Two concepts that no paper joins, though others go with both." });
export type OpenQuestion = z.infer<typeof OpenQuestion>;

export const OpenQuestions = z
  .object({
    total: z.int().describe("Pairs that could be asked about, at the widest gaps."),
    dismissed: z.int().describe("Further ones that were dismissed."),
    items: z
      .array(OpenQuestion)
      .describe(
        "Names of several words, a method with a task, and pairs that chance would have joined come first; then by relative Adamic–Adar. Every concept is in one question only.",
      ),
  })
  .meta({ id: "OpenQuestions", description: "The gaps between fields as questions." });
export type OpenQuestions = z.infer<typeof OpenQuestions>;

/** Gaps as questions. */
export const openQuestionEndpoints = {
  getOpenQuestions: {
    method: "get",
    path: "/open-questions",
    summary:
      "Pairs of concepts at the widest gaps that no paper joins, with what goes with both and the nearest papers.",
    query: z.object({ limit: integer(1, 20).default(5) }),
    response: OpenQuestions,
  },
} as const;
