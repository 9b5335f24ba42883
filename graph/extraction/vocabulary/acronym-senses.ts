import { compareIds } from "../../shared/text.ts";
import { expandAcronyms, isSpeciesShort } from "../candidates/acronyms.ts";
import { TextTable } from "../packing/text-table.ts";
import { shapeFault } from "../words/term-shape.ts";
import type { KeyStatistics } from "./key-statistics.ts";

/** The keys with acronyms of a collection; a basis stores this part of a resolution. */
export interface AcronymTargets {
  /** Key id of a key with acronyms → key id of its long form. */
  readonly targets: ReadonlyMap<number, number>;
  /** Key id of a key with acronyms → hash of its long form, where that is not a key of the collection yet. */
  readonly waiting: ReadonlyMap<number, number>;
}

/** What the acronyms in the keys of a collection stand for: their dominant sense, where there is one. */
export interface AcronymResolution extends AcronymTargets {
  readonly dominant: Senses["dominant"];
  /** Key ids of acronyms without a dominant sense, with the key ids of their senses. */
  readonly ambiguous: ReadonlyMap<number, readonly number[]>;
  /** Number of keys that were resolved. */
  readonly size: number;
}

const NOTHING = { targets: new Map(), waiting: new Map(), dominant: new Map(), size: 0 } as const;

/**
 * Resolves the acronyms in all keys of a collection. When `before` is its resolution with fewer papers, only keys that may have
 * another target now are resolved again: new keys, those with an acronym whose sense changed, and those waiting for a new key.
 */
export function resolveAcronyms(
  collection: KeyStatistics,
  before: AcronymTargets & Pick<AcronymResolution, "dominant" | "size"> = NOTHING,
): AcronymResolution {
  const senses = sensesOf(collection);
  const { dominant } = senses;
  const [targets, waiting] = [new Map(before.targets), new Map(before.waiting)];
  for (const id of keysToResolve(collection, before, dominant)) {
    const key = collection.keyOf(id);
    const long = expandAcronyms(key, dominant);
    const to = long === key ? id : collection.keyId(long);
    targets.delete(id);
    waiting.delete(id);
    if (to === undefined) waiting.set(id, hashOf(long));
    // an acronym must not become a concept under a long form that cannot be one
    else if (to !== id && shapeFault(long) === undefined) targets.set(id, to);
  }
  return { targets, waiting, dominant, ambiguous: idsOf(collection, senses), size: collection.size };
}

/** Restores the resolution of a collection from its stored targets. */
export function restoreAcronyms(collection: KeyStatistics, { targets, waiting }: AcronymTargets): AcronymResolution {
  const senses = sensesOf(collection);
  const ambiguous = idsOf(collection, senses);
  return { targets, waiting, dominant: senses.dominant, ambiguous, size: collection.size };
}

function sensesOf(collection: KeyStatistics): Senses {
  return acronymSenses(collection.definitions, (key) => {
    const id = collection.keyId(key);
    return id === undefined ? 0 : collection.candidatePapers.at(id);
  });
}

function* keysToResolve(
  collection: KeyStatistics,
  { waiting, dominant: previous, size }: Omit<AcronymTargets, "targets"> & Pick<AcronymResolution, "dominant" | "size">,
  dominant: Senses["dominant"],
): Generator<number> {
  const shorts = [...new Set([...previous.keys(), ...dominant.keys()])];
  yield* withWordOf(
    collection,
    shorts.filter((short) => previous.get(short) !== dominant.get(short)),
    0,
    size,
  );
  yield* withWordOf(collection, [...dominant.keys()], size, collection.size);
  const fresh = new Set<number>();
  if (waiting.size > 0) for (let id = size; id < collection.size; id++) fresh.add(hashOf(collection.keyOf(id)));
  for (const [id, hash] of waiting) if (fresh.has(hash)) yield id;
}

/** Key ids from `from` to `to` (exclusive) whose key, or one of its words, is one of the texts. */
function* withWordOf(collection: KeyStatistics, texts: readonly string[], from: number, to: number): Generator<number> {
  if (texts.length === 0) return;
  const words = new TextTable();
  for (const text of texts) words.add(text);
  for (let id = from; id < to; id++) if (collection.hasWordOf(id, words)) yield id;
}

function idsOf(collection: KeyStatistics, { ambiguous }: Senses): Map<number, number[]> {
  const senses = new Map<number, number[]>();
  for (const [short, longs] of ambiguous) {
    const id = collection.keyId(short);
    const ids = longs.flatMap((long) => collection.keyId(long) ?? []).filter((long) => long !== id);
    if (id !== undefined && ids.length > 0) senses.set(id, ids);
  }
  return senses;
}

/** FNV-1a in 31 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 1;
}

/** Share of the defining papers that a sense needs to be dominant. */
const MIN_DOMINANT_SHARE = 0.8;

/** Papers that must define an acronym in a sense before all others are read so too … */
const MIN_DEFINITIONS = 3;
/** … or this share of the papers that use it, unless it has two letters only, which may be a symbol ("Fe") or a unit ("hr"). */
const MIN_DEFINING_SHARE = 0.2;

/** True when enough papers define an acronym; the others that use it have it as a key. */
function isWidelyDefined(short: string, papers: number, papersWith: PapersWithKey): boolean {
  if (papers >= MIN_DEFINITIONS) return true;
  return short.length > 2 && papers >= MIN_DEFINING_SHARE * papersWith(short);
}

/** Number of papers that have a key as a candidate. */
type PapersWithKey = (key: string) => number;

/** The senses of all acronyms, as canonical keys. */
export interface Senses {
  /** Short forms with one dominant sense. */
  readonly dominant: ReadonlyMap<string, string>;
  /** The other short forms, each with its long forms, most frequent first. */
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
}

/**
 * Counts the senses of the acronyms that the papers define.
 *
 * Papers that define an acronym already have its long form in their keys. In the others an acronym stands for its dominant
 * sense. An ambiguous one (CL: contrastive or continual learning), and one that hardly any paper defines, stands for the sense that
 * the paper also writes out, else for itself.
 */
export function acronymSenses(definitions: ReadonlyMap<string, number>, papersWith: PapersWithKey): Senses {
  const all = new Map<string, { long: string; papers: number }[]>();
  for (const [pair, papers] of definitions) {
    const [short, long] = pair.split("\n") as [string, string];
    const list = all.get(short) ?? [];
    list.push({ long, papers });
    all.set(short, list);
  }
  const dominant = new Map<string, string>();
  const ambiguous = new Map<string, readonly string[]>();
  for (const [short, list] of all) {
    list.sort((a, b) => b.papers - a.papers || compareIds(a.long, b.long));
    const sum = list.reduce((total, sense) => total + sense.papers, 0);
    const best = list[0] as { long: string; papers: number };
    if (
      isSpeciesShort(short)
        ? list.length === 1
        : best.papers >= MIN_DOMINANT_SHARE * sum && isWidelyDefined(short, best.papers, papersWith)
    )
      dominant.set(short, best.long);
    else
      ambiguous.set(
        short,
        list.map(({ long }) => long),
      );
  }
  return { dominant, ambiguous };
}
