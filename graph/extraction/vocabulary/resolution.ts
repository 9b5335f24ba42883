import { expandAcronyms } from "../candidates/acronyms.ts";
import type { CandidateReader } from "../packing/candidate-reader.ts";
import { LINE_MARK, TRAIT } from "../packing/packed-document.ts";
import { wordFacts } from "../words/background.ts";
import { HEAD, phraseUsage, usageNumber } from "../words/usage.ts";
import { CATEGORY_HEADS, EMPTY_HEADS } from "../words/word-lists.ts";
import { type AcronymResolution, resolveAcronyms, type Senses } from "./acronym-senses.ts";
import { isOftenWhole, keysForNames, LEAST_OF_NAMES, namesWithAnd } from "./coordinations.ts";
import type { KeyStatistics } from "./key-statistics.ts";
import { spellingsOf } from "./spellings.ts";
import { cutOf, termhoodOf } from "./termhood.ts";

/** A concept hides a phrase of several words inside it when it is in at least this many papers … */
export const HIDING_PAPERS = 3;
/** … and in this share of the papers of the shorter one. */
const HIDING_SHARE = 0.05;

/** Papers that end with the same words when these are a closing line ("Provided by the archive of …"). */
const MIN_LINE_PAPERS = 8;
/** In `Resolution.target`: the key is a closing line, which is no concept and hides everything inside it. */
const CLOSING_LINE = -2;

/** Termhood is stored and compared in millionths. */
const MILLION = 1e6;

/** What a collection decides about its keys: the concept that each stands for, and which concept hides which. */
export class Resolution {
  readonly acronyms: AcronymResolution;
  /** Number of papers with each key when this was decided. */
  readonly papers: Int32Array;
  /** By key id: the concept (a key id) that it stands for, −1 for none, CLOSING_LINE for a closing line. */
  readonly target: Int32Array;
  /** By key id: the highest termhood among the keys that stand for it, in millionths. */
  readonly best: Int32Array;
  readonly #keys: KeyStatistics;

  /** By key id: 1 when it is a name with a conjunction, or other papers show that a conjunction may stand for it. */
  readonly mayBeCompound: Uint8Array;

  constructor(collection: KeyStatistics, acronyms: AcronymResolution = resolveAcronyms(collection)) {
    const { size } = collection;
    this.#keys = collection;
    this.acronyms = acronyms;
    this.papers = new Int32Array(size);
    this.best = new Int32Array(size);
    this.target = new Int32Array(size);
    this.mayBeCompound = new Uint8Array(size);
    const reachesCut = cutTest(collection);
    const isConcept = new Uint8Array(size);
    for (let id = 0; id < size; id++) this.target[id] = id;
    for (const [id, to] of acronyms.targets) this.target[id] = to;
    for (let id = 0; id < size; id++) {
      const papers = collection.candidatePapers.at(id);
      const termhood = cachedTermhood(collection, id);
      const to = this.target[id]!;
      this.papers[id] = papers;
      if (isOftenWhole(collection, id)) this.mayBeCompound[id] = 1;
      if (termhood > this.best[to]!) this.best[to] = termhood;
      if (reachesCut(id, termhood)) isConcept[to] = 1;
    }
    for (const id of namesWithAnd(collection)) {
      const to = this.target[id]!;
      isConcept[to] = 1;
      this.mayBeCompound[id] = 1;
      this.papers[to]! += collection.compoundPapers.at(id);
      this.best[to] = Math.max(this.best[to]!, LEAST_OF_NAMES);
    }
    for (const id of fragmentsOf(collection, isConcept)) isConcept[id] = 0;
    const spellings = spellingsOf(collection, isConcept);
    for (const [other, id] of spellings) {
      this.best[id] = Math.max(this.best[id]!, this.best[other]!);
    }
    const conceptFor = (to: number) => (isConcept[to] === 1 ? (spellings.get(to) ?? to) : -1);
    for (let id = 0; id < size; id++) {
      this.target[id] = isClosingLine(collection, id) ? CLOSING_LINE : conceptFor(this.target[id]!);
    }
  }

  /**
   * The concept (a key id) that a key with the given traits stands for in a paper with the given keys, negative for none.
   */
  conceptOf(id: number, inPaper: { includes(id: number): boolean }, traits = 0): number {
    const senses = this.acronyms.ambiguous.get(id)?.filter((sense) => inPaper.includes(sense));
    const concept = this.target[senses?.length === 1 ? senses[0]! : id] ?? -1;
    return (traits & TRAIT.compound) === 0 || this.mayBeCompound[id] === 1 ? concept : -1;
  }

  /** Termhood of a concept, 0 … 1: that of its key or of an acronym for it, whichever is higher. */
  termhoodOf(concept: number): number {
    return (this.best[concept] ?? 0) / MILLION;
  }

  /** True when a longer concept hides candidate `i` of a paper at place `p`. */
  isHidden(
    { containers, containerFirst, severalWords }: CandidateReader,
    ids: Int32Array,
    i: number,
    p: number,
  ): boolean {
    for (let c = containerFirst.at(p); c < containerFirst.at(p + 1); c++) {
      if (this.#hides(ids[containers.at(c)]!, ids[i]!, severalWords.at(p) === 1)) return true;
    }
    return false;
  }

  /** True when the longer phrase is a concept that hides the one inside it. */
  #hides(container: number, nested: number, severalWords: boolean): boolean {
    const papers = this.papersOf(container);
    if (papers === 0 || papers < (severalWords ? this.papersToHide(nested) : 1)) return false;
    const [longer, key] = [this.#keys.keyOf(container), this.#keys.keyOf(nested)];
    if (severalWords) return longer !== `learned ${key}`;
    return papers >= HIDING_PAPERS || !isCategoryOf(longer, key, PARTS);
  }

  /** Number of papers with the concept that a key stands for; 0 when it stands for none or is unknown, infinite for a closing line. */
  papersOf(id: number): number {
    const concept = this.target[id] ?? -1;
    if (concept === CLOSING_LINE) return Number.POSITIVE_INFINITY;
    // a concept may be known by its acronyms and by conjunctions alone, which are no papers of its key
    return concept < 0 ? 0 : Math.max(1, this.papers[concept]!);
  }

  /** Number of papers that a concept must be in to hide a key of several words. */
  papersToHide(nested: number): number {
    return Math.max(HIDING_PAPERS, Math.ceil(HIDING_SHARE * this.papers[nested]!));
  }
}

/** True for a phrase and one word more that only says what kind of thing it is: "explainability research", "regularization term". */
function isCategoryOf(longer: string, key: string, kinds: ReadonlySet<string>): boolean {
  if (!longer.startsWith(key) || longer[key.length] !== " ") return false;
  const last = longer.slice(key.length + 1);
  return CATEGORY_HEADS.has(last) || kinds.has(last);
}

/** True for the last words of many papers; the last sentence of a paper is the only key whose scores are all 0. */
function isClosingLine(collection: KeyStatistics, id: number): boolean {
  if (collection.conceptSquares.at(id) > 0 || collection.candidatePapers.at(id) < MIN_LINE_PAPERS) return false;
  return collection.keyOf(id).startsWith(LINE_MARK);
}

/** Makes the function that says whether a termhood, in millionths, is high enough for a key of a collection to be a concept. */
function cutTest(collection: KeyStatistics): (id: number, termhood: number) => boolean {
  const cutsOf = (own: number) => [0, 1, 2, 3].map((papers) => cutOf({ papers, own }, collection.papers) * MILLION);
  const [inside, free] = [cutsOf(0), cutsOf(1)];
  return (id, termhood) => {
    const cuts = collection.ownPapers.at(id) > 0 ? free : inside;
    return termhood >= cuts[Math.min(collection.candidatePapers.at(id), 3)]!;
  };
}

/**
 * The keys that are needed to decide the same concepts as with all of them: those that may be a concept or a closing line by
 * their own sums, and what acronyms connect. Most keys stand in one paper and are not needed. It looks at each key alone, so
 * that the keys may be any part of those of the collection; `senses` are those of the whole, and `definitions` its definitions.
 */
export function* keysToKeep(part: KeyStatistics, senses: Senses, defined: ReadonlySet<string>): Generator<string> {
  const reachesCut = cutTest(part);
  for (let id = 0; id < part.size; id++) {
    const key = part.keyOf(id);
    const long = expandAcronyms(key, senses.dominant);
    if (long !== key) yield long;
    const mayBe = long !== key || defined.has(key) || isClosingLine(part, id);
    yield* keysForNames(part, id);
    if (mayBe || reachesCut(id, computeTermhood(part, id))) yield key;
  }
}

/** Computes the termhood of a key in millionths from its current counts. */
export function computeTermhood(collection: KeyStatistics, id: number): number {
  return collection.candidatePapers.at(id) === 0 ? 0 : Math.round(termhoodOf(collection, id) * MILLION);
}

/** The termhood of a key in millionths, computed only when its counts have changed. */
function cachedTermhood(collection: KeyStatistics, id: number): number {
  const cached = collection.termhoodAt(id);
  if (cached >= 0) return cached;
  const millionths = computeTermhood(collection, id);
  collection.setTermhood(id, millionths);
  return millionths;
}

/** A fragment is a whole noun phrase in at most this share of its papers … */
const FRAGMENT_ALONE = 0.1;
/** … and one longer concept is in at least this share of them. */
const FRAGMENT_INSIDE = 0.6;
/** It may be one in more of them, as a slip, where nearly all papers have the longer concept … */
const FRAGMENT_SLIPS = 0.25;
const FRAGMENT_NEARLY_ALWAYS = 0.85;
/** … or in still more where its last word hardly ever ends a phrase: "hierarchical reinforcement". */
const FRAGMENT_NO_HEAD = 0.4;
const MAX_HEAD_SHARE = 0.2;
/** The end of a longer name usually names a kind ("blood flow" of "cerebral blood flow"); in more papers than this it would stand alone. */
const MAX_PAPERS_OF_ENDS = 2;
/** A phrase that is a whole noun phrase in this share of its background papers is a name of its own. */
const ESTABLISHED_ALONE = 0.3;

/** Concepts that nearly all of their papers write only as a part of one longer concept: "Monte Carlo tree" of "Monte Carlo tree search". */
function fragmentsOf(collection: KeyStatistics, isConcept: Uint8Array): Set<number> {
  const fragments = new Set<number>();
  for (let id = 0; id < isConcept.length; id++) {
    if (isConcept[id] !== 1) continue;
    for (const part of collection.partsOf(id)) {
      if (isConcept[part] === 1 && isFragment(collection, part, id)) fragments.add(part);
    }
  }
  return fragments;
}

function isFragment(collection: KeyStatistics, part: number, whole: number): boolean {
  const [key, longer] = [collection.keyOf(part), collection.keyOf(whole)];
  const { papers, alone, inside } = placesOfPart(collection, part, whole);
  if (papers === 0 || collection.keywordPapers.at(part) > 0 || inside < FRAGMENT_INSIDE) return false;
  if (alone > mayStandAlone(key, inside) * papers) return false;
  const usage = phraseUsage(key);
  if (isCategoryOf(longer, key, WAYS) && isActivity(key) && cachedTermhood(collection, part) >= SURE * MILLION)
    return false;
  const isEnd = longer.endsWith(` ${key}`);
  if (isEnd && (papers <= MAX_PAPERS_OF_ENDS || usage !== undefined)) return false;
  return (usage?.own ?? 0) < ESTABLISHED_ALONE;
}

/** In how many papers a part of a longer phrase is found, in how many by itself, and in which share the longer one is. */
function placesOfPart(collection: KeyStatistics, part: number, whole: number) {
  const { candidatePapers, compoundPapers, ownPapers } = collection;
  const papers = candidatePapers.at(part);
  if (papers > 0) return { papers, alone: ownPapers.at(part), inside: candidatePapers.at(whole) / papers };
  // papers that write a name with "and" are counted as those of a coordination
  const [alone, longer] = [compoundPapers.at(part), compoundPapers.at(whole)];
  const isStart = collection.keyOf(whole).startsWith(`${collection.keyOf(part)} `);
  if (!isStart) return { papers: alone, alone: 0, inside: longer / alone };
  // a coordination that goes on is found as a whole only
  return { papers: alone + longer, alone, inside: longer / (alone + longer) };
}

/** What a word is put before without becoming another thing: "regularization term", "Transformer backbone". */
const PARTS: ReadonlySet<string> = new Set([...EMPTY_HEADS, "architecture", "backbone"]);
/** What is done is named without these words too. */
const WAYS: ReadonlySet<string> = new Set(["mechanism", "experiment", "strategy", "process"]);
/** The termhood that a phrase needs to be more than a part of one with a category word ("prompt selection" of "prompt selection method"). */
const SURE = 0.65;
/** The head share that its last word needs, less one half. */
const MIN_HEAD_SHARE = -0.1;

const isActivity = (key: string) =>
  key.includes(" ") && usageNumber(key.slice(key.lastIndexOf(" ") + 1), HEAD) >= MIN_HEAD_SHARE && !/\d$/.test(key);

/** Share of the papers of a fragment in which it may be a whole noun phrase; `inside` of them have the longer concept. */
function mayStandAlone(key: string, inside: number): number {
  const last = key.slice(key.lastIndexOf(" ") + 1);
  if (last !== key && wordFacts(last) !== undefined && usageNumber(last, HEAD) + 0.5 < MAX_HEAD_SHARE)
    return FRAGMENT_NO_HEAD;
  return inside >= FRAGMENT_NEARLY_ALWAYS ? FRAGMENT_SLIPS : FRAGMENT_ALONE;
}
