import neo4j from "neo4j-driver";
import type { PaperMentions } from "../../../contract/records.ts";
import { GraphError } from "../../../shared/errors.ts";
import { concurrently } from "../../../shared/streams.ts";
import type { GraphDraft } from "../../store.ts";
import type { Connection, RunStatement } from "../connection/connection.ts";
import { toBytes } from "../connection/values.ts";
import { DraftHash } from "./draft-hash.ts";

const PAPERS = 500;

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
  const hash = new DraftHash(draft.concepts);
  let part = 0;
  for (const json of hash.parts()) {
    await connection.write((run) =>
      run("MERGE (d:IsthmusConceptDraft {part: $part}) SET d.json = $json", { part: neo4j.int(part), json }),
    );
    part++;
  }
  let last = "";
  await concurrently(batches(draft.mentions), 1, async (batch) => {
    const after = last;
    const rows = batch.map((paper) => hash.add(paper)).map((row) => ({ ...row, data: toBytes(row.data) }));
    last = rows.at(-1)?.paper ?? last;
    await connection.write((run) => stagePapers(run, rows, after));
  });
  const [left] = await connection.read((run) =>
    run<{ more: boolean }>("RETURN EXISTS { MATCH (p:IsthmusPaper) WHERE p.id > $last } AS more", { last }),
  );
  if (left?.get("more")) throw papersChangedError();
  return hash.end();
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

function papersChangedError(): GraphError {
  return new GraphError("CONFLICT", "The papers changed while their graph was being made.", {
    hint: "Run the extraction again: it takes up where it stopped.",
  });
}
