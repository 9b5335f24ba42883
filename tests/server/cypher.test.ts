import { describe, expect, it } from "vitest";
import { exampleQueries } from "../../graph/store/neo4j/console/example-queries.ts";
import type { ServerContext } from "../../server/context/context.ts";
import { cypherHandlers } from "../../server/handlers/cypher.ts";

/** A context whose store is, or is not, in a graph database. */
const context = (graphDatabase?: object) => ({ corpus: { store: { graphDatabase } } }) as unknown as ServerContext;

const schema = {
  labels: [{ name: "Paper", nodes: 2, properties: ["id"], bookkeeping: false }],
  relationships: [{ type: "MENTIONS", count: 3, properties: ["count"], from: ["Paper"], to: ["Concept"] }],
  indexes: [{ name: "paper_id", kind: "range", on: ["Paper"], properties: ["id"] }],
  materialised: "stale",
} as const;
const graph = { nodes: [], relationships: [], found: { nodes: 0, relationships: 0 } };
const database = {
  product: "Neo4j 5.26",
  schema: async () => schema,
  documentedQuery: (statement: string) => statement,
  exampleParameters: async () => ({ concept: "a", near: "b", far: "c", words: "d" }),
  query: async (question: object) => ({ columns: ["x"], rows: [[question]], cut: "rows", graph, milliseconds: 1 }),
};

describe("the Cypher console of the API", () => {
  it("says what it needs where the store is a file", async () => {
    const handlers = cypherHandlers(context());
    expect(await handlers.getCypherConsole({})).toMatchObject({
      product: null,
      needs: expect.stringContaining("isthmus copy"),
      examples: [],
    });
    const asked = handlers.runCypher({ statement: "RETURN 1", parameters: {}, limit: 1, seconds: 1 });
    await expect(asked).rejects.toMatchObject({ code: "UNSUPPORTED", hint: expect.stringContaining("isthmus copy") });
  });

  it("gives the schema, and examples with the parameters that they take", async () => {
    const console = await cypherHandlers(context(database)).getCypherConsole({});
    expect(console).toMatchObject({
      product: "Neo4j 5.26",
      needs: null,
      limits: { rows: 1000, seconds: 30 },
      ...schema,
    });
    expect(console.examples).toHaveLength(exampleQueries.length);
    expect(new Set(console.examples.map(({ id }) => id)).size).toBe(exampleQueries.length);
    for (const { statement, parameters } of console.examples) {
      const taken = [...statement.matchAll(/\$(\w+)/g)].map(([, name]) => name);
      expect(Object.keys(parameters).sort()).toEqual([...new Set(taken)].sort());
    }
  });

  it("passes statement, parameters and limits on", async () => {
    const question = { statement: "RETURN $a", parameters: { a: [1, "x"] }, limit: 7, seconds: 3 };
    const answer = await cypherHandlers(context(database)).runCypher(question);
    expect(answer).toEqual({ columns: ["x"], rows: [[question]], cut: "rows", graph, milliseconds: 1 });
  });
});
