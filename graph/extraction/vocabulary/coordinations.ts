import { shapeFault } from "../words/term-shape.ts";
import { phraseUsage } from "../words/usage.ts";
import type { KeyStatistics } from "./key-statistics.ts";

/** A name with "and" is in at least this many papers … */
const MIN_NAME_PAPERS = 4;
/** … and in this share of the papers that write the words behind "and". */
const NAME_SHARE = 0.7;
/** Papers from which on a longer phrase tells of the shorter one that it begins with. */
const MIN_LONGER_PAPERS = 2;
/** Termhood of a name with "and", in millionths: no ranking has seen it as one. */
export const LEAST_OF_NAMES = 500_000;
const AND = " and ";
/** "gold and silver nanoparticles" stands for "gold nanoparticles" when that is a whole noun phrase in at least this many papers … */
const MIN_WHOLE_PAPERS = 3;
/** … and in this share of those that write it. */
const WHOLE_SHARE = 0.6;

/** True when enough papers show that a conjunction may stand for the key. */
export function isOftenWhole(collection: KeyStatistics, id: number): boolean {
  const own = collection.ownPapers.at(id);
  return own >= MIN_WHOLE_PAPERS && own >= WHOLE_SHARE * collection.candidatePapers.at(id);
}

/** What else the words of a name with "and" would mean if it were none: each key is another phrase of theirs. */
interface NameParts {
  /** The words behind "and": "neck cancer". */
  readonly rest: string;
  /** The words before it, or the last of them, with the head of the rest: "head cancer". */
  readonly crossed: readonly string[];
}

/** The parts of a key that enough papers write with "and"; undefined when it cannot be such a name. */
function partsOfName(collection: KeyStatistics, id: number): NameParts | undefined {
  if (collection.compoundPapers.at(id) < MIN_NAME_PAPERS) return undefined;
  const key = collection.keyOf(id);
  const at = key.lastIndexOf(AND);
  if (at < 0 || shapeFault(key) !== undefined) return undefined;
  const [left, rest] = [key.slice(0, at), key.slice(at + AND.length)];
  const head = rest.slice(rest.indexOf(" ") + 1);
  const last = left.slice(left.lastIndexOf(" ") + 1);
  return { rest, crossed: [...new Set([`${left} ${head}`, `${last} ${head}`])] };
}

/**
 * Coordinations of which nearly all papers that write their last words write the whole, and none the first words with the head: "head
 * and neck cancer", unlike "training and testing distribution".
 */
export function* namesWithAnd(collection: KeyStatistics): Generator<number> {
  const papersWith = (key: string) => {
    const id = collection.keyId(key);
    return id === undefined ? 0 : collection.candidatePapers.at(id);
  };
  const longer = papersWithLonger(collection);
  for (let id = 0; id < collection.size; id++) {
    const parts = partsOfName(collection, id);
    if (parts === undefined) continue;
    const others = papersOutside(collection, parts.rest, longer.get(id) ?? 0);
    if (collection.compoundPapers.at(id) < NAME_SHARE * others) continue;
    if (parts.crossed.every((key) => papersWith(key) === 0 && phraseUsage(key) === undefined)) yield id;
  }
}

/** By the id of a key, the papers with longer phrases that begin with it: those with "head and neck cancer cells" do not write "head and neck cancer". */
function papersWithLonger(collection: KeyStatistics): Map<number, number> {
  const papers = new Map<number, number>();
  for (let id = 0; id < collection.size; id++) {
    if (!mayBeLonger(collection, id)) continue;
    const key = collection.keyOf(id);
    for (const part of collection.partsOf(id)) {
      if (!key.startsWith(`${collection.keyOf(part)} `)) continue;
      papers.set(part, (papers.get(part) ?? 0) + collection.compoundPapers.at(id));
    }
  }
  return papers;
}

const mayBeLonger = (collection: KeyStatistics, id: number) =>
  collection.compoundPapers.at(id) >= MIN_LONGER_PAPERS && collection.keyOf(id).includes(AND);

/**
 * Papers with the words behind "and" but those that write them only inside a longer phrase, where they are no whole noun phrase. Some papers
 * write a longer phrase and the words by themselves, too; hence no more are left out than never write them whole.
 */
function papersOutside(collection: KeyStatistics, rest: string, longer: number): number {
  const id = collection.keyId(rest);
  if (id === undefined) return 0;
  const papers = collection.candidatePapers.at(id);
  return papers - Math.min(longer, papers - collection.ownPapers.at(id));
}

/** The keys that are looked at to decide on names with "and", as far as a key tells by itself. */
export function* keysForNames(collection: KeyStatistics, id: number): Generator<string> {
  if (mayBeLonger(collection, id)) yield collection.keyOf(id);
  const parts = partsOfName(collection, id);
  if (parts !== undefined) yield* [collection.keyOf(id), parts.rest, ...parts.crossed];
}
