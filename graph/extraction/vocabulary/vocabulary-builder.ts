import type { ConceptRecord } from "../../contract/records.ts";
import { sortByText } from "../../shared/text.ts";
import { shortHash } from "../language/canonical.ts";
import { CandidateReader } from "../packing/candidate-reader.ts";
import { packBasis } from "./basis.ts";
import { Collection } from "./collection.ts";
import { ConceptCounts } from "./concept-counts.ts";
import { conceptRecordOf, plainIdOf } from "./concept-record.ts";
import { Resolution } from "./resolution.ts";
import type { VocabularyBuilder, VocabularyCounter } from "./vocabulary.ts";

/** Collects the candidates of all papers and decides which keys are concepts; the order of the papers does not matter. */
export function vocabularyBuilder(): VocabularyBuilder {
  const collection = new Collection();
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

function counterOf(collection: Collection, papers: readonly string[], reader: CandidateReader): VocabularyCounter {
  const resolution = new Resolution(collection);
  const counts = new ConceptCounts(collection, resolution);
  let number = 0;
  return {
    count(paper, candidates) {
      if (papers[number] !== paper) throw new Error("The papers come in another order than before.");
      reader.readAll(candidates);
      counts.add(paper, number++, reader);
    },
    finish() {
      const records: NumberedRecord[] = [];
      for (const { id, papers, forms } of counts.concepts()) {
        const termhood = resolution.termhoodOf(id);
        records.push({ keyId: id, record: conceptRecordOf(collection.keyOf(id), { papers, termhood }, forms) });
      }
      const sorted = withUniqueIds(records);
      const numbers = new Int32Array(collection.size);
      for (const [i, { keyId }] of sorted.entries()) numbers[keyId] = i;
      return {
        concepts: sorted.map(({ record }) => record),
        mentions: () => counts.mentions.byPaper(numbers),
        basis: () => packBasis({ collection, papers, acronyms: resolution.acronyms, sharedSlugs: sharedSlugs(sorted) }),
      };
    },
  };
}

interface NumberedRecord {
  readonly keyId: number;
  record: ConceptRecord;
}

/** Sorted by id; where keys have one slug, all but the first key (by code point) get a short hash. */
function withUniqueIds(records: NumberedRecord[]): NumberedRecord[] {
  sortByText(records, ({ record }) => record.id);
  let renamed = false;
  for (let from = 0, to = 1; from < records.length; from = to++) {
    const id = records[from]?.record.id;
    while (records[to]?.record.id === id) to++;
    if (to - from === 1) continue;
    const same = sortByText(records.slice(from, to), ({ record }) => record.key);
    for (const one of same.slice(1)) one.record = { ...one.record, id: `${id}-${shortHash(one.record.key)}` };
    renamed = true;
  }
  return renamed ? sortByText(records, ({ record }) => record.id) : records;
}

/** The slugs for which keys had to get a hash. */
function sharedSlugs(records: readonly NumberedRecord[]): string[] {
  const slugs = new Set<string>();
  for (const { record } of records) {
    const plain = plainIdOf(record.key);
    if (plain !== record.id) slugs.add(plain);
  }
  return [...slugs];
}
