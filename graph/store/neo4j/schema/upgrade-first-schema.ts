import type { Connection } from "../connection/connection.ts";

/** Nodes changed in one transaction. */
const BATCH = 5000;

/**
 * Gives the nodes of the first schema the labels that mark nodes of Isthmus since. The first schema had only plain labels, so
 * each kind is recognised by properties that only Isthmus wrote. Stopped at any moment, it continues where it was.
 */
const marks = [
  "MATCH (r:IsthmusRecord) MATCH (n:Paper {id: r.paper}) WHERE NOT n:IsthmusPaper WITH n LIMIT $batch SET n:IsthmusPaper",
  `MATCH (n:Concept) WHERE n.number IS NOT NULL AND n.key IS NOT NULL AND n.termhood IS NOT NULL AND NOT n:IsthmusConcept
   WITH n LIMIT $batch SET n:IsthmusConcept`,
  `MATCH (:IsthmusPaper)-[w:WRITTEN_BY]->(n:Author) WHERE w.position IS NOT NULL AND NOT n:IsthmusAuthor
   WITH DISTINCT n LIMIT $batch SET n:IsthmusAuthor`,
  `MATCH (p:IsthmusPaper)-[:PUBLISHED_IN]->(n:Venue) WHERE n.name = p.venue AND NOT n:IsthmusVenue
   WITH DISTINCT n LIMIT $batch SET n:IsthmusVenue`,
  `MATCH (n:Community) WHERE n.revision IS NOT NULL AND n.stale IS NOT NULL AND NOT n:IsthmusCommunity
   WITH n LIMIT $batch SET n:IsthmusCommunity`,
];

/** Constraints and indexes of the first schema; others of the same name stay. */
const OLD_INDEXES: readonly (readonly [name: string, label: string, properties: string])[] = [
  ["paper_id", "Paper", "id"],
  ["concept_id", "Concept", "id"],
  ["author_name", "Author", "name"],
  ["venue_name", "Venue", "name"],
  ["community_id", "Community", "id"],
  ["paper_text", "Paper", "title,abstract"],
  ["concept_text", "Concept", "label,aliases"],
  ["concept_number", "Concept", "number"],
  ["isthmus_state", "IsthmusState", "name"],
  ["isthmus_record", "IsthmusRecord", "paper"],
  ["isthmus_extractor", "IsthmusRecord", "extractor"],
  ["isthmus_key", "IsthmusKey", "key"],
  ["isthmus_key_paper", "IsthmusKey", "paper"],
  ["isthmus_draft", "IsthmusDraft", "paper"],
  ["isthmus_fact", "IsthmusFact", "name"],
  ["isthmus_derived", "IsthmusDerived", "name"],
  ["isthmus_decision", "IsthmusDecision", "sequence"],
];

export async function upgradeFirstSchema(connection: Connection): Promise<void> {
  for (const mark of marks) {
    for (let marked = BATCH; marked === BATCH; ) {
      const statement = `${mark.replace("$batch", String(BATCH))} RETURN count(*) AS marked`;
      const [row] = await connection.write((run) => run<{ marked: number }>(statement));
      marked = row?.get("marked") ?? 0;
    }
  }
  const indexes = await connection.read((run) =>
    run<{ name: string; labels: string[]; properties: string[]; isConstraint: boolean }>(
      `SHOW INDEXES YIELD name, labelsOrTypes, properties, owningConstraint WHERE labelsOrTypes IS NOT NULL
       RETURN name, labelsOrTypes AS labels, properties, owningConstraint IS NOT NULL AS isConstraint`,
    ),
  );
  for (const [name, label, properties] of OLD_INDEXES) {
    const index = indexes.find((one) => one.get("name") === name)?.toObject();
    if (index?.labels.join() !== label || index.properties.join() !== properties) continue;
    await connection.write((run) => run(`DROP ${index.isConstraint ? "CONSTRAINT" : "INDEX"} ${name} IF EXISTS`));
  }
}
