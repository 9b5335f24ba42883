import { z } from "zod";
import { PairNumbers } from "../concepts.ts";
import { Operand } from "../connections.ts";
import { ConceptRef, name } from "../entities.ts";

export const PairWithKinds = z
  .object({
    a: Operand,
    b: Operand,
    corpus: z.int().positive(),
    papers: z.int().nonnegative().describe("Papers that mention a concept of both, as in /between."),
    expected: z.number().describe("Papers by chance: those of A times those of B over all."),
    p: z
      .number()
      .min(0)
      .max(1)
      .describe("Hypergeometric probability of at least this many; of one test, so there is no q."),
    near: z
      .array(
        z.object({
          a: ConceptRef,
          b: ConceptRef,
          ...PairNumbers.pick({ papers: true, expected: true, associationStrength: true, q: true }).shape,
        }),
      )
      .describe("Other pairs of the two in two papers or more, at most six: those at q < 0.05 first, then by papers."),
  })
  .meta({
    id: "PairWithKinds",
    description:
      "Two concepts, each with its kinds (a basket), for where exact names say too little. Each is alone where one is a kind of the other.",
  });
export type PairWithKinds = z.infer<typeof PairWithKinds>;

/** Pairs of baskets. */
export const pairKindsEndpoints = {
  getPairWithKinds: {
    method: "get",
    path: "/pairs/{a}/{b}/kinds",
    summary: "Two concepts, each with its kinds: how many papers have both, and which of their kinds go together.",
    params: z.object({ a: name, b: name }),
    response: PairWithKinds,
  },
} as const;
