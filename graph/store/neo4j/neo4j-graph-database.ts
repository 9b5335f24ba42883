import { GraphError } from "../../shared/errors.ts";
import type { GraphDatabase } from "../graph-database.ts";
import { analyseByDataScience } from "./analyses/data-science.ts";
import { materialise } from "./analyses/materialise.ts";
import type { Connection } from "./connection/connection.ts";
import { databaseSchema, exampleParameters } from "./console/database-schema.ts";
import { queryReadOnly } from "./console/run-statement.ts";

/** Statements of users that may run at once: more would keep the explorer itself waiting. */
const MAX_STATEMENTS = 4;

/** What a Neo4j store offers in addition to GraphStore. */
export function neo4jDatabase(connection: Connection): GraphDatabase {
  let running = 0;
  return {
    product: connection.product,
    materialise: (analyses, options) => materialise(connection, analyses, options),
    dataScience: (options) => analyseByDataScience(connection, options),
    async query(question) {
      if (running >= MAX_STATEMENTS) throw busy();
      running++;
      try {
        return await queryReadOnly(connection, question);
      } finally {
        running--;
      }
    },
    documentedQuery: (statement) => connection.names.statement(statement),
    schema: () => databaseSchema(connection),
    exampleParameters: () => exampleParameters(connection),
  };
}

function busy(): GraphError {
  return new GraphError("UNAVAILABLE", `${MAX_STATEMENTS} statements are running already.`, {
    hint: "Wait until one of them has ended, then try again.",
  });
}
