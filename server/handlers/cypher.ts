import type { Handlers } from "../../graph/contract/endpoints.ts";
import { exampleQueries } from "../../graph/store/neo4j/example-queries.ts";
import { GraphError } from "../../graph/util/errors.ts";
import type { ServerContext } from "../context.ts";

const NEEDS = "This store is a file. Cypher needs a store in Neo4j: isthmus copy STORE neo4j://host:7687";

/** The Cypher console. */
export function cypherHandlers(context: ServerContext): Pick<Handlers, "getCypherConsole" | "runCypher"> {
  return {
    async getCypherConsole() {
      const database = context.corpus.store.graphDatabase;
      if (!database) return { product: null, needs: NEEDS, labels: [], relationships: [], examples: [] };
      const { labels, relationships } = await database.schema();
      const examples = exampleQueries.map(({ title, statement, materialised }) => {
        return { title, statement, materialised: materialised ?? false };
      });
      return {
        product: database.product,
        needs: null,
        labels: [...labels],
        relationships: [...relationships],
        examples,
      };
    },
    async runCypher({ statement, limit, seconds }) {
      const database = context.corpus.store.graphDatabase;
      if (!database) throw new GraphError("UNSUPPORTED", "This store cannot be asked in Cypher", { hint: NEEDS });
      const { columns, rows, truncated, milliseconds } = await database.query(statement, { limit, seconds });
      return { columns: [...columns], rows: rows.map((row) => [...row]), truncated, milliseconds };
    },
  };
}
