import type { Paper } from "../contract/entities.ts";
import type { KnowledgeDecisions } from "../contract/knowledge/knowledge.ts";
import type { BasisChange, ConceptRecord, GraphBasis, IncidenceChunk, PaperMentions } from "../contract/records.ts";
import type { ConceptColumns, PaperColumns } from "./columns.ts";
import type { GraphDatabase } from "./graph-database.ts";

/** A paper as it is stored: what the reader sees, plus every key by which another record of it is recognised. */
export interface StoredPaper extends Paper {
  /**
   * Keys by which another record of it is recognised ("doi:…", "id:…", "title:…"), sorted. Written and read by
   * graph/identity; opaque to a store.
   */
  readonly keys: readonly string[];
  /** The source records it was made from, packed by graph/identity; opaque to a store. */
  readonly records: string;
  /** Ids of the sources that one of its records was read from, sorted. */
  readonly sources: readonly string[];
}

/** One import, and what became of its records. A source that a store does not list may still have papers. */
export interface StoredSource {
  readonly id: string;
  /** By which the same file is recognised when it is read again; no path. */
  readonly key: string;
  /** Display text: the name of the file without folders, or the query. */
  readonly name: string;
  readonly kind: "file" | "upload" | "standard input" | "query" | "unknown";
  /** When it was last read, ISO 8601. Empty when nobody noted it. */
  readonly at: string;
  /** When it was first read, ISO 8601; absent when nobody noted it. */
  readonly firstAt?: string | undefined;
  /** "stopped" until it was read to its end. */
  readonly state: "complete" | "stopped";
  /** Numbers of records that made a new paper, were merged into a stored one, or were stored already. */
  readonly read: number;
  readonly added: number;
  readonly merged: number;
  readonly unchanged: number;
  /** What could not be read, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** What the user said about how it is read; absent when nothing was said. */
  readonly reading?: SourceSettings | undefined;
  /** Of a query: what is asked. */
  readonly query?: SourceQuery | undefined;
}

/** How a source is read where its content does not say it. */
export interface SourceSettings {
  readonly format?: string | undefined;
  /** As `fieldMap` reads it. */
  readonly map?: string | undefined;
  readonly sheet?: string | undefined;
  readonly encoding?: string | undefined;
}

/** A question to a live source. */
export interface SourceQuery {
  readonly service: "arxiv" | "openalex" | "doi" | "pubmed";
  readonly query: string;
  readonly max: number;
}

/** How many stored papers a source has. */
export interface SourceHoldings {
  readonly source: string;
  readonly papers: number;
  /** Those that are in no other source. */
  readonly only: number;
  /** Those that are not in the graph yet. */
  readonly waiting: number;
}

/** What a paper is extracted from. */
export interface PaperText {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
}

/** Packed candidates of one paper; opaque to the store. */
export interface PaperCandidates {
  readonly paper: string;
  readonly data: Uint8Array;
}

/** A whole new graph of the stored papers; it replaces the present one in one step. */
export interface GraphDraft {
  /** Sorted by id. */
  readonly concepts: readonly ConceptRecord[];
  /** Every stored paper once, by ascending id, also those without mentions. */
  readonly mentions: AsyncIterable<PaperMentions> | Iterable<PaperMentions>;
  /** What it was decided from, called after the mentions are written; only stores with `growth` keep it. */
  readonly basis?: () => GraphBasis;
}

/** How a graph differs from the stored one when papers were added. */
export interface GraphChange {
  /** Papers that are not in the stored graph. */
  readonly added: readonly string[];
  /** Ids of concepts that are gone; the mentions below replace those of the papers that had them. */
  readonly removed: readonly string[];
  /** Concepts that are new, and those whose records may differ, in any order. */
  readonly concepts: readonly ConceptRecord[];
  /** Ids of concepts, ascending; the position is the `concept` of every mention below. */
  readonly mentioned: readonly string[];
  /** The papers added, and every paper whose mentions may differ, by ascending id. */
  readonly mentions: Iterable<PaperMentions>;
  readonly basis: () => BasisChange;
}

/** What a store offers so that adding few papers to many need not cost a whole new graph. */
export interface GraphGrowth {
  /**
   * The basis of the current graph. Undefined when there is none, and as soon as candidates of a paper that was in it are
   * removed or replaced.
   */
  basis(): Promise<GraphBasis | undefined>;
  /** These concepts, by ascending id. */
  conceptsOf(ids: readonly string[]): Promise<ConceptRecord[]>;
  /**
   * Brings the graph to the state that replaceGraph would give, in one step with the new basis, and raises the revision. GraphError
   * CONFLICT when the stored papers are not those of the previous graph and those added, or what the new basis keeps of the
   * previous one is not there any more.
   */
  changeGraph(change: GraphChange): Promise<void>;
}

/** A line of the append-only log of curation decisions. */
export interface Decision {
  readonly sequence: number;
  readonly at: string;
  readonly by: string;
  readonly action: Readonly<Record<string, unknown>>;
  readonly why: string | null;
}

/** How much a store contains, and whether its graph is up to date. */
export interface StoreSummary {
  /** Papers of the graph: the N of every measure. */
  readonly papers: number;
  readonly concepts: number;
  /** Distinct (paper, concept) pairs. */
  readonly mentions: number;
  /** Content revision: bumped by changes of papers, mentions and decisions, by nothing else. */
  readonly revision: number;
  /** Papers whose candidates are missing or of another extractor: a run was interrupted or not started. */
  readonly pending: number;
  /** Papers that are stored but not in the graph: an import is running or was interrupted. */
  readonly waiting: number;
  /** True when papers or candidates changed after the last replaceGraph. */
  readonly stale: boolean;
  /** Free-form facts about the store ("extractor", "created", "name", …). */
  readonly facts: Readonly<Record<string, string>>;
  /** What people decided about kinds and relations; only a store under curation says it. */
  readonly knowledge?: KnowledgeDecisions | undefined;
}

/** Results computed from one revision, kept beside the graph; keeping them changes nothing of it. */
export interface DerivedData {
  /** What was computed for exactly this revision, or undefined. */
  derived(name: string, revision: number): Promise<Uint8Array | undefined>;
  /** Keeps the newest revision of each name. */
  saveDerived(name: string, revision: number, data: Uint8Array): Promise<void>;
}

/**
 * All that answers are made from: papers, concepts and mentions, and what was computed from them. Its papers are those of
 * the graph. What an import has only stored, and a paper whose words changed, counts nowhere before the next replaceGraph.
 */
export interface GraphReader extends DerivedData {
  /** Where it is, without credentials. */
  readonly url: string;
  /** Deletes derived data whose name has this beginning, where they are not used any more. */
  forgetDerived(beginning: string, isUnused: (name: string, revision: number) => boolean): Promise<void>;

  /** What a graph database offers in addition; null for every other kind of store. */
  readonly graphDatabase: GraphDatabase | null;

  summary(extractor: string): Promise<StoreSummary>;
  /** The content revision alone, cheap enough to ask again and again. */
  revision(): Promise<number>;
  close(): Promise<void>;

  /** In the order asked for. */
  papers(ids: readonly string[]): Promise<Paper[]>;
  /** All papers of the graph with their keys, by ascending id. */
  allPapers(): AsyncIterable<StoredPaper>;
  paperColumns(): Promise<PaperColumns>;
  /** Ids of papers that contain all words of the query (the last one may be the beginning of a word), best first. */
  searchPapers(query: string, limit: number): Promise<string[]>;
  /** Ids of all papers that contain all words of the query, in batches and in no order; papers with similar words may be among them. */
  papersWithWords(query: string): AsyncIterable<string[]>;
  /** Ids of concepts whose label or aliases contain all words of the query, in the same way. */
  searchConcepts(query: string, limit: number): Promise<string[]>;
  /** Candidates of those of these papers (all papers when not given) that have them, by ascending paper id. */
  candidates(extractor: string, papers?: readonly string[]): AsyncIterable<PaperCandidates>;

  /** All concepts, by ascending id; the position is the concept's number. */
  concepts(): Promise<ConceptRecord[]>;
  /** The same in the memory that a fraction of them would take as objects. */
  conceptColumns(): Promise<ConceptColumns>;
  /** Mentions of these papers (all papers when not given), by ascending paper id. */
  mentions(papers?: readonly string[]): AsyncIterable<PaperMentions>;
  /**
   * The packed incidence, in order, without gaps: lengths and concept numbers of consecutive papers. Rows always agree
   * with paperColumns().
   */
  incidences(): AsyncIterable<IncidenceChunk>;
}

/** What people add to a graph: decisions about its concepts, and facts by name. */
export interface DecisionLog {
  decisions(): Promise<Decision[]>;
  appendDecisions(decisions: readonly Omit<Decision, "sequence">[]): Promise<void>;
  setFact(name: string, value: string): Promise<void>;
}

/** Papers on their way in: identified by keys, saved, and given candidates. */
export interface PaperStore {
  /** Papers that carry any of the keys, by ascending id. */
  papersByKeys(keys: readonly string[]): Promise<StoredPaper[]>;
  /**
   * Removes papers, then inserts or replaces others by id, in one transaction. A paper whose title, abstract or keywords changed
   * loses its candidates and mentions, and waits for the next graph; keys, records and sources alone bump nothing; an identical paper changes nothing.
   */
  savePapers(papers: readonly StoredPaper[], removed?: readonly string[]): Promise<void>;
  /** Ids of stored papers that are not in the graph, ascending. */
  waitingPapers(): Promise<string[]>;
  /** Papers that have no candidates of this extractor, by ascending id, those after `after` when given. */
  papersToExtract(extractor: string, limit: number, after?: string): Promise<PaperText[]>;
  /** Unknown papers are left out: they were removed meanwhile. */
  saveCandidates(extractor: string, batch: readonly PaperCandidates[]): Promise<void>;
}

/** Where the papers come from. Nothing here raises the revision. */
export interface SourceLog {
  /** By ascending id, as numbers. */
  list(): Promise<StoredSource[]>;
  /** Inserts or replaces by id. */
  save(source: StoredSource): Promise<void>;
  /** Takes it off the list; papers keep saying that they are from it until they are saved without. */
  forget(id: string): Promise<void>;
  /** Of every source that a stored paper names, in no order. */
  holdings(): Promise<SourceHoldings[]>;
  /** Stored papers that name this source, by ascending id, those after `after` when given. */
  papersOf(id: string, limit: number, after?: string): Promise<StoredPaper[]>;
}

/** Where the graph of the stored papers is written. */
export interface GraphWriter {
  /** How to change the graph by few papers; null for a store that can only replace it as a whole. */
  readonly growth: GraphGrowth | null;
  /**
   * Runs `work` as the only one that fills this store, over all processes; GraphError CONFLICT when another is at it.
   * Readers, and small writes such as decisions, go on meanwhile.
   */
  withFillLock<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Replaces concepts and mentions in one step; bumps the revision if anything differs from what is stored.
   * Throws CONFLICT when the draft does not consist of exactly the stored papers.
   */
  replaceGraph(graph: GraphDraft): Promise<void>;
}

/**
 * A place where graphs are kept. Each adapter passes tests/contract/store-suite.ts, and may be a class or plain functions.
 *
 * Every write is one transaction: after a crash it has happened or it has not. Reads see committed data only.
 * Unknown ids are left out of answers, never an error. Lists of ids may be of any length.
 */
export interface GraphStore extends GraphReader, DecisionLog, PaperStore, GraphWriter {
  readonly sources: SourceLog;
}
