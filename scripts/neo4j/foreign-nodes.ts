import { GraphError } from "../../graph/shared/errors.ts";
import { parseAddress } from "../../graph/store/neo4j/connection/address.ts";
import { connectNeo4j, type Neo4jCredentials } from "../../graph/store/neo4j/connection/connection.ts";
import { openGraph } from "../../graph/store/neo4j/schema/open-graph.ts";

/** How many nodes of a database Isthmus did not write. */
export async function countForeignNodes(url: string, credentials: Neo4jCredentials): Promise<number> {
  const address = parseAddress(url);
  const connection = await connectNeo4j(address, credentials);
  try {
    await openGraph(connection, address, false).catch((error: unknown) => {
      // A database without a graph of Isthmus: all nodes are those of others.
      if (!(error instanceof GraphError) || error.code !== "NOT_FOUND") throw error;
    });
    const [row] = await connection.read((run) =>
      run<{ nodes: number }>(
        "MATCH (n) WHERE none(label IN labels(n) WHERE label STARTS WITH 'Isthmus') RETURN count(n) AS nodes",
      ),
    );
    return row?.get("nodes") ?? 0;
  } finally {
    await connection.driver.close();
  }
}
