import neo4j from "neo4j-driver";
import type { ConceptRecord } from "../../../contract/records.ts";
import { concurrently } from "../../../shared/streams.ts";
import { unpackMentions } from "../../packing/pack-mentions.ts";
import type { Connection, RunStatement } from "../connection/connection.ts";
import { pages } from "../connection/pages.ts";
import { fromBytes } from "../connection/values.ts";
import { applyConcepts, removeConcepts } from "./apply-concepts.ts";
import { draftConcepts } from "./concept-nodes.ts";
import { type MentionRow, mentionRows } from "./mention-rows.ts";

/** Papers to a transaction: the fastest in measurements, and small enough for the server's memory limit. */
const PAPERS = 250;
/** Transactions at a time: the server works on one while the next is made and sent. */
const WRITES = 2;

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
  await concurrently(draftPages(connection), WRITES, (drafts) => {
    const rows = drafts.map((draft) => rowOf(draft, concepts ?? []));
    const previous = drafts.filter(({ mentioned }) => mentioned).map(({ paper }) => paper);
    return connection.write((run) => applyPapers(run, rows, previous));
  });
  await removeConcepts(connection, superfluous);
  await connection.write(async (run) => {
    await run("MATCH (d:IsthmusConceptDraft) DELETE d");
    await run("MATCH (s:IsthmusState {name: 'state'}) SET s.applying = false");
  });
}

/** Papers that wait for their mentions, by ascending id. */
async function* draftPages(connection: Connection): AsyncGenerator<DraftRow[]> {
  const cypher = `MATCH (d:IsthmusDraft) WHERE d.paper > $after WITH d ORDER BY d.paper LIMIT $limit
     MATCH (p:IsthmusPaper {id: d.paper}) MATCH (r:IsthmusRecord {paper: d.paper})
     RETURN d.paper AS paper, d.data AS data, p.title AS title, p.abstract AS abstract, p.keywords AS keywords,
       r.mentionsHash IS NOT NULL AS mentioned ORDER BY d.paper`;
  let page: DraftRow[] = [];
  for await (const row of pages<DraftRow>(connection, cypher, (one) => one.get("paper"), {}, PAPERS)) {
    page.push(row.toObject());
    if (page.length < PAPERS) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** A paper with its mentions, as one statement takes them. */
function rowOf({ paper, data, ...texts }: DraftRow, concepts: readonly ConceptRecord[]) {
  const mentions = mentionRows(unpackMentions(fromBytes(data)), texts, (number) => concepts[number]!.id);
  return { paper, mentions: mentions.map(byPosition) };
}

/** Gives papers their mentions, in place of those they have. */
async function applyPapers(
  run: RunStatement,
  rows: readonly ReturnType<typeof rowOf>[],
  previous: readonly string[],
): Promise<void> {
  if (previous.length > 0) {
    await run("UNWIND $ids AS id MATCH (:IsthmusPaper {id: id})-[m:MENTIONS]->(:IsthmusConcept) DELETE m", {
      ids: previous,
    });
  }
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
}

/** The fields of a mention in one order; numbers of JavaScript are floats to the server unless told otherwise. */
function byPosition({ concept, sentences, fields, starts, ends, sentenceStarts, sentenceEnds }: MentionRow): unknown[] {
  const places = [starts, ends, sentenceStarts, sentenceEnds];
  return [concept, sentences, fields, ...places.map((numbers) => numbers.map((number) => neo4j.int(number)))];
}
