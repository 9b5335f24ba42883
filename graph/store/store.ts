import type { Paper } from "../contract/entities.ts";
import type { ConceptRecord, IncidenceChunk, PaperMentions } from "../contract/records.ts";

/** A paper as it is stored: what the reader sees, plus every key under which it may be met again. */
export interface StoredPaper extends Paper {
  /**
   * Identity keys, sorted: "doi:…", "arxiv:…", "pmid:…", "source:NAMESPACE:ID", "title:NORMALISED|YEAR|AUTHOR".
   * Written and read by graph/identity.ts; to a store they are opaque.
   */
  readonly keys: readonly string[];
}

/** Packed candidates of one paper; opaque to the store. */
export interface PaperCandidates {
  readonly paper: string;
  readonly data: Uint8Array;
}

/** A whole new graph over the stored papers; replaces the former one in one step. */
export interface GraphDraft {
  /** Sorted by id. */
  readonly concepts: readonly ConceptRecord[];
  /** Every stored paper once, by ascending id, also those without mentions. */
  readonly mentions: AsyncIterable<PaperMentions> | Iterable<PaperMentions>;
}

/** A line of the append-only log of curation decisions. */
export interface Decision {
  readonly sequence: number;
  readonly at: string;
  readonly by: string;
  readonly action: Readonly<Record<string, unknown>>;
  readonly why: string | null;
}

export interface StoreSummary {
  /** All papers stored: the N of every measure. */
  readonly papers: number;
  readonly concepts: number;
  /** Distinct (paper, concept) pairs. */
  readonly mentions: number;
  /** Content revision: bumped by changes of papers, mentions and decisions, by nothing else. */
  readonly revision: number;
  /** Papers whose candidates are missing or of another extractor: a run was interrupted or not started. */
  readonly pending: number;
  /** True when papers or candidates changed after the last replaceGraph. */
  readonly stale: boolean;
  /** Free-form facts about the store ("extractor", "created", "name", …). */
  readonly facts: Readonly<Record<string, string>>;
}

/** Papers as columns, in order of id: what the snapshot keeps in memory. */
export interface PaperColumns {
  readonly ids: string[];
  /** 0 = unknown. */
  readonly years: Int16Array;
  /** Position in `venueNames`, −1 = unknown. */
  readonly venues: Int32Array;
  readonly venueNames: string[];
}

/**
 * Everything the product asks of a place where graphs are kept. Each adapter passes tests/contract/store-suite.ts.
 *
 * Every write is one transaction: after a crash it has happened or it has not. Reads see committed data only.
 * Unknown ids are left out of answers, never an error. Lists of ids may be of any length.
 */
export interface GraphStore {
  /** Where it is, without credentials. */
  readonly url: string;

  summary(extractor: string): Promise<StoreSummary>;
  close(): Promise<void>;

  /** Papers that carry any of the keys. */
  papersByKeys(keys: readonly string[]): Promise<StoredPaper[]>;
  /**
   * Inserts or replaces papers by id, and removes others. A paper whose title or abstract changed loses its candidates;
   * an identical paper changes nothing, not even the revision. Removal and insertion are one transaction.
   */
  savePapers(papers: readonly StoredPaper[], removed?: readonly string[]): Promise<void>;
  papers(ids: readonly string[]): Promise<Paper[]>;
  /** All papers with their keys, by ascending id. */
  allPapers(): AsyncIterable<StoredPaper>;
  paperColumns(): Promise<PaperColumns>;
  /** Ids of papers whose words match a full-text query (plain words, all of them), best first. */
  searchPapers(query: string, limit: number): Promise<string[]>;

  /** Papers that have no candidates of this extractor, by ascending id. */
  papersToExtract(extractor: string, limit: number): Promise<{ id: string; title: string; abstract: string }[]>;
  saveCandidates(extractor: string, batch: readonly PaperCandidates[]): Promise<void>;
  /** Candidates of every paper that has them, by ascending paper id. */
  candidates(extractor: string): AsyncIterable<PaperCandidates>;

  /** Replaces concepts and mentions; bumps the revision if anything differs from what is stored. */
  replaceGraph(graph: GraphDraft): Promise<void>;
  /** All concepts, by ascending id; the position is the concept's number. */
  concepts(): Promise<ConceptRecord[]>;
  /** Mentions of these papers (all papers when not given), by ascending paper id. */
  mentions(papers?: readonly string[]): AsyncIterable<PaperMentions>;
  /** The packed incidence, in order, without gaps: lengths and concept numbers of consecutive papers. */
  incidences(): AsyncIterable<IncidenceChunk>;

  decisions(): Promise<Decision[]>;
  appendDecisions(decisions: readonly Omit<Decision, "sequence">[]): Promise<void>;

  /** Derived data computed for exactly this revision, or undefined. Bumps nothing. */
  derived(name: string, revision: number): Promise<Uint8Array | undefined>;
  saveDerived(name: string, revision: number, data: Uint8Array): Promise<void>;
  setFact(name: string, value: string): Promise<void>;
}
