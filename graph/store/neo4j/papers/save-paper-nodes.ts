import type { StoredPaper } from "../../store.ts";
import type { Connection, RunStatement } from "../connection/connection.ts";
import { removeNodes } from "../connection/remove-nodes.ts";
import { difference, STORED_PAPER, storedPaperOf } from "./paper-nodes.ts";

/** Removes and saves papers in one transaction; see GraphStore.savePapers. */
export async function savePaperNodes(
  connection: Connection,
  papers: readonly StoredPaper[],
  oldIds: readonly string[],
): Promise<void> {
  if (papers.length === 0 && oldIds.length === 0) return;
  await connection.write(async (run) => {
    const previous = await previousPapers(run, [...papers.map((paper) => paper.id), ...oldIds]);
    const gone = oldIds.filter((id) => previous.has(id));
    const remainingPrevious = (id: string) => (gone.includes(id) ? undefined : previous.get(id));
    const changes = papers.map((paper) => {
      const before = remainingPrevious(paper.id);
      return { paper, change: before ? difference(before, paper) : ("text" as const) };
    });
    const changed = (...kinds: string[]) =>
      changes.flatMap(({ paper, change }) => (kinds.includes(change) ? paper : []));
    const text = changed("text");
    const seen = changed("text", "shown");

    if (gone.length > 0) await removePapers(run, gone);
    if (seen.length > 0) await writePapers(run, seen);
    await writeRecords(run, changed("text", "shown", "hidden"));
    if (text.length > 0)
      await forgetMentions(
        run,
        text.map((paper) => paper.id),
      );
    const names = [...previous.values()].filter(({ id }) => gone.includes(id) || seen.some((paper) => paper.id === id));
    if (names.length > 0) await removeOrphans(run, names);
    if (gone.length > 0 || text.length > 0) {
      await bump(run, ", s.stale = true, s.graphHash = null");
      await run("MATCH (k:IsthmusCommunity) SET k.stale = true");
    } else if (seen.length > 0) {
      await bump(run, "");
    }
  });
}

async function previousPapers(run: RunStatement, ids: readonly string[]): Promise<Map<string, StoredPaper>> {
  const rows = await run<{ paper: StoredPaper }>(
    `UNWIND $ids AS id MATCH (p:IsthmusPaper {id: id}) MATCH (r:IsthmusRecord {paper: id}) RETURN p ${STORED_PAPER} AS paper`,
    { ids: [...new Set(ids)] },
  );
  return new Map(rows.map((row) => [row.get("paper").id, storedPaperOf(row.get("paper"))]));
}

async function removePapers(run: RunStatement, ids: readonly string[]): Promise<void> {
  await removeNodes(run, "Paper", "UNWIND $ids AS id MATCH (n:IsthmusPaper {id: id})", { ids });
  for (const label of ["IsthmusRecord", "IsthmusKey", "IsthmusDraft"]) {
    await run(`UNWIND $ids AS id MATCH (n:${label} {paper: id}) DELETE n`, { ids });
  }
}

async function writePapers(run: RunStatement, papers: readonly StoredPaper[]): Promise<void> {
  const rows = papers.map(({ keys: _, records: __, sources: ___, ...paper }) => paper);
  await run(
    `UNWIND $rows AS row MERGE (p:IsthmusPaper {id: row.id}) SET p += row, p.year = toInteger(row.year)
     WITH p MATCH (p)-[previous:WRITTEN_BY|PUBLISHED_IN]->(o) WHERE o:IsthmusAuthor OR o:IsthmusVenue DELETE previous`,
    { rows },
  );
  await run(
    `UNWIND $rows AS row MATCH (p:IsthmusPaper {id: row.id})
     UNWIND range(0, size(row.authors) - 1) AS position
     WITH p, position, row.authors[position] AS name WHERE name <> ''
     MERGE (a:IsthmusAuthor {name: name}) ON CREATE SET a:Author CREATE (p)-[:WRITTEN_BY {position: position + 1}]->(a)`,
    { rows },
  );
  await run(
    `UNWIND $rows AS row MATCH (p:IsthmusPaper {id: row.id}) WITH p, row WHERE row.venue <> ''
     MERGE (v:IsthmusVenue {name: row.venue}) ON CREATE SET v:Venue CREATE (p)-[:PUBLISHED_IN]->(v)`,
    { rows },
  );
}

async function writeRecords(run: RunStatement, papers: readonly StoredPaper[]): Promise<void> {
  if (papers.length === 0) return;
  const rows = papers.map(({ id, keys, records, sources }) => ({ id, keys, records, sources }));
  await run(
    `UNWIND $rows AS row MERGE (r:IsthmusRecord {paper: row.id})
     SET r.keys = row.keys, r.records = row.records, r.sources = row.sources`,
    { rows },
  );
  await run("UNWIND $rows AS row MATCH (k:IsthmusKey {paper: row.id}) DELETE k", { rows });
  await run("UNWIND $rows AS row UNWIND row.keys AS key CREATE (:IsthmusKey {key: key, paper: row.id})", { rows });
}

async function forgetMentions(run: RunStatement, ids: readonly string[]): Promise<void> {
  await run("UNWIND $ids AS id MATCH (p:IsthmusPaper {id: id}) REMOVE p:Paper", { ids });
  await run("UNWIND $ids AS id MATCH (:IsthmusPaper {id: id})-[m:MENTIONS]->(:IsthmusConcept) DELETE m", { ids });
  await run("UNWIND $ids AS id MATCH (d:IsthmusDraft {paper: id}) DELETE d", { ids });
  await run("UNWIND $ids AS id MATCH (r:IsthmusRecord {paper: id}) REMOVE r.extractor, r.candidates, r.mentionsHash", {
    ids,
  });
}

/** Authors and venues of previous versions that no paper names any more. */
async function removeOrphans(run: RunStatement, previous: readonly StoredPaper[]): Promise<void> {
  const authors = [...new Set(previous.flatMap((paper) => paper.authors))];
  const venues = [...new Set(previous.flatMap((paper) => paper.venue ?? []))];
  await run("UNWIND $authors AS name MATCH (a:IsthmusAuthor {name: name}) WHERE NOT EXISTS { (a)--() } DELETE a", {
    authors,
  });
  await run("UNWIND $venues AS name MATCH (v:IsthmusVenue {name: name}) WHERE NOT EXISTS { (v)--() } DELETE v", {
    venues,
  });
}

/** Raises the revision, with more to set. */
async function bump(run: RunStatement, more: string): Promise<void> {
  await run(`MATCH (s:IsthmusState {name: 'state'}) SET s.revision = s.revision + 1${more}`);
}
