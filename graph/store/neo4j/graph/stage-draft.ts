import { createHash } from "node:crypto";
import neo4j from "neo4j-driver";
import type { ConceptRecord, PaperMentions } from "../../../contract/records.ts";
import { GraphError } from "../../../shared/errors.ts";
import { conceptRow, packMentions } from "../../packing/pack-mentions.ts";
import type { GraphDraft } from "../../store.ts";
import type { Connection, RunStatement } from "../connection/connection.ts";
import { toBytes } from "../connection/values.ts";

const PAPERS = 500;
const CONCEPTS = 2000;

/** What staging found out about a draft. */
export interface StagedDraft {
  /** Of all of it: equal for equal graphs. */
  readonly hash: string;
  /** Distinct (paper, concept) pairs. */
  readonly mentions: number;
}

/**
 * Writes a draft beside the graph, where no reader looks: concepts in parts, and the packed mentions of the papers whose
 * mentions differ from those in the graph. Batch by batch, so that memory stays flat at both ends.
 */
export async function stageDraft(connection: Connection, draft: GraphDraft): Promise<StagedDraft> {
  await discardDraft(connection);
  const hash = createHash("sha256");
  for (let from = 0; from === 0 || from < draft.concepts.length; from += CONCEPTS) {
    const json = JSON.stringify(draft.concepts.slice(from, from + CONCEPTS).map(canonical));
    hash.update(json);
    await connection.write((run) =>
      run("MERGE (d:IsthmusConceptDraft {part: $part}) SET d.json = $json", { part: neo4j.int(from / CONCEPTS), json }),
    );
  }
  let mentions = 0;
  let after = "";
  for await (const batch of batches(draft.mentions)) {
    const rows = batch.map(({ paper, mentions: list }) => {
      const data = packMentions(list);
      hash.update(`\n${paper}\n`).update(data);
      mentions += conceptRow(list).length;
      const ids = list.map(({ concept }) => draft.concepts[concept]!.id);
      const own = createHash("sha256").update(JSON.stringify(ids)).update(withoutConcepts(list)).digest("hex");
      return { paper, data: toBytes(data), hash: own.slice(0, 32) };
    });
    const [last] = rows.slice(-1);
    await connection.write((run) => stagePapers(run, rows, after));
    after = last?.paper ?? after;
  }
  const [left] = await connection.read((run) =>
    run<{ more: boolean }>("RETURN EXISTS { MATCH (p:IsthmusPaper) WHERE p.id > $after } AS more", { after }),
  );
  if (left?.get("more")) throw papersChangedError();
  return { hash: hash.digest("hex"), mentions };
}

/** Removes what was staged. */
export async function discardDraft(connection: Connection): Promise<void> {
  for (const label of ["IsthmusDraft", "IsthmusConceptDraft"]) {
    for (let removed = 1; removed > 0; ) {
      const [row] = await connection.write((run) =>
        run<{ removed: number }>(`MATCH (d:${label}) WITH d LIMIT 2000 DELETE d RETURN count(*) AS removed`),
      );
      removed = row?.get("removed") ?? 0;
    }
  }
}

interface StagedPaper {
  readonly paper: string;
  readonly data: Int8Array;
  readonly hash: string;
}

/** Stages one batch, after checking that its papers are exactly the next stored ones. */
async function stagePapers(run: RunStatement, rows: readonly StagedPaper[], after: string): Promise<void> {
  const stored = await run<{ paper: string; hash: string | null }>(
    `MATCH (r:IsthmusRecord) WHERE r.paper > $after
     RETURN r.paper AS paper, r.mentionsHash AS hash ORDER BY r.paper LIMIT $limit`,
    { after, limit: neo4j.int(rows.length) },
  );
  if (rows.some(({ paper }, i) => stored[i]?.get("paper") !== paper)) throw papersChangedError();
  const changed = rows.filter(({ hash }, i) => stored[i]?.get("hash") !== hash);
  await run(
    "UNWIND $changed AS row MERGE (d:IsthmusDraft {paper: row.paper}) SET d.data = row.data, d.hash = row.hash",
    {
      changed,
    },
  );
}

async function* batches(mentions: GraphDraft["mentions"]): AsyncGenerator<PaperMentions[]> {
  let batch: PaperMentions[] = [];
  for await (const of of mentions) {
    batch.push(of);
    if (batch.length < PAPERS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The concept with its fields in one order, so that equal concepts give equal text. */
function canonical({ id, key, label, aliases, papers, termhood }: ConceptRecord): ConceptRecord {
  return { id, key, label, aliases: aliases.map((one) => ({ form: one.form, papers: one.papers })), papers, termhood };
}

/** Places alone: numbers of concepts shift when others come and go, and say nothing about the paper. */
function withoutConcepts(mentions: PaperMentions["mentions"]): Uint8Array {
  return packMentions(mentions.map((mention) => ({ ...mention, concept: 0 })));
}

function papersChangedError(): GraphError {
  return new GraphError("CONFLICT", "The papers changed while their graph was being made.", {
    hint: "Run the extraction again: it takes up where it stopped.",
  });
}
