import type { GraphGrowth, GraphStore } from "../store.ts";
import { fillingAlone } from "./database/lock-filling.ts";
import { guarded, openDatabase, plainError } from "./database/open-database.ts";
import { scanner } from "./database/scan.ts";
import { serialised } from "./database/serialised.ts";
import { candidateTable } from "./read/candidates.ts";
import { fullTextSearch } from "./read/full-text.ts";
import { PAPER_COLUMNS, type StoredPaperRow, storedPaperOf } from "./read/paper-rows.ts";
import { graphReader } from "./read/read-graph.ts";
import { paperReader } from "./read/read-papers.ts";
import { smallTables } from "./read/small-tables.ts";
import { basisTable } from "./write/basis.ts";
import { paperWriter } from "./write/save-papers.ts";
import { graphWriter } from "./write/write-graph.ts";

/** Opens the embedded store: one SQLite file. */
export function openSqliteStore(path: string, create: boolean): GraphStore {
  const connections = openDatabase(path, create);
  const scan = scanner(path);
  const read = paperReader(connections);
  const graph = graphReader(connections, scan);
  const small = smallTables(connections);
  const basis = basisTable(connections);
  const candidate = candidateTable(connections, scan, basis.forget);
  const savePapers = paperWriter(connections, basis.forget);
  const { replaceGraph, changeGraph } = graphWriter(connections, scan, basis.save);
  const searchPapers = fullTextSearch(connections.reader, "paper", "title");
  const searchConcepts = fullTextSearch(connections.reader, "concept", "label");

  const reading = async <T>(step: () => T): Promise<T> => guarded(path, step);
  const writes = serialised();
  const writing = <T>(step: () => T | Promise<T>): Promise<T> =>
    writes.run(step).catch((error: unknown) => {
      throw plainError(path, error);
    });
  const growth: GraphGrowth = {
    basis: () => reading(basis.read),
    candidatesOf: candidate.candidatesOf,
    conceptsOf: (ids) => reading(() => graph.conceptsOf(ids)),
    changeGraph: (change) => writing(() => changeGraph(change)),
  };

  return {
    url: `sqlite:${path}`,
    graphDatabase: null,
    summary: (extractor) => reading(() => small.summary(extractor)),
    revision: () => reading(small.revision),
    async close() {
      await writes.idle();
      connections.reader.close();
      connections.writer.close();
    },
    filling: fillingAlone(path),

    papersByKeys: (keys) => reading(() => read.papersByKeys(keys)),
    savePapers: (papers, removed = []) => writing(() => savePapers(papers, removed)),
    papers: (ids) => reading(() => read.papers(ids)),
    async *allPapers() {
      const sql = `SELECT number, ${PAPER_COLUMNS}, keys, records FROM paper ORDER BY id`;
      for await (const row of scan<StoredPaperRow>(sql)) yield storedPaperOf(row);
    },
    paperColumns: () => reading(() => read.paperColumns()),
    searchPapers: (query, limit) => reading(() => searchPapers(query, limit)),
    searchConcepts: (query, limit) => reading(() => searchConcepts(query, limit)),

    papersToExtract: (extractor, limit, after = "") => reading(() => read.papersToExtract(extractor, limit, after)),
    saveCandidates: (extractor, batch) => writing(() => candidate.saveCandidates(extractor, batch)),
    candidates: (extractor) => candidate.candidates(extractor),

    replaceGraph: (draft) => writing(() => replaceGraph(draft)),
    concepts: () => reading(() => graph.concepts()),
    mentions: (papers) => graph.mentions(papers),
    incidences: () => graph.incidences(),

    growth,
    decisions: () => reading(() => small.decisions()),
    appendDecisions: (decisions) => writing(() => small.appendDecisions(decisions)),
    derived: (name, revision) => reading(() => small.derived(name, revision)),
    saveDerived: (name, revision, data) => writing(() => small.saveDerived(name, revision, data)),
    setFact: (name, value) => writing(() => small.setFact(name, value)),
  };
}
