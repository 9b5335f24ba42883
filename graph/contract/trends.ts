import { z } from "zod";
import { ConceptRef, integer } from "./entities.ts";

const period = z.tuple([z.int(), z.int()]).nullable().describe("First and last year; null when no paper has a year.");

const TrendingConcept = ConceptRef.extend({
  counts: z.array(z.int()).describe("Its papers of each year."),
  growth: z.number().describe("Slope of its yearly share over its mean share: 0.06 = 6 % a year."),
  before: z.int().describe("Its papers of the earlier period."),
  after: z.int().describe("Its papers of the later one."),
  score: z
    .number()
    .describe("Signed root of G² of later against earlier papers; within venues, z of Mantel and Haenszel."),
  q: z.number().min(0).max(1).describe("Two-sided p, Benjamini–Hochberg over the concepts tested; 1 for the others."),
});

export const Trends = z
  .object({
    years: z.array(z.int()),
    papers: z.array(z.int()).describe("Papers of each year."),
    split: z.int().nullable().describe("Last year of the earlier part, null when no paper has a year."),
    minPapers: z.int().describe("Fewest papers of a concept that is compared."),
    concepts: z.int().describe("How many concepts were compared."),
    tested: z.int().describe("Those of them with enough papers to show a change at q = 0.05."),
    earlier: period,
    later: period,
    papersEarlier: z.int(),
    papersLater: z.int(),
    within: z
      .enum(["corpus", "venue"])
      .describe("Whether all papers are compared, or those of each venue with one another."),
    venues: z
      .object({
        shift: z.number().min(0).max(1).describe("Share of papers by which the mix of venues differs, beyond chance."),
        comparable: z.number().min(0).max(1).describe("Share of the papers whose venue has papers in both periods."),
        changed: z
          .array(z.object({ venue: z.string(), earlier: z.number(), later: z.number() }))
          .describe("The venues whose share of the papers changed most."),
      })
      .nullable()
      .describe("Null when no paper has a venue."),
    maxQ: z.number(),
    total: z
      .object({ rising: z.int(), falling: z.int() })
      .describe("Concepts whose share is higher, and lower, later, with q up to `maxQ`."),
    rising: z.array(TrendingConcept).describe("Lowest q first, then largest score."),
    falling: z.array(TrendingConcept).describe("Lowest q first, then lowest score."),
  })
  .meta({ id: "Trends", description: "Concepts whose share of papers rises or falls." });
export type Trends = z.infer<typeof Trends>;

export const BurstList = z
  .object({
    years: z.array(z.int()),
    concepts: z.int().describe("How many concepts were compared."),
    items: z.array(ConceptRef.extend({ start: z.int(), end: z.int(), weight: z.number(), counts: z.array(z.int()) })),
  })
  .meta({
    id: "BurstList",
    description: "Years in which a concept came more often than it otherwise does (Kleinberg).",
  });
export type BurstList = z.infer<typeof BurstList>;

export const Themes = z
  .object({
    items: z.array(
      z.object({
        community: z.int(),
        label: z.string(),
        concepts: z.int(),
        papers: z.int(),
        centrality: z.number().describe("Links to other communities over what is usual at its size: 1 = as usual."),
        density: z.number().describe("Links within over what is usual at its size: 1 = as usual."),
        quadrant: z.enum(["motor", "basic", "niche", "emerging"]),
      }),
    ),
  })
  .meta({ id: "Themes", description: "Thematic map: centrality and density of communities (Callon)." });
export type Themes = z.infer<typeof Themes>;

const changingPair = z.object({
  a: ConceptRef,
  b: ConceptRef,
  before: z.int().describe("Joint papers in the earlier part."),
  after: z.int(),
  score: z.number(),
});

export const ChangingPairs = z
  .object({
    split: z.int().nullable().describe("Last year of the earlier part."),
    papersBefore: z.int(),
    papersAfter: z.int(),
    rising: z.array(changingPair),
    falling: z.array(changingPair),
  })
  .meta({ id: "ChangingPairs", description: "Pairs whose share of papers rose or fell most." });
export type ChangingPairs = z.infer<typeof ChangingPairs>;

const years = z.string().regex(/^\d{1,4}-\d{1,4}$/, "two years, such as 2015-2022");

/** What changes over the years. */
export const trendEndpoints = {
  getTrends: {
    method: "get",
    path: "/trends",
    summary: "Concepts whose share of papers rises or falls most.",
    query: z.object({
      limit: integer(1, 200).default(25),
      earlier: years.optional().describe("Years such as 2015-2022; without it, the earlier half of the papers."),
      later: years.optional().describe("Years that come after these; without it, the later half."),
      within: z
        .enum(["corpus", "venue"])
        .optional()
        .describe(
          "What papers are compared with: all, or those of their venue; that by default when the mix of venues changed much.",
        ),
      maxQ: z.coerce.number().min(0).max(1).default(0.05).describe("Largest q of a rise or fall; 1 gives all."),
    }),
    response: Trends,
  },
  getBursts: {
    method: "get",
    path: "/bursts",
    summary: "Bursts of concepts over the years, heaviest first.",
    query: z.object({ limit: integer(1, 500).default(50) }),
    response: BurstList,
  },
  getThemes: {
    method: "get",
    path: "/themes",
    summary: "Thematic map: centrality and density of communities.",
    response: Themes,
  },
  getChangingPairs: {
    method: "get",
    path: "/changing-pairs",
    summary: "Pairs of concepts whose share of papers rose or fell most.",
    query: z.object({ limit: integer(1, 50).default(25) }),
    response: ChangingPairs,
  },
} as const;
