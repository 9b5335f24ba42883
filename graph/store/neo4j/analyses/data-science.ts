import neo4j from "neo4j-driver";
import { GraphError } from "../../../shared/errors.ts";
import type { DataScienceReport, GraphDatabase } from "../../graph-database.ts";
import type { Connection } from "../connection/connection.ts";
import { userFacingNeo4jError } from "../connection/user-facing-error.ts";

/**
 * Has Graph Data Science find communities of concepts (Leiden over CO_OCCURS by joint papers) and the betweenness of papers and
 * concepts (Brandes over MENTIONS), and writes both to the nodes: gdsCommunity, gdsBetweenness.
 */
export async function analyseByDataScience(
  connection: Connection,
  { resolution, seed }: Parameters<GraphDatabase["dataScience"]>[0],
): Promise<DataScienceReport> {
  const start = performance.now();
  const { driver, database, url, names } = connection;
  const [concept, paper] = [names.own("Concept"), names.own("Paper")];
  const [concepts, papers] = [`isthmus-${names.prefix}concepts`, `isthmus-${names.prefix}papers`];
  // Each call is a transaction of its own: the procedures write in transactions that they begin themselves.
  const call = async (cypher: string, parameters: Record<string, unknown> = {}) => {
    const { records } = await driver.executeQuery(cypher, parameters, database === undefined ? {} : { database });
    return (records[0]?.toObject() ?? {}) as Record<string, number & string>;
  };
  const forget = async () => {
    for (const graph of [concepts, papers]) {
      await call("CALL gds.graph.drop($graph, false) YIELD graphName RETURN graphName", { graph });
    }
  };
  try {
    const version = (await call("RETURN gds.version() AS version")).version ?? "";
    await refuseStale(connection);
    await forget();
    try {
      const projected = await call(
        // One reader, so that concepts come in the same order each time, on which Leiden depends.
        `CALL gds.graph.project($graph, '${concept}', {${names.named("CO_OCCURS")}: {orientation: 'UNDIRECTED', properties: 'papers'}},
           {readConcurrency: 1}) YIELD nodeCount RETURN nodeCount AS concepts`,
        { graph: concepts },
      );
      const found = await call(
        `CALL gds.leiden.write($graph, {relationshipWeightProperty: 'papers', gamma: $gamma, randomSeed: $seed,
           concurrency: 1, writeProperty: 'gdsCommunity'}) YIELD communityCount, modularity
         RETURN communityCount AS communities, modularity`,
        { graph: concepts, gamma: resolution, seed: neo4j.int(seed) },
      );
      await call(
        `CALL gds.graph.project($graph, ['${paper}', '${concept}'], {${names.named("MENTIONS")}: {orientation: 'UNDIRECTED'}})
         YIELD nodeCount RETURN nodeCount`,
        { graph: papers },
      );
      const between = await call(
        `CALL gds.betweenness.write($graph, {writeProperty: 'gdsBetweenness'}) YIELD nodePropertiesWritten
         RETURN nodePropertiesWritten AS nodes`,
        { graph: papers },
      );
      return {
        product: `Graph Data Science ${version}`,
        concepts: projected.concepts ?? 0,
        communities: found.communities ?? 0,
        modularity: found.modularity ?? 0,
        betweenness: between.nodes ?? 0,
        seconds: (performance.now() - start) / 1000,
      };
    } finally {
      await forget();
    }
  } catch (error) {
    throw plainDataScienceError(url, error);
  }
}

/** Communities are those of the co-occurrences that materialise wrote. */
async function refuseStale(connection: Connection): Promise<void> {
  const [state] = await connection.read((run) =>
    run<{ current: boolean }>(
      "MATCH (s:IsthmusState {name: 'state'}) RETURN coalesce(s.materialised = s.revision, false) AS current",
    ),
  );
  if (state?.get("current")) return;
  throw new GraphError("CONFLICT", "The co-occurrences in the database are missing or older than its graph.", {
    hint: "Write them first: isthmus materialise --store URL",
  });
}

function plainDataScienceError(url: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const unknown = /Statement\.SyntaxError|ProcedureNotFound/.test(code);
  if (!unknown) return userFacingNeo4jError(url, error);
  return new GraphError("UNSUPPORTED", `Neo4j at ${url} has no Graph Data Science.`, {
    hint: "Install its plugin on the server. Without it, Isthmus computes communities and bridges itself.",
    cause: error,
  });
}
