import { describe, expect, it } from "vitest";
import { exampleQueries } from "../../graph/store/neo4j/example-queries.ts";
import type { ServerContext } from "../../server/context.ts";
import { cypherHandlers } from "../../server/handlers/cypher.ts";

/** A context whose store is, or is not, in a graph database. */
const context = (graphDatabase?: object) => ({ corpus: { store: { graphDatabase } } }) as unknown as ServerContext;

const database = {
  product: "Neo4j 5.26",
  schema: async () => ({ labels: ["Paper"], relationships: ["MENTIONS"] }),
  query: async (statement: string, options: object) => {
    return { columns: ["x"], rows: [[statement], [options]], truncated: false, milliseconds: 1 };
  },
};

describe("the Cypher console of the API", () => {
  it("says what it needs where the store is a file", async () => {
    const handlers = cypherHandlers(context());
    expect(await handlers.getCypherConsole({})).toMatchObject({
      product: null,
      needs: expect.stringContaining("Neo4j"),
    });
    const asked = handlers.runCypher({ statement: "RETURN 1", limit: 1, seconds: 1 });
    await expect(asked).rejects.toMatchObject({ code: "UNSUPPORTED", hint: expect.stringContaining("isthmus copy") });
  });

  it("gives schema and examples, and passes limits on", async () => {
    const handlers = cypherHandlers(context(database));
    const console = await handlers.getCypherConsole({});
    expect(console).toMatchObject({
      product: "Neo4j 5.26",
      needs: null,
      labels: ["Paper"],
      relationships: ["MENTIONS"],
    });
    expect(console.examples).toHaveLength(exampleQueries.length);
    expect(await handlers.runCypher({ statement: "RETURN 1", limit: 7, seconds: 3 })).toMatchObject({
      rows: [["RETURN 1"], [{ limit: 7, seconds: 3 }]],
    });
  });
});
