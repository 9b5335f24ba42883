import { compareIds } from "../shared/text.ts";
import type { GraphExporter } from "./exporter.ts";
import { linkRows, nodeRows } from "./graph-rows.ts";

const BATCH = 500;

/**
 * A Cypher script: loaded into an empty Neo4j database it makes a graph with the labels, types and properties of
 * docs/neo4j.md, into which papers can be extracted. Running it twice changes nothing.
 */
export const cypher: GraphExporter = {
  of: "graph",
  name: "cypher",
  label: "Cypher script (Neo4j)",
  extension: ".cypher",
  mediaType: "text/plain",
  *write(graph) {
    yield unique("Concept") + unique("Community");
    // Papers are not part of it: the graph is stale until some are extracted. Its links are those of this revision.
    const state = { schema: 2, revision: 0, materialised: 0, stale: true, applying: false, mentions: 0 };
    yield `MERGE (s:IsthmusState {name: "state"})\nON CREATE SET s += ${literal({ ...state, concepts: graph.nodes.id.length })};\n`;

    const order = [...graph.nodes.id].sort(compareIds);
    const numberOf = new Map(order.map((id, number) => [id, number]));
    for (const rows of batches(nodeRows(graph))) {
      const list = rows.map(({ position: _, ...node }) => {
        const { label, papers } = node;
        const names = { key: label.toLowerCase(), aliases: [label], aliasPapers: [papers], termhood: 0 };
        return { ...node, ...names, number: numberOf.get(node.id) ?? 0 };
      });
      yield unwind(list, "MERGE (c:IsthmusConcept {id: row.id}) ON CREATE SET c:Concept SET c += row");
    }
    const communities = graph.communities.map(({ id, label }) => {
      return {
        id,
        label,
        concepts: graph.nodes.community.filter((one) => one === id).length,
        revision: 0,
        stale: false,
      };
    });
    for (const rows of batches(communities)) {
      yield unwind(
        rows,
        `MERGE (k:IsthmusCommunity {id: row.id}) ON CREATE SET k:Community SET k += row
WITH k MATCH (c:IsthmusConcept {community: k.id}) MERGE (c)-[:IN_COMMUNITY]->(k)`,
      );
    }
    for (const rows of batches(linkRows(graph))) {
      const list = rows.map(({ source, target, ...link }) => {
        const [a = "", b = ""] = [graph.nodes.id[source]!, graph.nodes.id[target]!].sort(compareIds);
        return { a, b, ...link };
      });
      yield unwind(
        list,
        `MATCH (a:IsthmusConcept {id: row.a}), (b:IsthmusConcept {id: row.b})
MERGE (a)-[r:CO_OCCURS]->(b)
SET r.papers = row.papers, r.npmi = row.npmi, r.associationStrength = row.associationStrength`,
      );
    }
  },
};

function unique(kind: "Concept" | "Community"): string {
  const name = `isthmus_${kind.toLowerCase()}_id`;
  return `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:Isthmus${kind}) REQUIRE n.id IS UNIQUE;\n`;
}

function unwind(rows: readonly Row[], statement: string): string {
  return `UNWIND [\n${rows.map(literal).join(",\n")}\n] AS row\n${statement};\n`;
}

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

type Row = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** A Cypher map; texts are written as JSON strings, which Cypher reads alike (single code units as \uXXXX). */
function literal(row: Row): string {
  return `{${Object.entries(row)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(", ")}}`;
}
