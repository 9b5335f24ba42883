import { queryWords } from "../../../shared/text.ts";
import type { DatabaseSchema } from "../../graph-database.ts";
import type { Connection, RunStatement } from "../connection/connection.ts";
import { isOwnLabel, plainLabels } from "../connection/names.ts";

/** Nodes or relationships looked at to learn their properties: all of them would take minutes in a large graph. */
const SAMPLE = 100;

type Label = DatabaseSchema["labels"][number];
type Relationship = DatabaseSchema["relationships"][number];
type Index = DatabaseSchema["indexes"][number];

/** Reads what the database contains: exact counts from its count store, properties from a few of each kind. */
export function databaseSchema(connection: Connection): Promise<DatabaseSchema> {
  return connection.read(async (run) => {
    const labels: Label[] = [];
    for (const name of await names(run, "CALL db.labels() YIELD label RETURN label AS name ORDER BY name")) {
      const label = await labelOf(run, name);
      if (label.nodes > 0) labels.push(label);
    }
    const relationships: Relationship[] = [];
    const types = "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS name ORDER BY name";
    for (const type of await names(run, types)) {
      const relationship = await relationshipOf(run, type);
      if (relationship.count > 0) relationships.push(relationship);
    }
    const indexes = await run<Record<keyof Index, unknown>>(
      `SHOW INDEXES YIELD name, type, labelsOrTypes, properties WHERE labelsOrTypes IS NOT NULL
       RETURN name, toLower(type) AS kind, labelsOrTypes AS on, properties ORDER BY name`,
    );
    const [state] = await run<{ materialised: DatabaseSchema["materialised"] }>(
      `MATCH (s:IsthmusState {name: 'state'}) RETURN CASE WHEN s.materialised IS NULL THEN 'none'
         WHEN s.materialised = s.revision THEN 'current' ELSE 'stale' END AS materialised`,
    );
    return {
      labels,
      relationships,
      indexes: indexes
        .map((row) => row.toObject() as unknown as Index)
        .map((index) => ({ ...index, on: shownLabels(index) }))
        .filter((index) => !index.on.some(isOwnLabel)),
      materialised: state?.get("materialised") ?? "none",
    };
  });
}

/** Concepts for the examples: a frequent one, its most frequent partner and a rare one; in few enough papers for a quick answer. */
export async function exampleParameters(connection: Connection): Promise<Record<string, string>> {
  const [row] = await connection.read((run) =>
    run<Record<"concept" | "near" | "far" | "label", string | null>>(
      `MATCH (c:IsthmusConcept) WHERE c.papers > 1 AND c.papers <= 500
       WITH c ORDER BY c.papers DESC, c.id LIMIT 12 WITH collect(c) AS top WITH top, top[0] AS concept
       CALL (concept) {
         MATCH (concept)<-[:MENTIONS]-(:IsthmusPaper)-[:MENTIONS]->(other:IsthmusConcept)
         WITH other, count(*) AS joint ORDER BY joint DESC, other.id LIMIT 1 RETURN collect(other.id)[0] AS near
       }
       CALL (concept, top) {
         UNWIND top AS other WITH concept, other WHERE other <> concept
         WITH other, COUNT { (concept)<-[:MENTIONS]-(:IsthmusPaper)-[:MENTIONS]->(other) } AS joint
         ORDER BY joint, other.papers DESC, other.id LIMIT 1 RETURN collect(other.id)[0] AS far
       }
       RETURN concept.id AS concept, concept.label AS label, near, far`,
    ),
  );
  const text = (key: "concept" | "near" | "far" | "label") => row?.get(key) ?? "";
  const words = queryWords(text("label")).join(" AND ");
  return { concept: text("concept"), near: text("near"), far: text("far"), words };
}

async function names(run: RunStatement, cypher: string): Promise<string[]> {
  return (await run<{ name: string }>(cypher)).map((row) => row.get("name"));
}

async function labelOf(run: RunStatement, name: string): Promise<Label> {
  const label = quoteName(name);
  const [row] = await run<{ nodes: number; properties: string[] }>(
    `MATCH (n:${label}) WITH count(n) AS nodes
     RETURN nodes, COLLECT { MATCH (n:${label}) WITH n LIMIT ${SAMPLE} UNWIND keys(n) AS key
       WITH DISTINCT key RETURN key ORDER BY key } AS properties`,
  );
  const { nodes = 0, properties = [] } = row?.toObject() ?? {};
  return { name, nodes, properties, bookkeeping: isOwnLabel(name) };
}

async function relationshipOf(run: RunStatement, type: string): Promise<Relationship> {
  const pattern = `(a)-[r:${quoteName(type)}]->(b)`;
  const labels = (end: string) =>
    `COLLECT { MATCH ${pattern} WITH ${end} LIMIT ${SAMPLE} UNWIND labels(${end}) AS label
      WITH DISTINCT label RETURN label ORDER BY label }`;
  const [row] = await run<Omit<Relationship, "type">>(
    `MATCH ()-[r:${quoteName(type)}]->() WITH count(r) AS count
     RETURN count, ${labels("a")} AS from, ${labels("b")} AS to,
       COLLECT { MATCH ${pattern} WITH r LIMIT ${SAMPLE} UNWIND keys(r) AS key
         WITH DISTINCT key RETURN key ORDER BY key } AS properties`,
  );
  const { count = 0, properties = [], from = [], to = [] } = row?.toObject() ?? {};
  return { type, count, properties, from: plainLabels(from), to: plainLabels(to) };
}

/** Full text is found by the labels of Isthmus itself, and people know the nodes by the plain ones. */
function shownLabels({ kind, on }: Index): readonly string[] {
  return kind === "fulltext" ? on.map((label) => label.replace(/^Isthmus(.*)(Paper|Concept)$/, "$1$2")) : on;
}

function quoteName(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
