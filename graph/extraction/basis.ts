import type { GraphBasis } from "../contract/records.ts";
import { ByteReader, ByteWriter, packIntegers, unpackIntegers } from "./bytes.ts";
import { Collection } from "./collection.ts";
import { EXTRACTOR } from "./extractor.ts";
import { Integers } from "./integers.ts";
import { millionthsOf } from "./resolution.ts";
import { TextTable } from "./text-table.ts";

/** Raise it when the parts change, or a rule by which the collection decides (not when the extractor does). */
const VERSION = 1;
const TAG = `${EXTRACTOR} ${VERSION}`;
/** Keys whose termhood is worked out again, so that a basis of other rules is not taken for one of these. */
const SAMPLE = 2000;

/** What the graph of a collection was decided from, and what must be known of that graph to go on from it. */
export interface Basis {
  readonly collection: Collection;
  /** Ids of the papers, in the order of their numbers in the collection. */
  readonly papers: readonly string[];
  /** How its keys with acronyms are read: `AcronymReading.read`. */
  readonly read: ReadonlyMap<number, number>;
  /** Slugs that several concepts would bear. */
  readonly sharedSlugs: readonly string[];
}

/**
 * The parts in which a store keeps a basis. Numbers and texts of papers and keys go to the end of their part, so that much
 * of it stays as it was when papers are added.
 */
export function packBasis({ collection, papers, read, sharedSlugs }: Basis): GraphBasis {
  const { keys, counts, rows, rowEnds, definitions } = collection.columns;
  const others = new ByteWriter();
  others.integer(definitions.size);
  for (const [pair, count] of definitions) {
    others.text(pair);
    others.integer(count);
  }
  for (const slug of sharedSlugs) others.text(slug);
  return new Map([
    ["tag", new TextEncoder().encode(TAG)],
    ["papers", packTexts(papers)],
    ["row ends", packIntegers(rowEnds.slice())],
    ["rows", packIntegers(rows.slice())],
    ["keys", keys.all],
    ["key lengths", packIntegers(keys.lengths())],
    ["counts", packIntegers(counts.slice())],
    ["acronyms", packIntegers(Int32Array.from([...read].flat()))],
    ["others", others.finish()],
  ]);
}

/** What packBasis packed; undefined when it was made by other rules. */
export function unpackBasis(parts: GraphBasis): Basis | undefined {
  const part = (name: string) => parts.get(name) ?? new Uint8Array();
  if (new TextDecoder().decode(part("tag")) !== TAG) return undefined;
  const others = new ByteReader(part("others"));
  const definitions = new Map<string, number>();
  for (let left = others.integer(); left > 0; left--) definitions.set(others.text(), others.integer());
  const integers = (name: string) => new Integers(unpackIntegers(part(name)));
  const collection = new Collection({
    keys: TextTable.of(part("keys"), unpackIntegers(part("key lengths"))),
    counts: integers("counts"),
    rows: integers("rows"),
    rowEnds: integers("row ends"),
    definitions,
  });
  if (!isOfTheseRules(collection)) return undefined;
  const read = pairsOf(unpackIntegers(part("acronyms")));
  return { collection, papers: textsOf(new ByteReader(part("papers"))), read, sharedSlugs: textsOf(others) };
}

function isOfTheseRules(collection: Collection): boolean {
  const step = Math.max(1, Math.floor(collection.size / SAMPLE));
  for (let id = 0; id < collection.size; id += step) {
    if (collection.termhoodAt(id) !== millionthsOf(collection, id)) return false;
  }
  return true;
}

function packTexts(texts: readonly string[]): Uint8Array {
  const out = new ByteWriter();
  for (const text of texts) out.text(text);
  return out.finish();
}

function pairsOf(numbers: Int32Array): Map<number, number> {
  const pairs = new Map<number, number>();
  for (let i = 0; i < numbers.length; i += 2) pairs.set(numbers[i] as number, numbers[i + 1] as number);
  return pairs;
}

function textsOf(input: ByteReader): string[] {
  const texts: string[] = [];
  while (input.at < input.bytes.length) texts.push(input.text());
  return texts;
}
