import type { ConceptRecord } from "../contract/records.ts";
import { compareIds, sortByText } from "../util/text.ts";
import { CandidateReader } from "./candidate-reader.ts";
import { shortHash, slugOf } from "./canonical.ts";
import { Collection } from "./collection.ts";
import { ConceptCounts, type FormCount } from "./concept-counts.ts";
import { labelOf } from "./label.ts";
import { Resolution } from "./resolution.ts";
import type { Vocabulary, VocabularyBuilder, VocabularyCounter } from "./vocabulary.ts";

/** Collects the candidates of all papers and decides which keys are concepts; the order of the papers does not matter. */
export function vocabularyBuilder(): VocabularyBuilder {
  const collection = new Collection();
  const reader = new CandidateReader();
  return {
    add(candidates) {
      reader.readKeys(candidates);
      collection.add(reader);
    },
    decide: () => counterOf(collection, reader),
  };
}

function counterOf(collection: Collection, reader: CandidateReader): VocabularyCounter {
  const resolution = new Resolution(collection);
  const counts = new ConceptCounts(collection, resolution);
  return {
    count(paper, candidates) {
      reader.readAll(candidates);
      counts.add(paper, reader);
    },
    finish() {
      const records: NumberedRecord[] = [];
      for (const { id, papers, forms } of counts.concepts()) {
        const record = recordOf(collection.keyOf(id), { papers, termhood: resolution.termhoodOf(id) }, forms);
        records.push({ keyId: id, record });
      }
      return vocabularyOf(withUniqueIds(records), collection.size, counts);
    },
  };
}

/** A record whose id may still change. */
type DraftRecord = Omit<ConceptRecord, "id"> & { id: string };

interface NumberedRecord {
  readonly keyId: number;
  readonly record: DraftRecord;
}

function recordOf(
  key: string,
  { papers, termhood }: Pick<ConceptRecord, "papers" | "termhood">,
  forms: readonly FormCount[],
): DraftRecord {
  const aliases = [...forms].sort((a, b) => b.papers - a.papers || compareIds(a.form, b.form));
  const rounded = Math.round(termhood * 1e6) / 1e6;
  return { id: slugOf(key) || shortHash(key), key, label: labelOf(aliases), aliases, papers, termhood: rounded };
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
    for (const { record } of same.slice(1)) record.id = `${record.id}-${shortHash(record.key)}`;
    renamed = true;
  }
  return renamed ? sortByText(records, ({ record }) => record.id) : records;
}

function vocabularyOf(records: readonly NumberedRecord[], keys: number, counts: ConceptCounts): Vocabulary {
  const numbers = new Int32Array(keys);
  for (const [i, { keyId }] of records.entries()) numbers[keyId] = i;
  return { concepts: records.map(({ record }) => record), mentions: () => counts.mentions.byPaper(numbers) };
}
