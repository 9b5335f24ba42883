import type { GraphExporter } from "./exporter.ts";
import { linkRows, nodeRows } from "./graph-rows.ts";

const BATCH = 500;

/** A Cypher script: running it twice changes nothing. */
export const cypher: GraphExporter = {
  of: "graph",
  name: "cypher",
  label: "Cypher script (Neo4j)",
  extension: ".cypher",
  mediaType: "text/plain",
  *write(graph) {
    yield "CREATE CONSTRAINT concept_id IF NOT EXISTS FOR (c:Concept) REQUIRE c.id IS UNIQUE;\n";
    for (const rows of batches(nodeRows(graph))) {
      const list = rows.map(({ position: _, ...node }) => literal(node)).join(",\n");
      yield `UNWIND [\n${list}\n] AS row\nMERGE (c:Concept {id: row.id}) SET c += row;\n`;
    }
    for (const rows of batches(linkRows(graph))) {
      const list = rows.map(({ source, target, ...link }) => {
        return literal({ a: graph.nodes.id[source] ?? "", b: graph.nodes.id[target] ?? "", ...link });
      });
      yield `UNWIND [\n${list.join(",\n")}\n] AS row\nMATCH (a:Concept {id: row.a}), (b:Concept {id: row.b})\n` +
        "MERGE (a)-[r:OCCURS_WITH]-(b)\n" +
        "SET r.papers = row.papers, r.npmi = row.npmi, r.associationStrength = row.associationStrength;\n";
    }
  },
};

function* batches<T>(rows: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A Cypher map; texts are written as JSON strings, which Cypher reads alike (single code units as \uXXXX). */
function literal(row: Readonly<Record<string, string | number | null>>): string {
  const parts = Object.entries(row).map(([key, value]) => `${key}: ${value === null ? "null" : JSON.stringify(value)}`);
  return `{${parts.join(", ")}}`;
}
