import { z } from "zod";
import { integer } from "./field-types.ts";

const names = z.array(z.string());
const MOST_ROWS = 1000;
const MOST_SECONDS = 30;

export const CypherConsole = z
  .object({
    product: z.string().nullable().describe("The graph database, null when the store is none."),
    needs: z.string().nullable().describe("What is missing, in plain words; null when the console can be used."),
    most: z.object({ rows: z.int(), seconds: z.int() }).describe("The highest limits that a statement may ask for."),
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
  .meta({ id: "CypherConsole", description: "Whether Cypher can be asked here, of which schema, with examples." });

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
    summary: "Whether this store can be asked in Cypher, its schema, and examples.",
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
      limit: integer(1, MOST_ROWS).default(200).describe("Most rows."),
      seconds: integer(1, MOST_SECONDS).default(10).describe("Most time."),
    }),
    response: CypherRows,
  },
} as const;

/** The limits above, for those who show them. */
export const mostOfCypher = { rows: MOST_ROWS, seconds: MOST_SECONDS };
