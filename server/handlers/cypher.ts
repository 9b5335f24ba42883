import type { Handlers } from "../../graph/contract/operations/endpoints.ts";
import { cypherLimits as limits } from "../../graph/contract/query.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import type { GraphDatabase } from "../../graph/store/graph-database.ts";
import { exampleQueries } from "../../graph/store/neo4j/console/example-queries.ts";
import type { ServerContext } from "../context/context.ts";

const NEEDS = "This store is a file. Cypher needs a store in Neo4j: isthmus copy STORE neo4j://host:7687";

/** The Cypher console. */
export function cypherHandlers(context: ServerContext): Pick<Handlers, "getCypherConsole" | "runCypher"> {
  return {
    async getCypherConsole() {
      const database = context.corpus.store.graphDatabase;
      if (!database) {
        const nothing = { labels: [], relationships: [], indexes: [], examples: [] };
        return { product: null, needs: NEEDS, limits, materialised: "none", ...nothing };
      }
      const schema = await database.schema();
      return {
        product: database.product,
        needs: null,
        limits,
        materialised: schema.materialised,
        labels: schema.labels.map((one) => ({ ...one, properties: [...one.properties] })),
        relationships: schema.relationships.map((one) => {
          return { ...one, properties: [...one.properties], from: [...one.from], to: [...one.to] };
        }),
        indexes: schema.indexes.map((one) => ({ ...one, on: [...one.on], properties: [...one.properties] })),
        examples: await examples(database),
      };
    },
    async runCypher(question) {
      const database = context.corpus.store.graphDatabase;
      if (!database) throw new GraphError("UNSUPPORTED", "This store does not answer Cypher.", { hint: NEEDS });
      const { columns, rows, cut, graph, milliseconds } = await database.query(question);
      return {
        columns: [...columns],
        rows: rows.map((row) => [...row]),
        cut,
        graph: { nodes: [...graph.nodes], relationships: [...graph.relationships], found: graph.found },
        milliseconds,
      };
    },
  };
}

/** The documented queries, with the parameters that each of them takes. */
async function examples(database: GraphDatabase) {
  const values = Object.entries(await database.exampleParameters());
  return exampleQueries.map(({ id, title, description, statement, materialised }) => {
    const taken = values.filter(([name]) => new RegExp(`\\$${name}\\b`).test(statement));
    return {
      id,
      title,
      description,
      statement: database.documentedQuery(statement),
      parameters: Object.fromEntries(taken),
      materialised: materialised ?? false,
    };
  });
}
