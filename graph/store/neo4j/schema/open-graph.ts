import { GraphError } from "../../../shared/errors.ts";
import type { Neo4jAddress } from "../connection/address.ts";
import { type Connection, withPrefix } from "../connection/connection.ts";
import { PLAIN_LABELS, prefixOfState } from "../connection/names.ts";
import { createSchema, refuseTakenNames } from "./graph-schema.ts";
import { upgradeFirstSchema } from "./upgrade-first-schema.ts";

/** The version of the model that this release writes; see docs/neo4j.md. */
export const SCHEMA_VERSION = 2;

/** A graph of Isthmus in the database. */
interface FoundGraph {
  readonly prefix: string;
  readonly schema: number;
  /** Its constraints and indexes are made; not so for one that a Cypher export wrote. */
  readonly prepared: boolean;
}

/**
 * Finds the graph in the database, and makes an empty one where that is allowed. A database belongs to its owner: where
 * nodes have labels that a graph would use and no graph is there, nothing is written.
 */
export async function openGraph(connection: Connection, address: Neo4jAddress, create: boolean): Promise<Connection> {
  const graphs = await findGraphs(connection);
  const graph = choose(graphs, address.prefix);
  const own = withPrefix(connection, address, graph?.prefix ?? address.prefix ?? "");
  if (graph) {
    await bringUpToDate(own, graph);
    return own;
  }
  if (!create) throw noGraph(own, graphs);
  const foreign = await countTakenLabels(own);
  if (foreign.length > 0) {
    // Another process may have made the graph meanwhile.
    if (choose(await findGraphs(connection), address.prefix)) return openGraph(connection, address, create);
    throw foreignNodes(own, foreign);
  }
  await refuseTakenNames(own);
  await createSchema(own);
  await own.write((run) =>
    run(
      `MERGE (s:IsthmusState {name: 'state'})
       ON CREATE SET s.schema = toInteger($schema), s.prefix = $prefix, s.prepared = true, s.revision = 0, s.stale = false,
         s.mentions = 0, s.concepts = 0, s.applying = false`,
      { schema: SCHEMA_VERSION, prefix: own.names.prefix },
    ),
  );
  return own;
}

async function findGraphs(connection: Connection): Promise<FoundGraph[]> {
  const labels = await connection.read((run) =>
    run<{ label: string }>(
      "CALL db.labels() YIELD label WHERE label STARTS WITH 'Isthmus' AND label ENDS WITH 'State' RETURN label ORDER BY label",
    ),
  );
  const graphs: FoundGraph[] = [];
  for (const row of labels) {
    const label = row.get("label");
    const [state] = await connection.read((run) =>
      run<{ schema: number; prepared: boolean | null }>(
        `MATCH (s:\`${label.replaceAll("`", "``")}\` {name: 'state'}) RETURN s.schema AS schema, s.prepared AS prepared`,
      ),
    );
    const prefix = prefixOfState(label);
    if (!state || prefix === undefined) continue;
    graphs.push({ prefix, schema: state.get("schema"), prepared: state.get("prepared") ?? false });
  }
  return graphs;
}

/** The graph that is asked for; without a prefix the one that has none, else the only one. */
function choose(graphs: readonly FoundGraph[], prefix: string | undefined): FoundGraph | undefined {
  const found = graphs.find((graph) => graph.prefix === (prefix ?? ""));
  return found ?? (prefix === undefined && graphs.length === 1 ? graphs[0] : undefined);
}

async function bringUpToDate(connection: Connection, { schema, prepared }: FoundGraph): Promise<void> {
  if (schema > SCHEMA_VERSION) {
    const { url } = connection;
    throw new GraphError("UNSUPPORTED", `${url} was written by a newer version of Isthmus (schema ${schema}).`, {
      hint: `This version reads up to schema ${SCHEMA_VERSION}: update Isthmus, or name another store.`,
    });
  }
  if (schema === SCHEMA_VERSION && prepared) return;
  if (schema < SCHEMA_VERSION) await upgradeFirstSchema(connection);
  await createSchema(connection);
  await addEmptyLists(connection);
  await connection.write((run) =>
    run(
      "MATCH (s:IsthmusState {name: 'state'}) SET s.schema = toInteger($schema), s.prefix = $prefix, s.prepared = true",
      {
        schema: SCHEMA_VERSION,
        prefix: connection.names.prefix,
      },
    ),
  );
}

/** Gives papers the lists that are empty, which an import from files leaves out. */
async function addEmptyLists(connection: Connection): Promise<void> {
  const lists = [
    ["IsthmusPaper", "authors"],
    ["IsthmusPaper", "keywords"],
    ["IsthmusRecord", "keys"],
  ] as const;
  for (const [label, list] of lists) {
    for (let added = 1; added > 0; ) {
      const [row] = await connection.write((run) =>
        run<{ added: number }>(
          `MATCH (n:${label}) WHERE n.${list} IS NULL WITH n LIMIT 10000 SET n.${list} = [] RETURN count(*) AS added`,
        ),
      );
      added = row?.get("added") ?? 0;
    }
  }
}

/** Nodes that have labels which a graph would use: "2 Concept". */
async function countTakenLabels({ names, read }: Connection): Promise<string[]> {
  const labels = [...PLAIN_LABELS.map((label) => names.named(label)), ...names.ownLabels];
  return read(async (run) => {
    const found: string[] = [];
    for (const label of labels) {
      const [row] = await run<{ nodes: number }>(`MATCH (n:\`${label}\`) RETURN count(n) AS nodes`);
      const nodes = row?.get("nodes") ?? 0;
      if (nodes > 0) found.push(`${nodes} ${label}`);
    }
    return found;
  });
}

function foreignNodes({ url }: Connection, counts: readonly string[]): GraphError {
  const labels = counts.join(", ");
  return new GraphError(
    "CONFLICT",
    `The database at ${url} contains foreign nodes with labels that Isthmus uses: ${labels}.`,
    {
      hint:
        "Nothing was written. Name another database (NEO4J_DATABASE or ?database=; Neo4j Community has one, so another server), " +
        "or give the graph labels of its own: --prefix Lit_",
    },
  );
}

function noGraph({ url }: Connection, graphs: readonly FoundGraph[]): GraphError {
  const prefixes = graphs.map(({ prefix }) => (prefix === "" ? "none" : prefix)).join(", ");
  return new GraphError("NOT_FOUND", `The database at ${url} contains no Isthmus store.`, {
    hint:
      graphs.length > 0
        ? `It contains graphs with these prefixes: ${prefixes}. Name one: neo4j://host:7687?prefix=NAME`
        : "Check NEO4J_DATABASE, or make a store with: isthmus extract FILE --store URL",
  });
}
