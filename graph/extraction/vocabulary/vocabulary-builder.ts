import type { ConceptRecord, GraphBasis, PaperMentions } from "../../contract/records.ts";
import { sortByText } from "../../shared/text.ts";
import { shortHash } from "../language/canonical.ts";
import { CandidateReader } from "../packing/candidate-reader.ts";
import { packBasis } from "./basis.ts";
import { type ConceptCount, ConceptCounts } from "./concept-counts.ts";
import { conceptRecordOf, plainIdOf } from "./concept-record.ts";
import { KeyStatistics } from "./key-statistics.ts";
import { Resolution } from "./resolution.ts";

/** The concepts of a collection, and where each paper mentions them. */
export interface ExtractedVocabulary {
  /** Sorted by id (code points); mentions refer to positions in this array. */
  readonly concepts: readonly ConceptRecord[];
  /** Every paper once, in the order of the second round, with mentions sorted by field, start, end and concept. */
  mentions(): Iterable<PaperMentions>;
  /** What `vocabularyGrowth` needs to add papers later. */
  basis(): GraphBasis;
}

/**
 * Builds a vocabulary from the packed candidates of all papers. It receives them twice, in the same order, because it keeps nothing
 * but numbers of a paper in memory.
 */
export interface VocabularyBuilder {
  /** First round: collects statistics of every key. */
  add(paper: string, candidates: Uint8Array): void;
  /** Decides which keys are concepts, after all papers have been added. */
  decide(): VocabularyCounter;
}

/** The second round of a VocabularyBuilder. */
export interface VocabularyCounter {
  /** Collects the mentions of the concepts and their forms. */
  count(paper: string, candidates: Uint8Array): void;
  finish(): ExtractedVocabulary;
}

/** Begins a vocabulary; the order of the papers does not change it. */
export function vocabularyBuilder(): VocabularyBuilder {
  const collection = new KeyStatistics();
  const reader = new CandidateReader();
  const papers: string[] = [];
  return {
    add(paper, candidates) {
      reader.readKeys(candidates);
      collection.add(reader);
      papers.push(paper);
    },
    decide: () => counterOf(collection, papers, reader),
  };
}

function counterOf(collection: KeyStatistics, papers: readonly string[], reader: CandidateReader): VocabularyCounter {
  const resolution = new Resolution(collection);
  const counts = new ConceptCounts(collection, resolution);
  let number = 0;
  return {
    count(paper, candidates) {
      if (papers[number] !== paper) throw new Error("The papers come in another order than before.");
      reader.readAll(candidates);
      counts.add(paper, collection.rowOf(number++), reader);
    },
    finish() {
      const { concepts, numbers } = numberedConcepts(collection, resolution, counts.concepts());
      const { acronyms } = resolution;
      return {
        concepts,
        mentions: () => counts.mentions.byPaper(numbers),
        basis: () => packBasis({ collection, papers, acronyms, sharedSlugs: sharedSlugs(concepts) }),
      };
    },
  };
}

/** The records of counted concepts, sorted by id, and the position of each by its key id (−1 for the other keys). */
export function numberedConcepts(
  collection: KeyStatistics,
  resolution: Resolution,
  counts: Iterable<ConceptCount>,
): { readonly concepts: readonly ConceptRecord[]; readonly numbers: Int32Array } {
  const records: NumberedRecord[] = [];
  for (const { id, papers, forms } of counts) {
    const termhood = resolution.termhoodOf(id);
    records.push({ keyId: id, record: conceptRecordOf(collection.keyOf(id), { papers, termhood }, forms) });
  }
  const sorted = withUniqueIds(records);
  const numbers = new Int32Array(collection.size).fill(-1);
  for (const [i, { keyId }] of sorted.entries()) numbers[keyId] = i;
  return { concepts: sorted.map(({ record }) => record), numbers };
}

interface NumberedRecord {
  readonly keyId: number;
  record: ConceptRecord;
}

/** Sorts records by id; of several keys with one slug, all but the first (by code point) get a short hash. */
function withUniqueIds(records: NumberedRecord[]): NumberedRecord[] {
  sortByText(records, ({ record }) => record.id);
  let hasNewIds = false;
  for (let from = 0, to = 1; from < records.length; from = to++) {
    const id = records[from]?.record.id;
    while (records[to]?.record.id === id) to++;
    if (to - from === 1) continue;
    const sameKey = sortByText(records.slice(from, to), ({ record }) => record.key);
    for (const other of sameKey.slice(1))
      other.record = { ...other.record, id: `${id}-${shortHash(other.record.key)}` };
    hasNewIds = true;
  }
  return hasNewIds ? sortByText(records, ({ record }) => record.id) : records;
}

/** The slugs that several keys have in common. */
function sharedSlugs(concepts: readonly ConceptRecord[]): string[] {
  const slugs = new Set<string>();
  for (const { id, key } of concepts) {
    const plain = plainIdOf(key);
    if (plain !== id) slugs.add(plain);
  }
  return [...slugs];
}
