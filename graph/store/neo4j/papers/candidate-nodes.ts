import type { PaperCandidates } from "../../store.ts";
import type { Connection } from "../connection/connection.ts";
import { pages } from "../connection/pages.ts";
import { fromBytes, toBytes } from "../connection/values.ts";

/** Candidates of this many papers are fetched at once (some 3 kB each). */
const PAGE = 500;

/** Keeps the packed candidates of papers; see GraphStore.saveCandidates. */
export async function saveCandidateNodes(
  connection: Connection,
  extractor: string,
  batch: readonly PaperCandidates[],
): Promise<void> {
  if (batch.length === 0) return;
  const rows = batch.map(({ paper, data }) => ({ paper, data: toBytes(data) }));
  await connection.write(async (run) => {
    await run(
      `UNWIND $rows AS row MATCH (r:IsthmusRecord {paper: row.paper})
       SET r.extractor = $extractor, r.candidates = row.data`,
      { rows, extractor },
    );
    await run("MATCH (s:IsthmusState {name: 'state'}) SET s.stale = true");
  });
}

/** Streams the candidates of one extractor by ascending paper id, of some papers or of all. */
export async function* candidateNodes(
  connection: Connection,
  extractor: string,
  papers?: readonly string[],
): AsyncGenerator<PaperCandidates> {
  const condition = papers ? "r.paper IN $papers AND" : "";
  const cypher = `MATCH (r:IsthmusRecord) WHERE ${condition} r.paper > $after AND r.extractor = $extractor
    RETURN r.paper AS paper, r.candidates AS data ORDER BY r.paper LIMIT $limit`;
  type Row = { paper: string; data: Int8Array };
  for await (const row of pages<Row>(
    connection,
    cypher,
    (one) => one.get("paper"),
    { extractor, papers: papers ?? [] },
    PAGE,
  )) {
    yield { paper: row.get("paper"), data: fromBytes(row.get("data")) };
  }
}
