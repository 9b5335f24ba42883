import type { GraphDatabase } from "../graph-database.ts";
import type { Connection } from "./connection.ts";
import { queryReadOnly } from "./console.ts";
import { materialise } from "./materialise.ts";

/** What a Neo4j store offers besides GraphStore. */
export function neo4jDatabase(connection: Connection): GraphDatabase {
  const names = (cypher: string) =>
    connection.read(async (run) => (await run<{ name: string }>(cypher)).map((row) => row.get("name")));
  return {
    product: connection.product,
    materialise: (analyses, options) => materialise(connection, analyses, options),
    query: (statement, options) => queryReadOnly(connection, statement, options),
    schema: async () => ({
      labels: await names("CALL db.labels() YIELD label RETURN label AS name ORDER BY name"),
      relationships: await names(
        "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS name ORDER BY name",
      ),
    }),
  };
}
