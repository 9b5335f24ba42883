import { z } from "zod";
import { PairFamily, PaperSummary, YearCounts } from "./answers.ts";

export const ConceptRef = z
  .object({
    id: z.string(),
    label: z.string(),
    papers: z.int().nonnegative(),
    community: z.int().nonnegative().describe("Community id, 0 = none."),
  })
  .meta({ id: "ConceptRef", description: "A concept in short." });
export type ConceptRef = z.infer<typeof ConceptRef>;

export const Operand = z
  .object({
    kind: z.enum(["concept", "community", "set"]),
    name: z.string().describe("As it can be asked for again: an id, community:3, set:name."),
    label: z.string(),
    concepts: z.int().positive(),
    papers: z.int().nonnegative().describe("Papers that mention any of its concepts."),
  })
  .meta({ id: "Operand", description: "A concept, a community or a saved set." });
export type Operand = z.infer<typeof Operand>;

export const YearBest = z
  .object({ year: z.int(), papers: z.int().positive(), best: PaperSummary })
  .meta({ id: "YearBest", description: "A year in which two things were joined, and the best paper that did." });
export type YearBest = z.infer<typeof YearBest>;

export const Between = z
  .object({
    a: Operand,
    b: Operand,
    minConcepts: z.int().positive().describe("Fewest concepts of a paper on each side, all of a side that has fewer."),
    total: z
      .int()
      .describe(
        "Papers that hold concepts of both: any, also those that every field uses, unlike the papers of /bridges.",
      ),
    both: z.int().describe("Of these, papers with two or more on each side (one, where the side has only one)."),
    years: YearCounts,
    firstYear: z.int().nullable(),
    firstPapers: z.array(PaperSummary).describe("The papers of the first year."),
    byYear: z.array(YearBest).describe("Years with such papers, earliest first."),
    items: z.array(
      z.object({
        paper: PaperSummary,
        score: z
          .number()
          .min(0)
          .describe("Twice the smaller of the two sides' idf-weighted shares: 1 = half and half."),
        a: z.array(ConceptRef).describe("Its concepts of A, rarest first."),
        b: z.array(ConceptRef),
      }),
    ),
  })
  .meta({ id: "Between", description: "The papers that join A and B, best first." });
export type Between = z.infer<typeof Between>;

export const ConceptPaths = z
  .object({
    a: ConceptRef,
    b: ConceptRef,
    minJoint: z.int().describe("Fewest joint papers of a step."),
    paths: z.array(
      z.object({
        cost: z.number().describe("Sum over its steps of 0.25 − ln NPMI: less is better."),
        concepts: z.array(ConceptRef),
        steps: z.array(
          z.object({ papers: z.int(), npmi: z.number(), examples: z.array(PaperSummary).describe("Newest first.") }),
        ),
      }),
    ),
  })
  .meta({ id: "ConceptPaths", description: "Strong, short paths between two concepts that differ from each other." });
export type ConceptPaths = z.infer<typeof ConceptPaths>;

export const Timeline = z
  .object({
    a: z.int(),
    b: z.int(),
    labels: z.tuple([z.string(), z.string()]),
    years: YearCounts,
    firstYear: z.int().nullable(),
    total: z.int(),
    byYear: z.array(YearBest).describe("Years with such papers, earliest first; the best as /bridges ranks them."),
    items: z
      .array(PaperSummary)
      .describe(
        "Papers with two or more telling concepts of both (or as many as were asked for), as /bridges counts them, oldest first.",
      ),
  })
  .meta({ id: "Timeline", description: "When two communities were joined, by which papers, and who followed." });
export type Timeline = z.infer<typeof Timeline>;

export const SimilarPapers = z
  .object({
    items: z.array(
      z.object({ paper: PaperSummary, similarity: z.number().min(0), shared: z.int().describe("Concepts in common.") }),
    ),
  })
  .meta({ id: "SimilarPapers", description: "Papers that share concepts, rare ones counting more (cosine of idf)." });
export type SimilarPapers = z.infer<typeof SimilarPapers>;

const pairOfRefs = z.object({ a: ConceptRef, b: ConceptRef });

export const WithoutPaper = z
  .object({
    concepts: z.array(ConceptRef).describe("Concepts that no other paper mentions."),
    pairs: z.int().describe("Pairs of its other concepts that no other paper joins."),
    detours: z.int().describe("Of these, pairs that no one linking concept would join either."),
    lost: z.array(pairOfRefs).describe("Such pairs, those without a detour first; the first 50."),
    fields: z.array(
      z.object({
        a: z.int(),
        b: z.int(),
        labels: z.tuple([z.string(), z.string()]),
        with: z.number(),
        without: z.number(),
        papers: z.int().describe("Other papers that stand in both."),
      }),
    ),
  })
  .meta({ id: "WithoutPaper", description: "What comes apart without a paper." });
export type WithoutPaper = z.infer<typeof WithoutPaper>;

export const ConceptMatrix = z
  .object({
    corpus: z.int(),
    concepts: z.array(ConceptRef),
    order: z.array(z.int()).describe("Positions of the concepts, alike ones side by side."),
    family: PairFamily.nullable(),
    cells: z
      .object({
        a: z.array(z.int()),
        b: z.array(z.int()),
        papers: z.array(z.int()),
        expected: z.array(z.number()),
        npmi: z.array(z.number()),
        associationStrength: z.array(z.number()),
        q: z.array(z.number().nullable()),
      })
      .describe("Every pair once, as columns of positions and numbers."),
  })
  .meta({ id: "ConceptMatrix", description: "Every pair of some concepts." });
export type ConceptMatrix = z.infer<typeof ConceptMatrix>;

export const Gaps = z
  .object({
    total: z.int(),
    items: z
      .array(
        z.object({
          a: z.int(),
          b: z.int(),
          labels: z.tuple([z.string(), z.string()]),
          score: z.number().describe("√(|A|·|B|)·(1 − observed/expected)."),
          observed: z.number(),
          expected: z.number(),
          conceptsA: z.int(),
          conceptsB: z.int(),
        }),
      )
      .describe("Widest first: communities that meet less than their sizes would let one expect."),
  })
  .meta({ id: "Gaps", description: "Structural gaps between communities." });
export type Gaps = z.infer<typeof Gaps>;

const through = z
  .array(z.object({ concept: ConceptRef, withA: z.int(), withC: z.int() }))
  .describe("Concepts that go with both, strongest first.");

export const MissingPairList = z
  .object({
    a: z.int(),
    b: z.int(),
    labels: z.tuple([z.string(), z.string()]),
    total: z.int().nonnegative().describe("Pairs of telling concepts, one of each, that share no paper."),
    possible: z.int().nonnegative().describe("All such pairs."),
    items: z.array(
      z.object({
        a: ConceptRef,
        b: ConceptRef,
        expected: z.number().nonnegative().describe("Papers that would hold both by chance."),
        through,
      }),
    ),
  })
  .meta({ id: "MissingPairList", description: "What is missing between two communities, most expected first." });
export type MissingPairList = z.infer<typeof MissingPairList>;

export const Ranker = z.enum(["linkingTerms", "averageMinimumWeight", "adamicAdar"]);

export const CandidateList = z
  .object({
    concept: ConceptRef,
    ranker: Ranker,
    total: z.int().describe("Concepts that share no paper with it, but a linking concept."),
    items: z.array(
      z.object({
        concept: ConceptRef,
        linkingTerms: z.number(),
        averageMinimumWeight: z.number(),
        adamicAdar: z.number(),
        through,
      }),
    ),
  })
  .meta({ id: "CandidateList", description: "What a concept is linked to through others only (Swanson's ABC)." });
export type CandidateList = z.infer<typeof CandidateList>;

export const BackTest = z
  .object({
    year: z.int().describe("Last year that the ranking saw."),
    horizon: z.int().describe("Years after it in which pairs could appear."),
    top: z.int(),
    candidates: z.int(),
    appeared: z.int(),
    hits: z.object({ linkingTerms: z.int(), averageMinimumWeight: z.int(), adamicAdar: z.int() }),
    chance: z.number(),
    frequency: z.number().describe("Hits of the pairs with the most papers of their own."),
    reading: z.string().describe("One sentence."),
  })
  .meta({ id: "BackTest", description: "Discovery tested on the corpus itself, by a cut in time." });
export type BackTest = z.infer<typeof BackTest>;

export const BridgeConcepts = z
  .object({
    sort: z.enum(["participation", "constraint", "betweenness", "bridgeness"]),
    exact: z.boolean().describe("False when the papers are too many for betweenness: sampling would rank nothing."),
    papers: z.int().nonnegative().describe("Papers counted: all, or those of the query."),
    items: z.array(
      ConceptRef.extend({
        participation: z.number(),
        withinDegree: z.number().describe("z-score of its links within its community: high = a hub at home."),
        constraint: z.number().nullable().describe("Burt's constraint: low = it spans structural holes."),
        betweenness: z.number().nullable(),
        bridgeness: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: "BridgeConcepts", description: "Concepts that join communities." });
export type BridgeConcepts = z.infer<typeof BridgeConcepts>;
