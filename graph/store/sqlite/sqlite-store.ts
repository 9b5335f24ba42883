import { toArray } from "../../shared/streams.ts";
import { columnsOf } from "../columns.ts";
import type { GraphGrowth, GraphStore } from "../store.ts";
import { fillLock } from "./database/fill-lock.ts";
import { conceptSearch, fullTextMatches, paperSearch } from "./database/full-text.ts";
import { type Connections, openDatabase, scanner } from "./database/open-database.ts";
import { guardedStep, guardedStream, userFacingError } from "./database/user-facing-error.ts";
import { basisTable } from "./graph/basis.ts";
import { graphReader } from "./graph/read-graph.ts";
import { graphWriter } from "./graph/write-graph.ts";
import { candidateTable } from "./papers/candidates.ts";
import { allPapers, paperColumns, paperReader } from "./papers/read-papers.ts";
import { paperWriter } from "./papers/save-papers.ts";
import { derivedTable, smallTables, sourceTable } from "./small-tables.ts";

/** Opens the embedded store: one SQLite file. */
export function openSqliteStore(path: string, create: boolean): GraphStore {
  const connections = openDatabase(path, create);
  try {
    return storeOver(connections);
  } catch (error) {
    connections.close();
    throw userFacingError(path, error);
  }
}

function storeOver(connections: Connections): GraphStore {
  const { path } = connections;
  const scan = scanner(connections);
  const read = paperReader(connections);
  const graph = graphReader(connections, scan);
  const small = smallTables(connections);
  const basis = basisTable(connections);
  const candidate = candidateTable(connections, scan, basis.forget);
  const savePapers = paperWriter(connections, basis.forget);
  const { replaceGraph, changeGraph } = graphWriter(connections, scan, basis.save);
  const searchPapers = paperSearch(connections.reader);
  const papersWithWords = fullTextMatches(connections.reader);
  const searchConcepts = conceptSearch(connections.reader);

  const onReader = <T>(step: () => T | Promise<T>): Promise<T> => guardedStep(path, step);
  const writes = writeQueue();
  const onWriter = <T>(step: () => T | Promise<T>): Promise<T> =>
    writes.run(step).catch((error: unknown) => {
      throw userFacingError(path, error);
    });
  const growth: GraphGrowth = {
    basis: () => onReader(basis.read),
    conceptsOf: (ids) => onReader(() => graph.conceptsOf(ids)),
    changeGraph: (change) => onWriter(() => changeGraph(change)),
  };

  return {
    url: `sqlite:${path}`,
    graphDatabase: null,
    summary: (extractor) => onReader(() => small.summary(extractor)),
    revision: () => onReader(small.revision),
    async close() {
      await writes.idle();
      connections.close();
    },
    withFillLock: fillLock(path),

    papersByKeys: (keys) => onReader(() => read.papersByKeys(keys)),
    savePapers: (papers, removed = []) => onWriter(() => savePapers(papers, removed)),
    papers: (ids) => onReader(() => read.papers(ids)),
    allPapers: () => guardedStream(path, allPapers(scan)),
    paperColumns: () => onReader(() => paperColumns(scan)),
    searchPapers: (query, limit) => onReader(() => searchPapers(query, limit)),
    papersWithWords: (query) => guardedStream(path, papersWithWords(query)),
    searchConcepts: (query, limit) => onReader(() => searchConcepts(query, limit)),

    waitingPapers: () => onReader(() => read.waitingPapers()),
    papersToExtract: (extractor, limit, after = "") => onReader(() => read.papersToExtract(extractor, limit, after)),
    saveCandidates: (extractor, batch) => onWriter(() => candidate.saveCandidates(extractor, batch)),
    candidates: (extractor, papers) => guardedStream(path, candidate.candidates(extractor, papers)),

    replaceGraph: (draft) => onWriter(() => replaceGraph(draft)),
    concepts: () => onReader(() => toArray(graph.eachConcept())),
    conceptColumns: () => onReader(() => columnsOf(graph.eachConcept())),
    mentions: (papers) => guardedStream(path, graph.mentions(papers)),
    incidences: () => guardedStream(path, graph.incidences()),

    growth,
    sources: sourceTable(connections, onReader, onWriter),
    decisions: () => onReader(() => small.decisions()),
    appendDecisions: (decisions) => onWriter(() => small.appendDecisions(decisions)),
    ...derivedTable(connections, onReader, onWriter),
    setFact: (name, value) => onWriter(() => small.setFact(name, value)),
  };
}

/** A queue that runs writes one after another, also when one before failed; `idle` waits until it is empty. */
function writeQueue() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run<T>(step: () => T | Promise<T>): Promise<T> {
      const result = last.then(step);
      last = result.catch(() => undefined);
      return result;
    },
    idle: () => last,
  };
}
