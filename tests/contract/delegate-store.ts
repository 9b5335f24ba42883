import { delegateReader } from "../../graph/store/delegate.ts";
import type { GraphChange, GraphGrowth, GraphStore, SourceLog, StoredSource } from "../../graph/store/store.ts";

/** A store that passes everything on: what a test that overrides some of it begins from. */
export function delegateStore(store: GraphStore): GraphStore {
  return {
    ...delegateReader(store),
    decisions: () => store.decisions(),
    appendDecisions: (decisions) => store.appendDecisions(decisions),
    setFact: (name, value) => store.setFact(name, value),
    papersByKeys: (keys) => store.papersByKeys(keys),
    savePapers: (papers, removed) => store.savePapers(papers, removed),
    waitingPapers: () => store.waitingPapers(),
    papersToExtract: (extractor, limit, after) => store.papersToExtract(extractor, limit, after),
    saveCandidates: (extractor, batch) => store.saveCandidates(extractor, batch),
    growth: store.growth,
    sources: store.sources,
    withFillLock: (work) => store.withFillLock(work),
    replaceGraph: (graph) => store.replaceGraph(graph),
  };
}

/** A store written as a class: its methods are those of the prototype, so that spreading it would lose them. */
export class ClassStore implements GraphStore {
  readonly #inner: GraphStore;
  readonly growth: GraphGrowth | null;
  readonly sources: SourceLog;

  constructor(inner: GraphStore) {
    this.#inner = inner;
    this.sources = new ClassSources(inner.sources);
    this.growth = inner.growth === null ? null : new ClassGrowth(inner.growth);
  }

  get url() {
    return this.#inner.url;
  }
  get graphDatabase() {
    return this.#inner.graphDatabase;
  }
  summary(extractor: string) {
    return this.#inner.summary(extractor);
  }
  revision() {
    return this.#inner.revision();
  }
  close() {
    return this.#inner.close();
  }
  papers(ids: readonly string[]) {
    return this.#inner.papers(ids);
  }
  allPapers() {
    return this.#inner.allPapers();
  }
  paperColumns() {
    return this.#inner.paperColumns();
  }
  searchPapers(query: string, limit: number) {
    return this.#inner.searchPapers(query, limit);
  }
  papersWithWords(query: string) {
    return this.#inner.papersWithWords(query);
  }
  searchConcepts(query: string, limit: number) {
    return this.#inner.searchConcepts(query, limit);
  }
  candidates(extractor: string, papers?: readonly string[]) {
    return this.#inner.candidates(extractor, papers);
  }
  concepts() {
    return this.#inner.concepts();
  }
  conceptColumns() {
    return this.#inner.conceptColumns();
  }
  mentions(papers?: readonly string[]) {
    return this.#inner.mentions(papers);
  }
  incidences() {
    return this.#inner.incidences();
  }
  derived(name: string, revision: number) {
    return this.#inner.derived(name, revision);
  }
  saveDerived(name: string, revision: number, data: Uint8Array) {
    return this.#inner.saveDerived(name, revision, data);
  }
  forgetDerived(beginning: string, isUnused: (name: string, revision: number) => boolean) {
    return this.#inner.forgetDerived(beginning, isUnused);
  }
  decisions() {
    return this.#inner.decisions();
  }
  appendDecisions(decisions: Parameters<GraphStore["appendDecisions"]>[0]) {
    return this.#inner.appendDecisions(decisions);
  }
  setFact(name: string, value: string) {
    return this.#inner.setFact(name, value);
  }
  papersByKeys(keys: readonly string[]) {
    return this.#inner.papersByKeys(keys);
  }
  savePapers(...change: Parameters<GraphStore["savePapers"]>) {
    return this.#inner.savePapers(...change);
  }
  waitingPapers() {
    return this.#inner.waitingPapers();
  }
  papersToExtract(...question: Parameters<GraphStore["papersToExtract"]>) {
    return this.#inner.papersToExtract(...question);
  }
  saveCandidates(...batch: Parameters<GraphStore["saveCandidates"]>) {
    return this.#inner.saveCandidates(...batch);
  }
  withFillLock<T>(work: () => Promise<T>) {
    return this.#inner.withFillLock(work);
  }
  replaceGraph(graph: Parameters<GraphStore["replaceGraph"]>[0]) {
    return this.#inner.replaceGraph(graph);
  }
}

class ClassGrowth implements GraphGrowth {
  readonly #inner: GraphGrowth;

  constructor(inner: GraphGrowth) {
    this.#inner = inner;
  }

  basis() {
    return this.#inner.basis();
  }
  conceptsOf(ids: readonly string[]) {
    return this.#inner.conceptsOf(ids);
  }
  changeGraph(change: GraphChange) {
    return this.#inner.changeGraph(change);
  }
}

class ClassSources implements SourceLog {
  readonly #inner: SourceLog;

  constructor(inner: SourceLog) {
    this.#inner = inner;
  }

  list() {
    return this.#inner.list();
  }
  save(source: StoredSource) {
    return this.#inner.save(source);
  }
  forget(id: string) {
    return this.#inner.forget(id);
  }
  holdings() {
    return this.#inner.holdings();
  }
  papersOf(...question: Parameters<SourceLog["papersOf"]>) {
    return this.#inner.papersOf(...question);
  }
}
