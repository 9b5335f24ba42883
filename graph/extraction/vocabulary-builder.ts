import type { ConceptRecord, Mention } from "../contract/records.ts";
import { compareIds } from "../util/text.ts";
import { dominantSenses } from "./acronym-senses.ts";
import { expandAcronyms } from "./acronyms.ts";
import { shortHash, slugOf } from "./canonical.ts";
import { Collection, containersOf, isEligible } from "./collection.ts";
import { labelOf } from "./label.ts";
import { type PackedCandidate, type PackedDocument, unpackDocument } from "./packing.ts";
import { TERMHOOD_CUT, termhoodOf } from "./termhood.ts";
import type { Vocabulary, VocabularyBuilder } from "./vocabulary.ts";

/** Collects the candidates of all papers and decides which keys are concepts; the order of the papers does not matter. */
export function vocabularyBuilder(): VocabularyBuilder {
  const collection = new Collection();
  return {
    add: (candidates) => collection.add(unpackDocument(candidates)),
    finish: () => decide(collection),
  };
}

/** The concept (key id) that each key id counts for, −1 for none. */
function resolve(collection: Collection): Int32Array {
  const longOf = dominantSenses(collection);
  const target = Int32Array.from(collection.keys, (key, id) => collection.keyId(expandAcronyms(key, longOf)) ?? id);
  const strength = Float64Array.from(collection.keys, (_, id) => termhoodOf(collection, id));
  const best = strength.slice();
  for (const [id, to] of target.entries()) best[to] = Math.max(best[to] as number, strength[id] as number);
  return target.map((to) => ((best[to] as number) >= TERMHOOD_CUT ? to : -1));
}

interface Counts {
  /** Papers that mention each concept, by key id. */
  readonly papers: Int32Array;
  /** Papers that use each form, by form id. */
  readonly forms: Int32Array;
}

function count(collection: Collection, target: Int32Array): Counts {
  const papers = new Int32Array(collection.keys.length);
  const forms = new Int32Array(collection.forms.length);
  const { rows } = collection;
  for (let at = 0; at < rows.length; ) {
    const concepts = new Set<number>();
    const used = new Set<number>();
    const candidates = rows.at(at++);
    for (let c = 0; c < candidates; c++) at = countCandidate(rows, at, { target, concepts, used });
    for (const concept of concepts) papers[concept] = (papers[concept] as number) + 1;
    for (const form of used) forms[form] = (forms[form] as number) + 1;
  }
  return { papers, forms };
}

interface Seen {
  readonly target: Int32Array;
  readonly concepts: Set<number>;
  readonly used: Set<number>;
}

/** Reads one candidate of a row; returns where the next begins. */
function countCandidate(rows: Collection["rows"], from: number, { target, concepts, used }: Seen): number {
  const concept = target[rows.at(from)] as number;
  const places = rows.at(from + 1);
  let at = from + 2;
  for (let p = 0; p < places; p++) {
    const form = rows.at(at++);
    const containers = rows.at(at++);
    let free = concept >= 0;
    for (let i = 0; i < containers; i++) if ((target[rows.at(at++)] as number) >= 0) free = false;
    if (!free) continue;
    concepts.add(concept);
    used.add(form);
  }
  return at;
}

function decide(collection: Collection): Vocabulary {
  const target = resolve(collection);
  const counts = count(collection, target);
  const forms = new Map<number, Map<string, number>>();
  for (let form = 0; form < collection.forms.length; form++) {
    const papers = counts.forms[form] as number;
    if (papers === 0) continue;
    const concept = target[collection.formKey.at(form)] as number;
    const list = forms.get(concept) ?? new Map<string, number>();
    const text = collection.forms[form] as string;
    list.set(text, (list.get(text) ?? 0) + papers);
    forms.set(concept, list);
  }
  const records = [...forms].map(([id, list]) => recordOf(collection, id, counts.papers[id] as number, list));
  const concepts = withUniqueIds(records);
  const number = new Map(concepts.map((concept, i) => [concept.key, i]));
  const conceptOf = (key: string): number => {
    const id = collection.keyId(key);
    const to = id === undefined ? -1 : (target[id] as number);
    return to < 0 ? -1 : (number.get(collection.keys[to] as string) ?? -1);
  };
  return { concepts, mentionsIn: (candidates) => mentionsIn(unpackDocument(candidates), conceptOf) };
}

function recordOf(
  collection: Collection,
  id: number,
  papers: number,
  list: ReadonlyMap<string, number>,
): ConceptRecord {
  const key = collection.keys[id] as string;
  const aliases = [...list]
    .map(([form, count]) => ({ form, papers: count }))
    .sort((a, b) => b.papers - a.papers || compareIds(a.form, b.form));
  const termhood = Math.round(termhoodOf(collection, id) * 1e6) / 1e6;
  return { id: slugOf(key) || shortHash(key), key, label: labelOf(aliases), aliases, papers, termhood };
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

function mentionsIn(document: PackedDocument, conceptOf: (key: string) => number): Mention[] {
  const mentions: Mention[] = [];
  const eligible = document.candidates.filter(isEligible);
  const isConcept = (candidate: PackedCandidate) => conceptOf(candidate.key) >= 0;
  for (const candidate of eligible) {
    const concept = conceptOf(candidate.key);
    if (concept < 0) continue;
    for (const place of candidate.places) {
      if (containersOf(place, candidate, eligible).some(isConcept)) continue;
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
