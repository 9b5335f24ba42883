import { compareIds } from "../util/text.ts";
import { expandAcronyms } from "./acronyms.ts";
import type { Collection } from "./collection.ts";
import { shapeFault } from "./term-shape.ts";
import { TextTable } from "./text-table.ts";

/** Share of the defining papers that a sense needs to speak for papers that do not define the acronym. */
const DOMINANT = 0.8;

interface Senses {
  /** Short forms with one dominant sense. */
  readonly dominant: ReadonlyMap<string, string>;
  /** Short forms with several, each with its long forms, commonest first. */
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
}

/**
 * The long forms of the acronyms that the papers define, by canonical key.
 *
 * Papers that define an acronym carry the long form already. In the others a dominant sense stands for it; an ambiguous
 * acronym (CL: contrastive or continual learning) stands for the sense that the paper also writes out, and else for itself.
 */
export function sensesOf(collection: Collection): Senses {
  const all = new Map<string, { long: string; papers: number }[]>();
  for (const [pair, papers] of collection.definitions) {
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
    if (best.papers >= DOMINANT * sum) dominant.set(short, best.long);
    else
      ambiguous.set(
        short,
        list.map(({ long }) => long),
      );
  }
  return { dominant, ambiguous };
}

/** How the keys of a collection are read where they have acronyms in them. */
export interface AcronymReading {
  /** The key id of each key whose acronyms have a dominant sense, with that sense; of others there is none. */
  readonly read: ReadonlyMap<number, number>;
  /** Ids of acronyms without a dominant sense, with those of their senses. */
  readonly ambiguous: ReadonlyMap<number, readonly number[]>;
}

/** Key ids with acronyms read by their dominant sense, and the senses to look for where there is none. */
export function readAcronyms(collection: Collection): AcronymReading {
  const { dominant, ambiguous } = sensesOf(collection);
  const shorts = new TextTable();
  for (const short of dominant.keys()) shorts.add(short);
  const read = new Map<number, number>();
  for (let id = 0; id < collection.size; id++) {
    if (!collection.hasWordOf(id, shorts)) continue;
    const long = expandAcronyms(collection.keyOf(id), dominant);
    const to = collection.keyId(long);
    // what cannot be a concept does not become one by having an acronym somewhere
    if (to !== undefined && to !== id && shapeFault(long) === undefined) read.set(id, to);
  }
  return { read, ambiguous: idsOf(collection, ambiguous) };
}

/** The same for a collection of which the first part is known. */
export function rememberedAcronyms(collection: Collection, read: AcronymReading["read"]): AcronymReading {
  return { read, ambiguous: idsOf(collection, sensesOf(collection).ambiguous) };
}

function idsOf(collection: Collection, ambiguous: Senses["ambiguous"]): Map<number, number[]> {
  const senses = new Map<number, number[]>();
  for (const [short, longs] of ambiguous) {
    const id = collection.keyId(short);
    const ids = longs.flatMap((long) => collection.keyId(long) ?? []).filter((long) => long !== id);
    if (id !== undefined && ids.length > 0) senses.set(id, ids);
  }
  return senses;
}
