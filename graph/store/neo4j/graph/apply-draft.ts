import neo4j from "neo4j-driver";
import type { ConceptRecord } from "../../../contract/records.ts";
import { unpackMentions } from "../../packing/pack-mentions.ts";
import type { Connection, RunStatement } from "../connection/connection.ts";
import { fromBytes } from "../connection/values.ts";
import { applyConcepts, removeConcepts } from "./apply-concepts.ts";
import { draftConcepts } from "./concept-nodes.ts";
import { type MentionRow, mentionRows } from "./mention-rows.ts";

/** Papers to a transaction: the fastest in measurements, and small enough for the server's memory limit. */
const PAPERS = 250;

interface DraftRow {
  readonly paper: string;
  readonly data: Int8Array;
  readonly title: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
  /** It has mentions of a previous graph. */
  readonly mentioned: boolean;
  readonly [key: string]: unknown;
}

/**
 * Turns the staged draft into nodes and relationships, batch by batch. Readers have seen the draft as the graph since it
 * was declared, so it does not matter when this happens or how often it is interrupted; it takes up where it stopped.
 */
export async function applyDraft(connection: Connection): Promise<void> {
  const concepts = await connection.read(draftConcepts);
  const [state] = await connection.read((run) =>
    run<{ applying: boolean }>("MATCH (s:IsthmusState {name: 'state'}) RETURN s.applying AS applying"),
  );
  if (!state?.get("applying")) return;
  const superfluous = await applyConcepts(connection, concepts ?? []);
  while (await connection.write((run) => applyPapers(run, concepts ?? [])));
  await removeConcepts(connection, superfluous);
  await connection.write(async (run) => {
    await run("MATCH (d:IsthmusConceptDraft) DELETE d");
    await run("MATCH (s:IsthmusState {name: 'state'}) SET s.applying = false");
  });
}

/** Applies the next papers; false when none is left. */
async function applyPapers(run: RunStatement, concepts: readonly ConceptRecord[]): Promise<boolean> {
  const drafts = await run<DraftRow>(
    `MATCH (d:IsthmusDraft) WITH d LIMIT $limit
     MATCH (p:IsthmusPaper {id: d.paper}) MATCH (r:IsthmusRecord {paper: d.paper})
     RETURN d.paper AS paper, d.data AS data, p.title AS title, p.abstract AS abstract, p.keywords AS keywords,
       r.mentionsHash IS NOT NULL AS mentioned`,
    { limit: neo4j.int(PAPERS) },
  );
  if (drafts.length === 0) return false;
  const previous = drafts.flatMap((draft) => (draft.get("mentioned") ? draft.get("paper") : []));
  if (previous.length > 0) {
    await run("UNWIND $ids AS id MATCH (:IsthmusPaper {id: id})-[m:MENTIONS]->(:IsthmusConcept) DELETE m", {
      ids: previous,
    });
  }
  const rows = drafts.map((draft) => ({
    paper: draft.get("paper"),
    mentions: mentionRows(
      unpackMentions(fromBytes(draft.get("data"))),
      { title: draft.get("title"), abstract: draft.get("abstract"), keywords: draft.get("keywords") },
      (number) => concepts[number]!.id,
    ).map(byPosition),
  }));
  // Lists by position: the names of six fields a mention are half of what would cross the wire.
  await run(
    `UNWIND $rows AS row MATCH (p:IsthmusPaper {id: row.paper})
     UNWIND row.mentions AS x MATCH (c:IsthmusConcept {id: x[0]})
     CREATE (p)-[:MENTIONS {count: size(x[1]), sentences: x[1], fields: x[2], starts: x[3], ends: x[4],
       sentenceStarts: x[5], sentenceEnds: x[6]}]->(c)`,
    { rows },
  );
  // In a statement of its own, so that the many values of the one above cross the wire once.
  await run(
    `UNWIND $ids AS id MATCH (d:IsthmusDraft {paper: id}) MATCH (r:IsthmusRecord {paper: id})
     MATCH (p:IsthmusPaper {id: id}) SET r.mentionsHash = d.hash, p:Paper DELETE d`,
    { ids: rows.map(({ paper }) => paper) },
  );
  return true;
}

/** The fields of a mention in one order; numbers of JavaScript are floats to the server unless told otherwise. */
function byPosition({ concept, sentences, fields, starts, ends, sentenceStarts, sentenceEnds }: MentionRow): unknown[] {
  const places = [starts, ends, sentenceStarts, sentenceEnds];
  return [concept, sentences, fields, ...places.map((numbers) => numbers.map((number) => neo4j.int(number)))];
}
