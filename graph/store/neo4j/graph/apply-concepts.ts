import neo4j from "neo4j-driver";
import type { ConceptRecord } from "../../../contract/records.ts";
import type { Connection } from "../connection/connection.ts";
import { pages } from "../connection/pages.ts";
import { removeNodes } from "../connection/remove-nodes.ts";
import { CONCEPT, type ConceptRow, conceptOf } from "./concept-nodes.ts";

/** Nodes written in one transaction. */
const BATCH = 2000;
const PAGE = 5000;

/**
 * Makes the concept nodes those of a graph, writing only what differs, and returns the ids of nodes that it does not have:
 * they go last, when no mention names them any more.
 */
export async function applyConcepts(connection: Connection, concepts: readonly ConceptRecord[]): Promise<string[]> {
  const numbers = new Map(concepts.map(({ id }, number) => [id, number]));
  const missing = new Set(numbers.values());
  const superfluous: string[] = [];
  for await (const nodes of conceptPages(connection)) {
    const changed: number[] = [];
    const moved: object[] = [];
    for (const { number: previous, ...node } of nodes) {
      const number = numbers.get(node.id);
      if (number === undefined) {
        superfluous.push(node.id);
        continue;
      }
      missing.delete(number);
      if (!isSame(conceptOf(node), concepts[number]!)) changed.push(number);
      else if (previous !== number) moved.push({ id: node.id, number: neo4j.int(number) });
    }
    const row = (number: number) => rowOf(concepts[number]!, number);
    await write(connection, changed.map(row), "MATCH (c:IsthmusConcept {id: row.id}) SET c += row");
    await write(connection, moved, "MATCH (c:IsthmusConcept {id: row.id}) SET c.number = row.number");
  }
  for (const part of parts([...missing])) {
    const rows = part.map((number) => rowOf(concepts[number]!, number));
    // Not CREATE: a step whose success was not heard of is taken again.
    await write(connection, rows, "MERGE (c:IsthmusConcept {id: row.id}) ON CREATE SET c:Concept SET c += row");
  }
  return superfluous;
}

/** Removes concepts, with what Isthmus attached to them. */
export async function removeConcepts(connection: Connection, ids: readonly string[]): Promise<void> {
  for (const part of parts(ids)) {
    const match = "UNWIND $ids AS id MATCH (n:IsthmusConcept {id: id})";
    await connection.write((run) => removeNodes(run, "Concept", match, { ids: part }));
  }
}

type Node = ConceptRow & { readonly number: number };

async function* conceptPages(connection: Connection): AsyncGenerator<Node[]> {
  const cypher = `MATCH (c:IsthmusConcept) WHERE c.id > $after
    RETURN c ${CONCEPT} AS concept, c.number AS number ORDER BY c.id LIMIT $limit`;
  type Row = { concept: ConceptRow; number: number };
  let page: Node[] = [];
  for await (const row of pages<Row>(connection, cypher, (one) => one.get("concept").id, {}, PAGE)) {
    page.push({ ...row.get("concept"), number: row.get("number") });
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function write(connection: Connection, rows: readonly object[], cypher: string): Promise<void> {
  for (const part of parts(rows)) {
    await connection.write((run) => run(`UNWIND $rows AS row ${cypher}`, { rows: part }));
  }
}

function* parts<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += BATCH) yield list.slice(from, from + BATCH);
}

function rowOf({ aliases, ...concept }: ConceptRecord, number: number): object {
  return {
    ...concept,
    number: neo4j.int(number),
    papers: neo4j.int(concept.papers),
    aliases: aliases.map(({ form }) => form),
    aliasPapers: aliases.map(({ papers }) => neo4j.int(papers)),
  };
}

function isSame(a: ConceptRecord, b: ConceptRecord): boolean {
  return (
    a.key === b.key &&
    a.label === b.label &&
    a.papers === b.papers &&
    a.termhood === b.termhood &&
    a.aliases.length === b.aliases.length &&
    a.aliases.every(({ form, papers }, i) => form === b.aliases[i]?.form && papers === b.aliases[i]?.papers)
  );
}
