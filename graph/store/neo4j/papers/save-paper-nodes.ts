import neo4j from "neo4j-driver";
import type { StoredPaper } from "../../store.ts";
import type { Connection, RunStatement } from "../connection/connection.ts";
import { removeNodes } from "../connection/remove-nodes.ts";
import { difference, STORED_PAPER, storedPaperOf } from "./paper-nodes.ts";

const idOf = ({ id }: StoredPaper) => id;

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
    const known = (paper: StoredPaper) => remainingPrevious(paper.id) !== undefined;

    if (gone.length > 0) await removePapers(run, gone);
    await forgetLinks(run, seen.filter(known).map(idOf));
    await forgetKeys(run, changed("text", "shown", "hidden").filter(known).map(idOf));
    await forgetMentions(run, text.filter(known).map(idOf));
    await writeRecords(run, changed("text", "shown", "hidden"));
    if (seen.length > 0) await writePapers(run, seen);
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

/** Papers, then the authors and venues that other transactions may be waiting to make: those are locked for as short as can be. */
async function writePapers(run: RunStatement, papers: readonly StoredPaper[]): Promise<void> {
  const rows = papers.map(({ keys: _, records: __, sources: ___, ...paper }) => paper);
  await run("UNWIND $rows AS row MERGE (p:IsthmusPaper {id: row.id}) SET p += row, p.year = toInteger(row.year)", {
    rows,
  });
  const links = papers.map(({ id, authors, venue }) => ({
    id,
    authors: authors.flatMap((name, at) => (name === "" ? [] : [[name, neo4j.int(at + 1)]])),
    venue: venue === "" ? null : venue,
  }));
  // In one order, so that no two transactions wait for each other at the same time.
  const sorted = (names: readonly (string | null)[]) => [...new Set(names)].filter((name) => name).sort();
  await run("UNWIND $names AS name MERGE (a:IsthmusAuthor {name: name}) ON CREATE SET a:Author", {
    names: sorted(papers.flatMap(({ authors }) => authors)),
  });
  await run("UNWIND $names AS name MERGE (v:IsthmusVenue {name: name}) ON CREATE SET v:Venue", {
    names: sorted(papers.map(({ venue }) => venue)),
  });
  await run(
    `UNWIND $links AS link MATCH (p:IsthmusPaper {id: link.id}) UNWIND link.authors AS author
     MATCH (a:IsthmusAuthor {name: author[0]}) CREATE (p)-[:WRITTEN_BY {position: author[1]}]->(a)`,
    { links },
  );
  await run(
    `UNWIND $links AS link MATCH (p:IsthmusPaper {id: link.id}) MATCH (v:IsthmusVenue {name: link.venue})
     CREATE (p)-[:PUBLISHED_IN]->(v)`,
    { links },
  );
}

/** The authors and the venue of a previous version. */
async function forgetLinks(run: RunStatement, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await run(
    `UNWIND $ids AS id MATCH (:IsthmusPaper {id: id})-[previous:WRITTEN_BY|PUBLISHED_IN]->(o)
     WHERE o:IsthmusAuthor OR o:IsthmusVenue DELETE previous`,
    { ids },
  );
}

async function forgetKeys(run: RunStatement, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await run("UNWIND $ids AS id MATCH (k:IsthmusKey {paper: id}) DELETE k", { ids });
}

async function writeRecords(run: RunStatement, papers: readonly StoredPaper[]): Promise<void> {
  if (papers.length === 0) return;
  const rows = papers.map(({ id, keys, records, sources }) => ({ id, keys, records, sources }));
  await run(
    `UNWIND $rows AS row MERGE (r:IsthmusRecord {paper: row.id})
     SET r.keys = row.keys, r.records = row.records, r.sources = row.sources`,
    { rows },
  );
  await run("UNWIND $rows AS row UNWIND row.keys AS key CREATE (:IsthmusKey {key: key, paper: row.id})", { rows });
}

async function forgetMentions(run: RunStatement, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
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
