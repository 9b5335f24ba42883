import { expandAcronyms } from "../candidates/acronyms.ts";
import { shapeFault } from "../language/term-shape.ts";
import { TextTable } from "../packing/text-table.ts";
import { type Senses, sensesOf } from "./acronym-senses.ts";
import type { Collection } from "./collection.ts";

/** What is kept of a reading: of other keys there is nothing to say. */
export interface KeptReading {
  /** The key id that a key with acronyms is read as. */
  readonly read: ReadonlyMap<number, number>;
  /** Keys with acronyms that are read as themselves, with a hash of what they would be read as if it were a key. */
  readonly waiting: ReadonlyMap<number, number>;
}

/** How the keys of a collection are read where they have acronyms in them: by the dominant sense, where there is one. */
export interface AcronymReading extends KeptReading {
  readonly dominant: Senses["dominant"];
  /** Ids of acronyms without a dominant sense, with those of their senses. */
  readonly ambiguous: ReadonlyMap<number, readonly number[]>;
  /** Keys of the collection that was read. */
  readonly size: number;
}

const NOTHING = { read: new Map(), waiting: new Map(), dominant: new Map(), size: 0 } as const;

/**
 * Reads the keys with acronyms; where the collection was read before it grew, only those that may be read otherwise now: that
 * are new, have an acronym whose sense changed, or wait for a key that is new.
 */
export function readAcronyms(
  collection: Collection,
  before: KeptReading & Pick<AcronymReading, "dominant" | "size"> = NOTHING,
): AcronymReading {
  const senses = sensesOf(collection);
  const { dominant } = senses;
  const [read, waiting] = [new Map(before.read), new Map(before.waiting)];
  for (const id of keysToRead(collection, before, dominant)) {
    const key = collection.keyOf(id);
    const long = expandAcronyms(key, dominant);
    const to = long === key ? id : collection.keyId(long);
    read.delete(id);
    waiting.delete(id);
    if (to === undefined) waiting.set(id, hashOf(long));
    // what cannot be a concept does not become one by having an acronym somewhere
    else if (to !== id && shapeFault(long) === undefined) read.set(id, to);
  }
  return { read, waiting, dominant, ambiguous: idsOf(collection, senses), size: collection.size };
}

/** The reading of a collection of which the keys were read before. */
export function keptReading(collection: Collection, { read, waiting }: KeptReading): AcronymReading {
  const senses = sensesOf(collection);
  const ambiguous = idsOf(collection, senses);
  return { read, waiting, dominant: senses.dominant, ambiguous, size: collection.size };
}

function* keysToRead(
  collection: Collection,
  { waiting, dominant: former, size }: Omit<KeptReading, "read"> & Pick<AcronymReading, "dominant" | "size">,
  dominant: Senses["dominant"],
): Generator<number> {
  const shorts = [...new Set([...former.keys(), ...dominant.keys()])];
  yield* withWordOf(
    collection,
    shorts.filter((short) => former.get(short) !== dominant.get(short)),
    0,
    size,
  );
  yield* withWordOf(collection, [...dominant.keys()], size, collection.size);
  const fresh = new Set<number>();
  if (waiting.size > 0) for (let id = size; id < collection.size; id++) fresh.add(hashOf(collection.keyOf(id)));
  for (const [id, hash] of waiting) if (fresh.has(hash)) yield id;
}

/** The keys of a stretch that are, or have among their words, one of some texts. */
function* withWordOf(collection: Collection, texts: readonly string[], from: number, to: number): Generator<number> {
  if (texts.length === 0) return;
  const words = new TextTable();
  for (const text of texts) words.add(text);
  for (let id = from; id < to; id++) if (collection.hasWordOf(id, words)) yield id;
}

function idsOf(collection: Collection, { ambiguous }: Senses): Map<number, number[]> {
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
