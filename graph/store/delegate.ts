import type { GraphReader } from "./store.ts";

/**
 * A reader that passes every question on: the start of a reader that answers some of them otherwise. Spreading a store
 * instead would lose the methods of one that is a class.
 */
export function delegateReader(reader: GraphReader): GraphReader {
  return {
    url: reader.url,
    graphDatabase: reader.graphDatabase,
    summary: (extractor) => reader.summary(extractor),
    revision: () => reader.revision(),
    close: () => reader.close(),
    papers: (ids) => reader.papers(ids),
    allPapers: () => reader.allPapers(),
    paperColumns: () => reader.paperColumns(),
    searchPapers: (query, limit) => reader.searchPapers(query, limit),
    papersWithWords: (query) => reader.papersWithWords(query),
    searchConcepts: (query, limit) => reader.searchConcepts(query, limit),
    candidates: (extractor, papers) => reader.candidates(extractor, papers),
    concepts: () => reader.concepts(),
    conceptColumns: () => reader.conceptColumns(),
    mentions: (papers) => reader.mentions(papers),
    incidences: () => reader.incidences(),
    derived: (name, revision) => reader.derived(name, revision),
    saveDerived: (name, revision, data) => reader.saveDerived(name, revision, data),
    forgetDerived: (beginning, isUnused) => reader.forgetDerived(beginning, isUnused),
  };
}
