import { z } from "zod";
import {
  BridgeStatus,
  ConceptRef,
  ConnectedConcepts,
  Evidence,
  FieldConcepts,
  FieldDivision,
  integer,
  minConceptsEachSide,
  name,
  ofQuery,
  Paper,
  PaperSummary,
  page,
  SideQuote,
} from "./entities.ts";

export const BridgeParts = z
  .object({
    diversity: z.number().min(0).max(1).describe("Rao–Stirling diversity over communities."),
    separateness: z
      .number()
      .min(0)
      .max(1)
      .describe("Mean separateness of the pairs it connects, weighted by their share."),
    raw: z.number().min(0).max(1).describe("Score before length correction."),
    length: z.int().nonnegative().describe("Number of concepts of the paper."),
  })
  .meta({ id: "BridgeParts", description: "What the bridge score is made of." });
export type BridgeParts = z.infer<typeof BridgeParts>;

export const BridgeSide = z
  .object({
    community: z.int().positive(),
    label: z.string(),
    share: z.number().min(0).max(1).describe("Share of the paper's concepts (idf-weighted)."),
    concepts: z.array(z.object({ id: z.string(), label: z.string() })),
    own: z
      .array(z.string())
      .describe("The one or two concepts to call it by; none where the paper has all that the field's name says."),
  })
  .meta({ id: "BridgeSide", description: "A field of a bridge paper." });
export type BridgeSide = z.infer<typeof BridgeSide>;

const [field, papers] = [z.int().positive(), z.int().nonnegative()];

export const PaperTransfer = z
  .object({
    from: field.describe("The field of the method."),
    to: field.describe("The field of the task."),
    method: ConceptRef,
    task: ConceptRef.describe("What the method is used for: a task, or another thing where sentences are sure of it."),
    before: papers
      .nullable()
      .describe("Papers of earlier years of which a sentence says the same; null for a paper without a year."),
    firstYear: z.int().nullable(),
    mentioned: papers.describe("Papers of earlier years that mention both."),
    earlierPapers: papers.describe("Papers of earlier years in the collection."),
    refersToEarlier: z
      .boolean()
      .describe(
        "Whether a sentence of the paper refers to earlier work on both fields, or its title calls it a survey.",
      ),
    confidence: z.number().min(0).max(1).describe("Of the relation, over the sentences of all papers."),
  })
  .meta({ id: "PaperTransfer", description: "A method of one field that a paper uses for a task of another." });
export type PaperTransfer = z.infer<typeof PaperTransfer>;

export const BridgePaper = z
  .object({
    rank: z.int().positive(),
    paper: PaperSummary,
    score: z.number().describe("Length-corrected (units of median absolute deviation) or raw, as requested."),
    parts: BridgeParts,
    fields: z.int().nonnegative().describe("Fields from which it has concepts, as `sides` list them."),
    sides: z.array(BridgeSide).describe("The fields it connects, largest share first."),
    pair: z.object({
      a: z.int(),
      b: z.int(),
      papers: z.int().describe("Other papers that mention two or more concepts of both fields."),
      expected: z.number().describe("Expected weight between the two fields, the paper left out."),
      observed: z.number(),
    }),
    brings: PaperTransfer.nullable().describe(
      "What it brings from one of the two fields to the other, by its own sentences; null when none says so, and while relations are decided.",
    ),
    status: BridgeStatus,
    connects: ConnectedConcepts.nullable(),
    quote: SideQuote.nullable().describe("Null where the text is not known, as in a site published without abstracts."),
    p: z.number().min(0).max(1).nullable().describe("Against degree-preserving shuffles; null while computed."),
    q: z.number().min(0).max(1).nullable().describe("Benjamini–Hochberg over all papers tested."),
    stability: z
      .number()
      .min(0)
      .max(1)
      .describe("Share of re-seeded partitions with it in the top 1 %, or among the ten best."),
    isBridge: z
      .boolean()
      .nullable()
      .describe(
        "Whether both sides are more than mentioned, and q and stability reach the bar of the ranking; if not, it also touches two fields. Null while q is computed.",
      ),
    change: z
      .object({
        modularity: z.number().describe("Modularity change rate in percent; above 0 weakens the boundaries."),
        linkage: z.number().describe("Links between fields it adds, over all others."),
        earlierSeparateness: z
          .number()
          .nullable()
          .describe("How separate the two fields were in earlier years, 0 … 1."),
      })
      .nullable(),
    reason: z.string().describe("One sentence."),
  })
  .meta({ id: "BridgePaper", description: "A paper that combines fields which few others do, with its reasons." });
export type BridgePaper = z.infer<typeof BridgePaper>;

export const BridgeOrder = z.enum(["score", "fields"]);
export type BridgeOrder = z.infer<typeof BridgeOrder>;

export const BridgeRanking = z
  .object({
    total: z
      .int()
      .describe(
        "Papers with enough field-specific concepts in two fields, or in the requested fields: those that can be bridges.",
      ),
    stated: z
      .int()
      .nullable()
      .describe("Those that say that they connect both: they come first. Null by fields or `sort`."),
    corpus: z.int(),
    correction: z.enum(["length", "raw"]),
    minConcepts: z.int().min(2).describe("Least number of field-specific concepts of a paper on each side."),
    seed: z.int(),
    communities: z.int(),
    foundFrom: FieldConcepts.nullable().describe(
      "The concepts that fields are found from, and that count for bridges; null when all take part.",
    ),
    division: FieldDivision.nullable().describe("Null while computed."),
    tested: z
      .object({
        family: z.int(),
        shuffles: z.int(),
        partitions: z.int(),
        top: z.number(),
        maxQ: z.number().describe("Largest q of a bridge."),
        minStability: z.number().describe("Least stability of a bridge."),
        bridges: z.int().describe("Papers of the corpus that reach both."),
      })
      .nullable()
      .describe("What p, q and stability were computed over; null while p and q are."),
    items: z.array(BridgePaper),
  })
  .meta({ id: "BridgeRanking", description: "Papers with an unusual combination of fields, best first, ties by id." });
export type BridgeRanking = z.infer<typeof BridgeRanking>;

export const PaperDetail = z
  .object({
    paper: Paper,
    language: z
      .string()
      .nullable()
      .describe(
        "Guessed from the text, code of ISO 639-1; null when it is too short to tell. Without concepts if not en.",
      ),
    closingLines: z
      .array(
        z.object({
          start: z.int(),
          end: z.int(),
          kind: z.enum(["publisher", "registration", "codes", "keywords", "note"]),
        }),
      )
      .describe("Ranges of the abstract that are not part of it and are not searched for concepts."),
    keywords: z
      .array(
        z.object({
          keyword: z.string().describe("As the source gives it."),
          concept: z.object({ id: z.string(), label: z.string() }).nullable().describe("What it names in the graph."),
          inText: z.boolean().describe("Whether the title or the abstract mentions this concept."),
        }),
      )
      .describe("Keywords of the authors and subject headings, against the text."),
    mentions: z.array(
      Evidence.omit({ sentence: true, sentenceStart: true, text: true }).extend({
        concept: z.string(),
        label: z.string(),
        community: z.int(),
      }),
    ),
    communities: z.array(z.object({ community: z.int(), label: z.string(), share: z.number(), concepts: z.int() })),
    bridge: BridgePaper.nullable().describe("With its rank among all; null when the paper cannot be a bridge."),
    among: z
      .object({ rank: z.int().positive(), total: z.int() })
      .nullable()
      .describe(
        "Its rank among the papers that connect the requested fields with the requested number of concepts of each; null when it does not, or without request.",
      ),
  })
  .meta({ id: "PaperDetail", description: "A paper with its concepts marked, and its fields." });
export type PaperDetail = z.infer<typeof PaperDetail>;

export const PaperList = z
  .object({ total: z.int(), items: z.array(PaperSummary) })
  .meta({ id: "PaperList", description: "A page of papers." });
export type PaperList = z.infer<typeof PaperList>;

/** Papers, and among them the bridges between fields. */
export const paperEndpoints = {
  listBridges: {
    method: "get",
    path: "/bridges",
    summary: "Bridge papers, best first, with their reasons.",
    query: z.object({
      correction: z.enum(["length", "raw"]).default("length"),
      sort: BridgeOrder.default("score").describe(
        "By `rank`, which is by score, or by the number of fields of a paper, the most first, and then by rank.",
      ),
      a: integer(1, 1_000_000).optional().describe("Only papers that connect this community …"),
      b: integer(1, 1_000_000).optional().describe("… with this one."),
      minConcepts: minConceptsEachSide,
      q: ofQuery,
      ...page,
    }),
    response: BridgeRanking,
  },
  getPaper: {
    method: "get",
    path: "/papers/{id}",
    summary: "A paper with its concepts marked, and its fields.",
    params: z.object({ id: name }),
    query: z.object({
      correction: z.enum(["length", "raw"]).default("length"),
      a: integer(1, 1_000_000).optional().describe("Why it connects this community …"),
      b: integer(1, 1_000_000).optional().describe("… with this one, and its rank among the papers that do."),
      minConcepts: minConceptsEachSide,
      q: ofQuery,
    }),
    response: PaperDetail,
  },
  listPapers: {
    method: "get",
    path: "/papers",
    summary: "Papers, newest first, ties by id; with `q`, those whose words match, best first.",
    query: z.object({ q: z.string().max(200).optional(), ...page }),
    response: PaperList,
  },
} as const;
