import { z } from "zod";
import { conceptCounts, PaperEvidence, Partner } from "../concepts.ts";
import { integer, name } from "../entities.ts";

export const StrongPartner = Partner.extend({
  q: z.number().min(0).max(1).describe("Benjamini–Hochberg over the candidates of this concept, not over all pairs."),
  firstYear: z.int().nullable().describe("First year in which a paper mentions both."),
  evidence: PaperEvidence.nullable().describe("The newest sentence that mentions both; null when no sentence does."),
  longerNames: z.boolean().describe("True when every name folded into it contains its own."),
  folded: z
    .array(z.object({ id: z.string(), label: z.string(), papers: z.int().positive().describe("Joint papers.") }))
    .describe("Partners beyond chance whose name contains its name, or is part of it: strongest first."),
}).meta({ id: "StrongPartner", description: "A concept that belongs to the requested one, with one sentence." });
export type StrongPartner = z.infer<typeof StrongPartner>;

export const StrongPartners = z
  .object({
    ...conceptCounts,
    order: z
      .enum(["beyondChance", "papers"])
      .describe("papers: the concept is in most papers, where no test can tell; the most frequent partners then."),
    candidates: z.int().nonnegative().describe("Concepts tested: in three papers or more, names of its own left out."),
    beyondChance: z.int().nonnegative().describe("Candidates with q < 0.05 and three joint papers or more."),
    general: z.int().nonnegative().describe("General words beyond chance, which are not listed."),
    groups: z.int().nonnegative().describe("How many rows there are once names are folded."),
    partners: z.array(StrongPartner),
  })
  .meta({ id: "StrongPartners", description: "The few concepts that a concept goes with, most certain first." });
export type StrongPartners = z.infer<typeof StrongPartners>;

/** The few concepts that a concept goes with. */
export const strongPartnerEndpoints = {
  getStrongPartners: {
    method: "get",
    path: "/concepts/{id}/strong-partners",
    summary: "The few concepts that a concept goes with: beyond chance, in three papers or more, similar names folded.",
    params: z.object({ id: name }),
    query: z.object({ limit: integer(1, 50).default(8) }),
    response: StrongPartners,
  },
} as const;
