import { delegateReader } from "../../graph/store/delegate.ts";
import type { GraphChange, GraphGrowth, GraphStore } from "../../graph/store/store.ts";

/** A store that passes everything on: what a test that overrides some of it begins from. */
export function delegateStore(store: GraphStore): GraphStore {
  return {
    ...delegateReader(store),
    decisions: () => store.decisions(),
    appendDecisions: (decisions) => store.appendDecisions(decisions),
    setFact: (name, value) => store.setFact(name, value),
    papersByKeys: (keys) => store.papersByKeys(keys),
    savePapers: (papers, removed) => store.savePapers(papers, removed),
    papersToExtract: (extractor, limit, after) => store.papersToExtract(extractor, limit, after),
    saveCandidates: (extractor, batch) => store.saveCandidates(extractor, batch),
    growth: store.growth,
    withFillLock: (work) => store.withFillLock(work),
    replaceGraph: (graph) => store.replaceGraph(graph),
  };
}

/** A store written as a class: its methods are those of the prototype, so that spreading it would lose them. */
export class ClassStore implements GraphStore {
  readonly #inner: GraphStore;
  readonly growth: GraphGrowth | null;

  constructor(inner: GraphStore) {
    this.#inner = inner;
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
  searchConcepts(query: string, limit: number) {
    return this.#inner.searchConcepts(query, limit);
  }
  candidates(extractor: string) {
    return this.#inner.candidates(extractor);
  }
  concepts() {
    return this.#inner.concepts();
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
  candidatesOf(extractor: string, papers: readonly string[]) {
    return this.#inner.candidatesOf(extractor, papers);
  }
  conceptsOf(ids: readonly string[]) {
    return this.#inner.conceptsOf(ids);
  }
  changeGraph(change: GraphChange) {
    return this.#inner.changeGraph(change);
  }
}
