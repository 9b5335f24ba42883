import type { ConceptRecord, Mention } from "../contract/records.ts";

/** What the collection decided: the concepts, and how to find them in the packed candidates of any paper. */
export interface Vocabulary {
  /** Sorted by id (code points); the position in this array is the `concept` of every mention. */
  readonly concepts: readonly ConceptRecord[];
  /** The mentions of one paper, ordered by field, start, end, concept, from its packed candidates. */
  mentionsIn(candidates: Uint8Array): Mention[];
}

/** Collects corpus statistics from the packed candidates of every paper, in any order, then decides. */
export interface VocabularyBuilder {
  add(candidates: Uint8Array): void;
  finish(): Vocabulary;
}
