import { z } from "zod";
import { integer } from "./field-types.ts";

export const CypherConsole = z
  .object({
    product: z.string().nullable().describe("The graph database, null when the store is none."),
    needs: z.string().nullable().describe("What is missing, in plain words; null when the console can be used."),
    labels: z.array(z.string()),
    relationships: z.array(z.string()),
    examples: z.array(
      z.object({
        title: z.string(),
        statement: z.string(),
        materialised: z.boolean().describe("Needs `isthmus materialise`."),
      }),
    ),
  })
  .meta({ id: "CypherConsole", description: "Whether Cypher can be asked here, of which schema, with examples." });

export const CypherRows = z
  .object({
    columns: z.array(z.string()),
    rows: z.array(z.array(z.unknown())).describe("Nodes, relationships and paths are objects with a `kind`."),
    truncated: z.boolean().describe("True when there was more than the limit lets through."),
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
    summary: "Runs one Cypher statement that only reads; anything else is refused.",
    body: z.object({
      statement: z.string().min(1).max(20_000),
      limit: integer(1, 1000).default(200).describe("Most rows."),
      seconds: integer(1, 30).default(10).describe("Most time."),
    }),
    response: CypherRows,
  },
} as const;
