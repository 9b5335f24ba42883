import type { ConceptRecord, PaperMentions } from "../contract/records.ts";

/** What the collection decided: the concepts, and where each paper mentions them. */
export interface Vocabulary {
  /** Sorted by id (code points); the position in this array is the `concept` of every mention. */
  readonly concepts: readonly ConceptRecord[];
  /** Every paper once, in the order of the second round, mentions ordered by field, start, end, concept. */
  mentions(): Iterable<PaperMentions>;
}

/**
 * Decides over the packed candidates of all papers, which it is given twice, in any order but the same: of a paper nothing is
 * kept in memory but numbers.
 */
export interface VocabularyBuilder {
  /** First round: statistics of every key. */
  add(candidates: Uint8Array): void;
  /** Which keys are concepts, when all papers have been added. */
  decide(): VocabularyCounter;
}

export interface VocabularyCounter {
  /** Second round: who mentions the concepts, in which forms. */
  count(paper: string, candidates: Uint8Array): void;
  finish(): Vocabulary;
}
