import type { BasisChange, ConceptRecord, GraphBasis, PaperMentions } from "../../contract/records.ts";

/** What the collection decided: the concepts, and where each paper mentions them. */
export interface Vocabulary {
  /** Sorted by id (code points); the position in this array is the `concept` of every mention. */
  readonly concepts: readonly ConceptRecord[];
  /** Every paper once, in the order of the second round, mentions ordered by field, start, end, concept. */
  mentions(): Iterable<PaperMentions>;
  /** For `vocabularyGrowth`, when papers are added. */
  basis(): GraphBasis;
}

/**
 * Decides over the packed candidates of all papers, which it is given twice, in any order but the same: of a paper nothing is
 * kept in memory but numbers.
 */
export interface VocabularyBuilder {
  /** First round: statistics of every key. */
  add(paper: string, candidates: Uint8Array): void;
  /** Which keys are concepts, when all papers have been added. */
  decide(): VocabularyCounter;
}

export interface VocabularyCounter {
  /** Second round: who mentions the concepts, in which forms. */
  count(paper: string, candidates: Uint8Array): void;
  finish(): Vocabulary;
}

/** What becomes of a vocabulary when papers are added to its collection. */
export interface VocabularyChange {
  /** Ids of papers that were added. */
  readonly added: readonly string[];
  /** Ids of concepts that are none any more, and records of those that are new or may differ. */
  readonly removed: readonly string[];
  readonly concepts: readonly ConceptRecord[];
  /** Ids of concepts, ascending; the position in this array is the `concept` of every mention below. */
  readonly mentioned: readonly string[];
  /** All mentions of the papers added and of those that may mention other concepts than before, by ascending id. */
  mentions(): Iterable<PaperMentions>;
  basis(): BasisChange;
}

/** Decides anew when papers are added, reading few of the others again. */
export interface VocabularyGrowth {
  /** Papers that the vocabulary stands on, those added included. */
  has(paper: string): boolean;
  add(paper: string, candidates: Uint8Array): void;
  decide(): GrowthCounter;
}

export interface GrowthCounter {
  /** The papers to give to `count`. */
  readonly papers: readonly string[];
  count(paper: string, candidates: Uint8Array): void;
  /** Ids of the concepts whose records `finish` is to be given, so far as there are any. */
  concepts(): string[];
  /** Undefined when a concept would have to change its id: then all must be decided from the beginning. */
  finish(stored: readonly ConceptRecord[]): VocabularyChange | undefined;
}
