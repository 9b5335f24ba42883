import neo4j from "neo4j-driver";
import { GraphError } from "../../../shared/errors.ts";
import type { GraphDatabase, MaterialisedAnalyses } from "../../graph-database.ts";
import type { Connection } from "../connection/connection.ts";
import { KIND_LABELS, RELATION_TYPES } from "../connection/names.ts";
import { removeNodes } from "../connection/remove-nodes.ts";

/** Rows written in one transaction. */
const BATCH = 2000;

/**
 * Writes communities, co-occurrences and bridge scores beside the graph they were computed from. Marked stale first and
 * current last, so that a run that was stopped leaves them marked; running it again replaces them.
 */
export async function materialise(
  connection: Connection,
  analyses: MaterialisedAnalyses,
  options: Parameters<GraphDatabase["materialise"]>[1] = {},
): Promise<void> {
  const { concepts, communities, communityOf, pairs, bridges, kinds, relations, revision } = analyses;
  const memberships = Array.from(communityOf).flatMap((community, concept) =>
    community > 0 ? [{ concept: concepts[concept]!, community: neo4j.int(community) }] : [],
  );
  const ofConcepts = memberships.length + kinds.length + relations.length;
  const total = communities.length + ofConcepts + pairs.source.length + bridges.length;
  let done = 0;
  const batches = async (count: number, cypher: string, row: (i: number) => object) => {
    for (let from = 0; from < count; from += BATCH) {
      options.signal?.throwIfAborted();
      const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => row(from + i));
      await connection.write((run) => run(`UNWIND $rows AS row ${cypher}`, { rows, revision: neo4j.int(revision) }));
      done += rows.length;
      options.onProgress?.(done, total);
    }
  };

  await removePrevious(connection, revision);
  await batches(
    communities.length,
    "MERGE (k:IsthmusCommunity {id: row.id}) ON CREATE SET k:Community, k.stale = true SET k += row, k.revision = $revision",
    (i) => {
      const { id, label, concepts: members, papers } = communities[i] as (typeof communities)[number];
      return { id: neo4j.int(id), label, concepts: neo4j.int(members), papers: neo4j.int(papers) };
    },
  );
  await batches(
    memberships.length,
    "MATCH (c:IsthmusConcept {id: row.concept}) MATCH (k:IsthmusCommunity {id: row.community}) CREATE (c)-[:IN_COMMUNITY]->(k)",
    (i) => memberships[i]!,
  );
  await batches(
    pairs.source.length,
    `MATCH (a:IsthmusConcept {id: row.source}) MATCH (b:IsthmusConcept {id: row.target})
     CREATE (a)-[:CO_OCCURS {papers: row.papers, npmi: row.npmi, associationStrength: row.associationStrength}]->(b)`,
    (i) => ({
      source: concepts[pairs.source[i]!]!,
      target: concepts[pairs.target[i]!]!,
      papers: neo4j.int(pairs.papers[i]!),
      npmi: pairs.npmi[i]!,
      associationStrength: pairs.associationStrength[i]!,
    }),
  );
  for (const kind of new Set(kinds)) {
    const own = concepts.filter((_, i) => kinds[i] === kind);
    const label = Object.hasOwn(KIND_LABELS, kind) ? `, c:${KIND_LABELS[kind as keyof typeof KIND_LABELS]}` : "";
    const row = (i: number) => ({ concept: own[i]!, kind });
    await batches(own.length, `MATCH (c:IsthmusConcept {id: row.concept}) SET c.kind = row.kind${label}`, row);
  }
  for (const [type, name] of Object.entries(RELATION_TYPES)) {
    const own = relations.filter((relation) => relation.type === type);
    await batches(
      own.length,
      `MATCH (a:IsthmusConcept {id: row.from}) MATCH (b:IsthmusConcept {id: row.to}) CREATE (a)-[r:${name}]->(b) SET r = row.numbers`,
      (i) => relationRow(own[i]!, concepts),
    );
  }
  await batches(
    bridges.length,
    `MATCH (p:IsthmusPaper {id: row.paper})
     SET p.bridgeRank = row.rank, p.bridgeScore = row.score, p.bridgeDiversity = row.diversity,
       p.bridgeSeparateness = row.separateness`,
    (i) => {
      const { paper, score, diversity, separateness } = bridges[i] as (typeof bridges)[number];
      return { paper, score, diversity, separateness, rank: neo4j.int(i + 1) };
    },
  );
  await finish(connection, revision);
}

function relationRow(
  { from, to, papers, sentences, confidence, since }: MaterialisedAnalyses["relations"][number],
  concepts: readonly string[],
) {
  const counts = { papers: neo4j.int(papers), sentences: neo4j.int(sentences), confidence };
  const numbers = since === null ? counts : { ...counts, since: neo4j.int(since) };
  return { from: concepts[from]!, to: concepts[to]!, numbers };
}

async function removePrevious(connection: Connection, revision: number): Promise<void> {
  await connection.write(async (run) => {
    const [row] = await run<{ revision: number }>(
      "MATCH (s:IsthmusState {name: 'state'}) REMOVE s.materialised RETURN s.revision AS revision",
    );
    if (row?.get("revision") !== revision) throw changedMeanwhile();
    await run("MATCH (k:IsthmusCommunity) SET k.stale = true");
  });
  const steps = [
    "MATCH (:IsthmusConcept)-[r:CO_OCCURS]->(:IsthmusConcept) WITH r LIMIT 5000 DELETE r RETURN count(*) AS removed",
    "MATCH (:IsthmusConcept)-[r:IN_COMMUNITY]->(:IsthmusCommunity) WITH r LIMIT 5000 DELETE r RETURN count(*) AS removed",
    `MATCH (:IsthmusConcept)-[r:${Object.values(RELATION_TYPES).join("|")}]->(:IsthmusConcept)
     WITH r LIMIT 5000 DELETE r RETURN count(*) AS removed`,
    `MATCH (c:IsthmusConcept) WHERE c.kind IS NOT NULL WITH c LIMIT 5000
     REMOVE c.kind, c:${Object.values(KIND_LABELS).join(":")} RETURN count(*) AS removed`,
    `MATCH (p:IsthmusPaper) WHERE p.bridgeRank IS NOT NULL WITH p LIMIT 5000
     REMOVE p.bridgeRank, p.bridgeScore, p.bridgeDiversity, p.bridgeSeparateness RETURN count(*) AS removed`,
  ];
  for (const step of steps) {
    for (let removed = 1; removed > 0; ) {
      const [row] = await connection.write((run) => run<{ removed: number }>(step));
      removed = row?.get("removed") ?? 0;
    }
  }
  await connection.write((run) => removeNodes(run, "Community", "MATCH (n:IsthmusCommunity)"));
}

async function finish(connection: Connection, revision: number): Promise<void> {
  await connection.write(async (run) => {
    const [row] = await run<{ revision: number }>(
      "MATCH (s:IsthmusState {name: 'state'}) SET s.materialised = s.revision RETURN s.revision AS revision",
    );
    // Thrown inside the transaction, it takes the mark back.
    if (row?.get("revision") !== revision) throw changedMeanwhile();
    await run("MATCH (k:IsthmusCommunity) SET k.stale = false");
  });
}

function changedMeanwhile(): GraphError {
  return new GraphError("CONFLICT", "The graph changed while its analyses were being written.", {
    hint: "Run it again.",
  });
}
