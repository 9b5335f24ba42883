import type { BasisChange, GraphBasis } from "../../contract/records.ts";
import { ByteReader, ByteWriter, packIntegers } from "../packing/bytes.ts";
import { Integers } from "../packing/integers.ts";
import { TextTable } from "../packing/text-table.ts";
import { EXTRACTOR } from "../version.ts";
import type { AcronymTargets } from "./acronym-senses.ts";
import { KeyStatistics } from "./key-statistics.ts";
import { computeTermhood } from "./resolution.ts";

/** Version of the parts and of the rules of the vocabulary; changes of the extractor have a version of their own. */
const VERSION = 8;
const TAG = `${EXTRACTOR} ${VERSION}`;
/** Keys whose termhood is computed again to recognise a basis that was made by other rules. */
const SAMPLE_SIZE = 2000;

/** Everything needed to add papers to a vocabulary without reading the earlier ones again. */
export interface Basis {
  readonly collection: KeyStatistics;
  /** Ids of the papers by their number in the collection. */
  readonly papers: readonly string[];
  readonly acronyms: AcronymTargets;
  /** Slugs that several concepts have in common. */
  readonly sharedSlugs: readonly string[];
}

/** How much of a basis was stored before, for the parts that only grow. */
export interface StoredSize {
  readonly papers: number;
  readonly keys: number;
  readonly candidates: number;
  /** Bytes by part. */
  readonly lengths: ReadonlyMap<string, number>;
}

const NOTHING: StoredSize = { papers: 0, keys: 0, candidates: 0, lengths: new Map() };

/** Packs a basis into the parts that a store keeps. */
export function packBasis(basis: Basis): GraphBasis {
  return new Map([...packBasisChange(basis, NOTHING)].map(([name, { bytes }]) => [name, bytes]));
}

/** How the stored parts of a basis change: new papers and keys are appended to the growing ones. */
export function packBasisChange({ collection, papers, acronyms, sharedSlugs }: Basis, stored: StoredSize): BasisChange {
  const { keys, counts, rows, rowEnds, definitions } = collection.columns;
  const rest = new ByteWriter();
  rest.integer(definitions.size);
  for (const [pair, count] of definitions) {
    rest.text(pair);
    rest.integer(count);
  }
  for (const slug of sharedSlugs) rest.text(slug);
  const parts: readonly [string, Uint8Array][] = [
    ["tag", new TextEncoder().encode(TAG)],
    ["size", packIntegers(Int32Array.of(collection.papers))],
    ["counts", packIntegers(counts.slice())],
    ["acronyms", packPairs(acronyms.targets)],
    ["waiting", packPairs(acronyms.waiting)],
    ["others", rest.finish()],
  ];
  const growing: readonly [string, Uint8Array][] = [
    ["papers", packTexts(papers.slice(stored.papers))],
    ["row ends", packIntegers(rowEnds.slice(stored.papers))],
    ["rows", packIntegers(rows.slice(stored.candidates))],
    ["keys", keys.all.subarray(stored.lengths.get("keys") ?? 0)],
    ["key lengths", packIntegers(keys.lengths(stored.keys))],
  ];
  return new Map([
    ...parts.map(([name, bytes]) => [name, { kept: 0, bytes }] as const),
    ...growing.map(([name, bytes]) => [name, { kept: stored.lengths.get(name) ?? 0, bytes }] as const),
  ]);
}

/** Unpacks a basis together with its size; undefined when other rules made it. */
export function unpackBasis(parts: GraphBasis): { readonly basis: Basis; readonly stored: StoredSize } | undefined {
  const part = (name: string) => parts.get(name) ?? new Uint8Array();
  if (new TextDecoder().decode(part("tag")) !== TAG) return undefined;
  const rest = new ByteReader(part("others"));
  const definitions = new Map<string, number>();
  for (let left = rest.integer(); left > 0; left--) definitions.set(rest.text(), rest.integer());
  const integers = (name: string) => Integers.unpack(part(name));
  const collection = new KeyStatistics({
    keys: TextTable.of(part("keys"), integers("key lengths").slice()),
    counts: integers("counts"),
    rows: integers("rows"),
    rowEnds: integers("row ends"),
    definitions,
    papers: integers("size").at(0),
  });
  if (!hasCurrentRules(collection)) return undefined;
  const papers = textsOf(new ByteReader(part("papers")));
  const acronyms = { targets: unpackPairs(part("acronyms")), waiting: unpackPairs(part("waiting")) };
  const lengths = new Map([...parts].map(([name, { length }]) => [name, length]));
  const stored = { papers: papers.length, keys: collection.size, candidates: collection.columns.rows.length, lengths };
  return { basis: { collection, papers, acronyms, sharedSlugs: textsOf(rest) }, stored };
}

function hasCurrentRules(collection: KeyStatistics): boolean {
  const step = Math.max(1, Math.floor(collection.size / SAMPLE_SIZE));
  for (let id = 0; id < collection.size; id += step) {
    if (collection.termhoodAt(id) !== computeTermhood(collection, id)) return false;
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
