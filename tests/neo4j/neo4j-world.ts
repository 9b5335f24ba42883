import neo4j from "neo4j-driver";
import { inject } from "vitest";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import type { StoreWorld } from "../contract/clause.ts";

/** The server of the tests, when there is one. */
export const server = inject("neo4j");

export const credentials = { username: "neo4j", password: server?.password };

/** Opens the store on the server of the tests. */
export function openNeo4j(options: { create?: boolean } = {}): Promise<GraphStore> {
  return openStore(server?.url ?? "", { ...options, credentials });
}

/** Removes everything from the database. */
export async function wipe(): Promise<void> {
  await cypher("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS");
}

/** Drops every constraint and index of the database. */
export async function wipeSchema(): Promise<void> {
  for (const kind of ["CONSTRAINT", "INDEX"]) {
    const named = `SHOW ${kind === "INDEX" ? "INDEXES" : "CONSTRAINTS"} YIELD name, labelsOrTypes WHERE labelsOrTypes IS NOT NULL RETURN name`;
    for (const { name } of await cypher(named)) await cypher(`DROP ${kind} ${name} IF EXISTS`);
  }
}

/** Runs one statement, as a user of the database would. */
export async function cypher(statement: string, parameters: Record<string, unknown> = {}) {
  const auth = neo4j.auth.basic("neo4j", server?.password ?? "");
  const driver = neo4j.driver(server?.url ?? "", auth, { disableLosslessIntegers: true });
  const session = driver.session();
  try {
    return (await session.run(statement, parameters)).records.map((record) => record.toObject());
  } finally {
    await session.close();
    await driver.close();
  }
}

/** Stores in the one database of the server; each fresh one begins by emptying it. */
export async function neo4jWorld(): Promise<StoreWorld & { end(): Promise<void> }> {
  const opened: GraphStore[] = [];
  const open = async () => {
    const store = await openNeo4j();
    opened.push(store);
    return store;
  };
  return {
    async fresh() {
      await wipe();
      return open();
    },
    again: open,
    async end() {
      for (const store of opened) await store.close();
    },
  };
}
