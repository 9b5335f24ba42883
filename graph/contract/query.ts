import { z } from "zod";
import { ConceptRef, integer, name, PaperSummary, page, YearCounts } from "./entities.ts";

export const QueryAnswer = z
  .object({
    query: z.string(),
    corpus: z.int(),
    total: z.int().describe("Papers that fit."),
    sort: z.enum(["newest", "oldest", "bridge"]),
    years: YearCounts,
    understood: z
      .array(
        z.object({
          start: z.int().describe("Place of the piece in the query, in UTF-16 units."),
          end: z.int(),
          kind: z.enum(["concept", "text", "keyword", "community", "set", "kind", "under", "venue", "years", "paper"]),
          label: z.string(),
          papers: z.int().describe("Papers that fit this piece alone."),
        }),
      )
      .describe("How each piece of the query was read."),
    items: z.array(PaperSummary),
    concepts: z
      .array(
        ConceptRef.extend({
          inAnswer: z.int().describe("Papers of the answer that mention it."),
          lift: z.number().describe("Its share in the answer over its share in the corpus."),
          q: z.number().min(0).max(1).describe("Hypergeometric, Benjamini–Hochberg over all concepts of 3+ papers."),
        }),
      )
      .describe("Concepts that are over-represented in the answer, surest first, without those of the query."),
    without: z
      .object({ start: z.int(), end: z.int(), text: z.string(), papers: z.int() })
      .nullable()
      .describe("When nothing fits: the one piece without which most papers would."),
  })
  .meta({ id: "QueryAnswer", description: "The papers of a query, and the concepts they are rich in." });
export type QueryAnswer = z.infer<typeof QueryAnswer>;

export const QuerySuggestions = z
  .object({
    start: z.int().describe("What is replaced when a suggestion is taken."),
    end: z.int(),
    items: z.array(
      z.object({
        insert: z.string().describe("What to put there."),
        label: z.string(),
        kind: z.enum(["concept", "field", "keyword", "kind", "venue", "community", "set", "year", "sort"]),
        papers: z.int().nullable(),
      }),
    ),
    problem: z
      .object({ message: z.string(), hint: z.string().nullable(), start: z.int(), end: z.int() })
      .nullable()
      .describe("What is wrong with the query so far."),
  })
  .meta({ id: "QuerySuggestions", description: "What may follow at the cursor." });
export type QuerySuggestions = z.infer<typeof QuerySuggestions>;

export const SavedSet = z
  .object({ name: z.string(), concepts: z.array(z.string()).describe("Ids.") })
  .meta({ id: "SavedSet", description: "Concepts saved under a name." });
export type SavedSet = z.infer<typeof SavedSet>;

export const SavedSetList = z
  .object({ items: z.array(SavedSet) })
  .meta({ id: "SavedSetList", description: "All saved sets, by name." });
export type SavedSetList = z.infer<typeof SavedSetList>;

const query = z.string().max(2000);

const setName = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}_-]+$/u, "letters, digits, _ and - only");

/** Queries in the query language, and saved sets of concepts that queries can use. */
export const queryEndpoints = {
  query: {
    method: "get",
    path: "/query",
    summary: 'Papers of a query such as "in-context learning" NOT rl year:2020..2024 sort:bridge.',
    query: z.object({
      q: query,
      concepts: integer(0, 200).default(25).describe("Most over-represented concepts."),
      ...page,
    }),
    response: QueryAnswer,
  },
  suggestQuery: {
    method: "get",
    path: "/query/suggestions",
    summary: "What may follow at the cursor of a query, and what is wrong with it so far.",
    query: z.object({ q: query, at: integer(0, 2000).optional(), limit: integer(1, 50).default(8) }),
    volatile: true,
    response: QuerySuggestions,
  },
  listSets: {
    method: "get",
    path: "/sets",
    summary: "All saved sets of concepts.",
    volatile: true,
    response: SavedSetList,
  },
  saveSet: {
    method: "put",
    path: "/sets/{name}",
    summary: "Saves concepts under a name, in place of a previous set of that name.",
    params: z.object({ name: setName }),
    body: z.object({ concepts: z.array(name).min(1).max(5000).describe("Ids, labels or aliases.") }),
    response: SavedSet,
  },
  removeSet: {
    method: "delete",
    path: "/sets/{name}",
    summary: "Forgets a saved set.",
    params: z.object({ name: setName }),
    response: SavedSetList,
  },
} as const;

const names = z.array(z.string());

const MAX_ROWS = 1000;

const MAX_SECONDS = 30;

export const CypherConsole = z
  .object({
    product: z.string().nullable().describe("The graph database, null when the store is none."),
    needs: z.string().nullable().describe("What is missing, in plain words; null when the console can be used."),
    limits: z.object({ rows: z.int(), seconds: z.int() }).describe("The highest limits that a statement may ask for."),
    materialised: z
      .enum(["none", "stale", "current"])
      .describe("Whether `isthmus materialise` has written analyses, and for the graph as it is."),
    labels: z.array(
      z.object({
        name: z.string(),
        nodes: z.int(),
        properties: names,
        bookkeeping: z.boolean().describe("Written by and for Isthmus itself."),
      }),
    ),
    relationships: z.array(z.object({ type: z.string(), count: z.int(), properties: names, from: names, to: names })),
    indexes: z.array(z.object({ name: z.string(), kind: z.string(), on: names, properties: names })),
    examples: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        description: z.string(),
        statement: z.string(),
        parameters: z.record(z.string(), z.string()).describe("Values that give answers in this graph."),
        materialised: z.boolean().describe("Needs `isthmus materialise`."),
      }),
    ),
  })
  .meta({ id: "CypherConsole", description: "Whether Cypher is available here, with the schema and examples." });

export const CypherRows = z
  .object({
    columns: names,
    rows: z
      .array(z.array(z.unknown()))
      .describe(
        "Nodes {kind: node, id, labels, properties}, relationships {kind: relationship, id, type, start, end, properties} and paths {kind: path, nodes, relationships} are objects; the rest is plain JSON.",
      ),
    cut: z.enum(["rows", "size"]).nullable().describe("Which limit ended the answer early; null when it is whole."),
    graph: z
      .object({
        nodes: z.array(
          z.object({
            id: z.string(),
            label: z.string(),
            caption: z.string(),
            key: z.string().nullable().describe("Id of the paper or concept, null for other nodes."),
          }),
        ),
        relationships: z.array(z.object({ id: z.string(), type: z.string(), start: z.string(), end: z.string() })),
        found: z
          .object({ nodes: z.int(), relationships: z.int() })
          .describe(
            "How many stand in the rows, also those beyond what is drawn (500 and 2,000) or without their ends.",
          ),
      })
      .describe("Nodes and relationships anywhere in the rows, each once, for drawing."),
    milliseconds: z.number(),
  })
  .meta({ id: "CypherRows", description: "The answer to a statement that only reads." });

/** The Cypher console, for stores in a graph database. */
export const cypherEndpoints = {
  getCypherConsole: {
    method: "get",
    path: "/cypher",
    summary: "Whether this store answers Cypher, its schema, and examples.",
    volatile: true,
    response: CypherConsole,
  },
  runCypher: {
    method: "post",
    path: "/cypher",
    summary: "Runs one Cypher statement that only reads; anything else is refused. Answered by read-only servers too.",
    reads: true,
    body: z.object({
      statement: z.string().min(1).max(20_000),
      parameters: z.record(z.string(), z.unknown()).default({}).describe("Values of `$name` in the statement."),
      limit: integer(1, MAX_ROWS).default(200).describe("Maximum number of rows."),
      seconds: integer(1, MAX_SECONDS).default(10).describe("Maximum time, in seconds."),
    }),
    response: CypherRows,
  },
} as const;

/** The limits above, for those who show them. */
export const cypherLimits = { rows: MAX_ROWS, seconds: MAX_SECONDS };
