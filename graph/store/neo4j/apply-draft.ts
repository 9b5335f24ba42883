import neo4j from "neo4j-driver";
import type { ConceptRecord } from "../../contract/records.ts";
import { unpackMentions } from "../pack-mentions.ts";
import { fromBytes } from "./bytes.ts";
import { draftConcepts, writeConcepts } from "./concept-nodes.ts";
import type { Connection, Run } from "./connection.ts";
import { type MentionRow, mentionRows } from "./mention-rows.ts";

/** Papers to a transaction: the fastest in measurements, and small enough for the server's memory limit. */
const PAPERS = 250;
const CONCEPTS = 2000;

interface DraftRow {
  readonly paper: string;
  readonly data: Int8Array;
  readonly hash: string;
  readonly title: string;
  readonly abstract: string;
  readonly [key: string]: unknown;
}

/**
 * Turns the staged draft into nodes and relationships, batch by batch. Readers have seen the draft as the graph since it
 * was declared, so it does not matter when this happens or how often it is interrupted; it takes up where it stopped.
 */
export async function applyDraft(connection: Connection): Promise<void> {
  const concepts = await connection.read(draftConcepts);
  const [state] = await connection.read((run) =>
    run<{ applying: boolean; hash: string | null }>(
      "MATCH (s:IsthmusState {name: 'state'}) RETURN s.applying AS applying, s.declared AS hash",
    ),
  );
  if (!state?.get("applying")) return;
  const generation = state.get("hash") ?? "";
  const all = concepts ?? [];
  for (let from = 0; from < all.length; from += CONCEPTS) {
    await connection.write((run) => writeConcepts(run, all.slice(from, from + CONCEPTS), from, generation));
  }
  while (await connection.write((run) => applyPapers(run, all)));
  for (let removed = 1; removed > 0; ) {
    const [row] = await connection.write((run) =>
      run<{ removed: number }>(
        `MATCH (c:Concept) WHERE c.generation <> $generation WITH c LIMIT 2000
         DETACH DELETE c RETURN count(*) AS removed`,
        { generation },
      ),
    );
    removed = row?.get("removed") ?? 0;
  }
  await connection.write(async (run) => {
    await run("MATCH (d:IsthmusConceptDraft) DELETE d");
    await run("MATCH (s:IsthmusState {name: 'state'}) SET s.applying = false");
  });
}

/** Applies the next papers; false when none is left. */
async function applyPapers(run: Run, concepts: readonly ConceptRecord[]): Promise<boolean> {
  const drafts = await run<DraftRow>(
    `MATCH (d:IsthmusDraft) WITH d LIMIT $limit MATCH (p:Paper {id: d.paper})
     RETURN d.paper AS paper, d.data AS data, d.hash AS hash, p.title AS title, p.abstract AS abstract`,
    { limit: neo4j.int(PAPERS) },
  );
  if (drafts.length === 0) return false;
  const rows = drafts.map((draft) => ({
    paper: draft.get("paper"),
    hash: draft.get("hash"),
    mentions: mentionRows(
      unpackMentions(fromBytes(draft.get("data"))),
      { title: draft.get("title"), abstract: draft.get("abstract") },
      (number) => (concepts[number] as ConceptRecord).id,
    ).map(withIntegers),
  }));
  await run("UNWIND $rows AS row MATCH (:Paper {id: row.paper})-[m:MENTIONS]->() DELETE m", { rows });
  await run(
    `UNWIND $rows AS row MATCH (p:Paper {id: row.paper})
     UNWIND row.mentions AS x MATCH (c:Concept {id: x.concept})
     CREATE (p)-[:MENTIONS {count: x.count, sentences: x.sentences, fields: x.fields, starts: x.starts, ends: x.ends,
       sentenceStarts: x.sentenceStarts, sentenceEnds: x.sentenceEnds}]->(c)`,
    { rows },
  );
  await run("UNWIND $rows AS row MATCH (r:IsthmusRecord {paper: row.paper}) SET r.mentionsHash = row.hash", { rows });
  await run("UNWIND $rows AS row MATCH (d:IsthmusDraft {paper: row.paper}) DELETE d", { rows });
  return true;
}

/** Numbers of JavaScript are floats to the server unless told otherwise. */
function withIntegers(row: MentionRow): object {
  const int = (numbers: readonly number[]) => numbers.map((number) => neo4j.int(number));
  return {
    ...row,
    count: neo4j.int(row.count),
    starts: int(row.starts),
    ends: int(row.ends),
    sentenceStarts: int(row.sentenceStarts),
    sentenceEnds: int(row.sentenceEnds),
  };
}
