import type { BasisChange, GraphBasis } from "../../contract/records.ts";
import { EXTRACTOR } from "../extractor.ts";
import { ByteReader, ByteWriter, packIntegers } from "../packing/bytes.ts";
import { Integers } from "../packing/integers.ts";
import { TextTable } from "../packing/text-table.ts";
import type { KeptReading } from "./acronym-reading.ts";
import { Collection } from "./collection.ts";
import { millionthsOf } from "./resolution.ts";

/** Raise it when the parts change, or a rule by which the collection decides (not when the extractor does). */
const VERSION = 2;
const TAG = `${EXTRACTOR} ${VERSION}`;
/** Keys whose termhood is worked out again, so that a basis of other rules is not taken for one of these. */
const SAMPLE = 2000;

/** What the graph of a collection was decided from, and what must be known of that graph to go on from it. */
export interface Basis {
  readonly collection: Collection;
  /** Ids of the papers, in the order of their numbers in the collection. */
  readonly papers: readonly string[];
  readonly acronyms: KeptReading;
  /** Slugs that several concepts would bear. */
  readonly sharedSlugs: readonly string[];
}

/** How much of what only grows was packed before, and in how many bytes by part. */
export interface Packed {
  readonly papers: number;
  readonly keys: number;
  readonly candidates: number;
  readonly lengths: ReadonlyMap<string, number>;
}

const NOTHING: Packed = { papers: 0, keys: 0, candidates: 0, lengths: new Map() };

/** The parts in which a store keeps a basis. */
export function packBasis(basis: Basis): GraphBasis {
  return new Map([...packBasisChange(basis, NOTHING)].map(([name, { bytes }]) => [name, bytes]));
}

/** How the parts change that a basis was read from: papers and keys come at the end of what there is of them. */
export function packBasisChange({ collection, papers, acronyms, sharedSlugs }: Basis, packed: Packed): BasisChange {
  const { keys, counts, rows, rowEnds, definitions } = collection.columns;
  const others = new ByteWriter();
  others.integer(definitions.size);
  for (const [pair, count] of definitions) {
    others.text(pair);
    others.integer(count);
  }
  for (const slug of sharedSlugs) others.text(slug);
  const parts: readonly [string, Uint8Array][] = [
    ["tag", new TextEncoder().encode(TAG)],
    ["counts", packIntegers(counts.slice())],
    ["acronyms", packPairs(acronyms.read)],
    ["waiting", packPairs(acronyms.waiting)],
    ["others", others.finish()],
  ];
  const growing: readonly [string, Uint8Array][] = [
    ["papers", packTexts(papers.slice(packed.papers))],
    ["row ends", packIntegers(rowEnds.slice(packed.papers))],
    ["rows", packIntegers(rows.slice(packed.candidates))],
    ["keys", keys.all.subarray(packed.lengths.get("keys") ?? 0)],
    ["key lengths", packIntegers(keys.lengths(packed.keys))],
  ];
  return new Map([
    ...parts.map(([name, bytes]) => [name, { kept: 0, bytes }] as const),
    ...growing.map(([name, bytes]) => [name, { kept: packed.lengths.get(name) ?? 0, bytes }] as const),
  ]);
}

/** What packBasis packed, and how much that was; undefined when it was made by other rules. */
export function unpackBasis(parts: GraphBasis): { readonly basis: Basis; readonly packed: Packed } | undefined {
  const part = (name: string) => parts.get(name) ?? new Uint8Array();
  if (new TextDecoder().decode(part("tag")) !== TAG) return undefined;
  const others = new ByteReader(part("others"));
  const definitions = new Map<string, number>();
  for (let left = others.integer(); left > 0; left--) definitions.set(others.text(), others.integer());
  const integers = (name: string) => Integers.unpack(part(name));
  const collection = new Collection({
    keys: TextTable.of(part("keys"), integers("key lengths").slice()),
    counts: integers("counts"),
    rows: integers("rows"),
    rowEnds: integers("row ends"),
    definitions,
  });
  if (!isOfTheseRules(collection)) return undefined;
  const papers = textsOf(new ByteReader(part("papers")));
  const acronyms = { read: unpackPairs(part("acronyms")), waiting: unpackPairs(part("waiting")) };
  const lengths = new Map([...parts].map(([name, { length }]) => [name, length]));
  const packed = { papers: papers.length, keys: collection.size, candidates: collection.columns.rows.length, lengths };
  return { basis: { collection, papers, acronyms, sharedSlugs: textsOf(others) }, packed };
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

function packPairs(pairs: ReadonlyMap<number, number>): Uint8Array {
  return packIntegers(Int32Array.from([...pairs].flat()));
}

function unpackPairs(bytes: Uint8Array): Map<number, number> {
  const numbers = Integers.unpack(bytes).slice();
  const pairs = new Map<number, number>();
  for (let i = 0; i < numbers.length; i += 2) pairs.set(numbers[i]!, numbers[i + 1]!);
  return pairs;
}

function textsOf(input: ByteReader): string[] {
  const texts: string[] = [];
  while (input.at < input.bytes.length) texts.push(input.text());
  return texts;
}
