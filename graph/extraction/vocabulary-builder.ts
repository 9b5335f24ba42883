import type { ConceptRecord, Mention } from "../contract/records.ts";
import { compareIds } from "../util/text.ts";
import { shortHash, slugOf } from "./canonical.ts";
import { Collection, containersOf, hasSeveralWords, isEligible } from "./collection.ts";
import { labelOf } from "./label.ts";
import { type PackedCandidate, type PackedDocument, unpackDocument } from "./packing.ts";
import { Resolution } from "./resolution.ts";
import type { Vocabulary, VocabularyBuilder } from "./vocabulary.ts";

/** Collects the candidates of all papers and decides which keys are concepts; the order of the papers does not matter. */
export function vocabularyBuilder(): VocabularyBuilder {
  const collection = new Collection();
  return {
    add: (candidates) => collection.add(unpackDocument(candidates)),
    finish: () => decide(collection),
  };
}

interface Counts {
  /** Papers that mention each concept, by key id. */
  readonly papers: Int32Array;
  /** Papers that use each form of each concept, by key id. */
  readonly forms: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

function count(collection: Collection, resolution: Resolution): Counts {
  const papers = new Int32Array(collection.keys.length);
  const forms = new Map<number, Map<string, number>>();
  const { rows } = collection;
  for (let at = 0; at < rows.length; ) {
    const row = readRow(rows, at);
    at = row.end;
    const inPaper = new Set(row.places.map(({ key }) => key));
    const used = new Map<number, Set<string>>();
    for (const place of row.places) {
      const concept = resolution.conceptOf(place.key, inPaper);
      if (concept < 0 || place.containers.some((key) => resolution.hides(key, place.key, place.severalWords))) continue;
      const texts = used.get(concept) ?? new Set<string>();
      used.set(concept, texts.add(collection.forms[place.form] as string));
    }
    for (const [concept, texts] of used) {
      papers[concept] = (papers[concept] as number) + 1;
      const counts = forms.get(concept) ?? new Map<string, number>();
      for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
      forms.set(concept, counts);
    }
  }
  return { papers, forms };
}

interface RowPlace {
  readonly key: number;
  readonly form: number;
  readonly severalWords: boolean;
  readonly containers: readonly number[];
}

/** The places of one paper, as Collection.add laid them down. */
function readRow(rows: Collection["rows"], from: number): { places: RowPlace[]; end: number } {
  const places: RowPlace[] = [];
  let at = from;
  for (let left = rows.at(at++); left > 0; left--) {
    const key = rows.at(at++);
    for (let p = rows.at(at++); p > 0; p--) {
      const form = rows.at(at++);
      const size = rows.at(at++);
      const containers: number[] = [];
      for (let c = size >> 1; c > 0; c--) containers.push(rows.at(at++));
      places.push({ key, form, severalWords: (size & 1) === 1, containers });
    }
  }
  return { places, end: at };
}

function decide(collection: Collection): Vocabulary {
  const resolution = new Resolution(collection);
  const { papers, forms } = count(collection, resolution);
  const records = [...forms].map(([id, list]) =>
    recordOf(
      collection.keys[id] as string,
      { papers: papers[id] as number, termhood: resolution.termhoodOf(id) },
      list,
    ),
  );
  const concepts = withUniqueIds(records);
  const numbers = new Map(concepts.map((concept, i) => [collection.keyId(concept.key) as number, i]));
  return {
    concepts,
    mentionsIn: (candidates) => mentionsIn(unpackDocument(candidates), { collection, resolution, numbers }),
  };
}

function recordOf(
  key: string,
  { papers, termhood }: Pick<ConceptRecord, "papers" | "termhood">,
  list: ReadonlyMap<string, number>,
): ConceptRecord {
  const aliases = [...list]
    .map(([form, count]) => ({ form, papers: count }))
    .sort((a, b) => b.papers - a.papers || compareIds(a.form, b.form));
  const rounded = Math.round(termhood * 1e6) / 1e6;
  return { id: slugOf(key) || shortHash(key), key, label: labelOf(aliases), aliases, papers, termhood: rounded };
}

/** Sorted by id; where two keys have one slug, all but the first key (by code point) get a short hash. */
function withUniqueIds(records: ConceptRecord[]): ConceptRecord[] {
  const taken = new Set<string>();
  const unique = records
    .sort((a, b) => compareIds(a.key, b.key))
    .map((record) => {
      const id = taken.has(record.id) ? `${record.id}-${shortHash(record.key)}` : record.id;
      taken.add(id);
      return id === record.id ? record : { ...record, id };
    });
  return unique.sort((a, b) => compareIds(a.id, b.id));
}

interface Decided {
  readonly collection: Collection;
  readonly resolution: Resolution;
  /** Number of each concept by its key id. */
  readonly numbers: ReadonlyMap<number, number>;
}

function mentionsIn(document: PackedDocument, { collection, resolution, numbers }: Decided): Mention[] {
  const mentions: Mention[] = [];
  const eligible = document.candidates.filter(isEligible);
  const idOf = ({ key }: PackedCandidate) => collection.keyId(key) ?? -1;
  const inPaper = new Set(eligible.map(idOf));
  for (const candidate of eligible) {
    const id = idOf(candidate);
    const concept = numbers.get(resolution.conceptOf(id, inPaper));
    if (concept === undefined) continue;
    for (const place of candidate.places) {
      const several = hasSeveralWords(candidate.forms[place.form] as string);
      const outer = containersOf(place, candidate, eligible);
      if (outer.some((container) => resolution.hides(idOf(container), id, several))) continue;
      const { field, start, end } = document.sentences[place.sentence] as PackedDocument["sentences"][number];
      mentions.push({ concept, field, start: place.start, end: place.end, sentenceStart: start, sentenceEnd: end });
    }
  }
  mentions.sort((a, b) => a.field - b.field || a.start - b.start || a.end - b.end || a.concept - b.concept);
  return mentions.filter((mention, i) => i === 0 || !sameMention(mention, mentions[i - 1] as Mention));
}

function sameMention(a: Mention, b: Mention): boolean {
  return a.concept === b.concept && a.field === b.field && a.start === b.start && a.end === b.end;
}
