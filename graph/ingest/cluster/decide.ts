import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { acronymSenses, restoreAcronyms } from "../../extraction/vocabulary/acronym-senses.ts";
import { packBasis, unpackBasis } from "../../extraction/vocabulary/basis.ts";
import { KeyStatistics } from "../../extraction/vocabulary/key-statistics.ts";
import { Resolution } from "../../extraction/vocabulary/resolution.ts";
import { GraphError } from "../../shared/errors.ts";
import { readTable, wholeNumber } from "./rows.ts";
import { type AllAcronyms, sumsOf } from "./worker-steps.ts";

/** The tables of sums over all papers: `key` (key, sums) and `acronym` (short form, long form, papers that define it, papers with the short form). */
const [KEY_COLUMNS, ACRONYM_COLUMNS] = [2, 4];

/** Reads the table of acronyms. */
export async function readAcronyms(folder: string): Promise<AllAcronyms> {
  const definitions = new Map<string, number>();
  const papersWith = new Map<string, number>();
  const defined = new Set<string>();
  for await (const row of readTable(folder, ACRONYM_COLUMNS)) {
    const [short, long, papers, withShort] = row as [string, string, string, string];
    definitions.set(`${short}\n${long}`, wholeNumber(papers, `acronym “${short}”`));
    papersWith.set(short, wholeNumber(withShort, `acronym “${short}”`));
    defined.add(short).add(long);
  }
  return { senses: acronymSenses(definitions, (short) => papersWith.get(short) ?? 0), defined };
}

/** The tables that the decision is made from. */
interface SumTables {
  readonly keys: string;
  readonly acronyms: string;
  readonly papers: number;
}

/** Decides once for all workers which keys are concepts, and writes the decision to a file; returns the number of keys. */
export async function decideConcepts({ keys, acronyms, papers }: SumTables, file: string): Promise<number> {
  const collection = new KeyStatistics();
  collection.addPapers(papers);
  for await (const [key, sums] of readTable(keys, KEY_COLUMNS) as AsyncIterable<[string, string]>) {
    collection.addSums(key, sumsOf(sums, key));
  }
  for await (const row of readTable(acronyms, ACRONYM_COLUMNS)) {
    const [short, long, count] = row as [string, string, string, string];
    collection.addDefinition(short, long, wholeNumber(count, `acronym “${short}”`));
  }
  // Deciding also notes the termhood of each key, which the basis then contains.
  const resolution = new Resolution(collection);
  writeParts(file, packBasis({ collection, papers: [], acronyms: resolution.acronyms, sharedSlugs: [] }));
  return collection.size;
}

/** Reads a decision. */
export function readDecision(file: string): { readonly collection: KeyStatistics; readonly resolution: Resolution } {
  const basis = unpackBasis(readParts(file))?.basis;
  if (!basis) throw unusable(file, "another version of Isthmus has written it");
  const { collection, acronyms } = basis;
  return { collection, resolution: new Resolution(collection, restoreAcronyms(collection, acronyms)) };
}

/** First line: names and lengths of the parts; then the parts. */
function writeParts(path: string, parts: ReadonlyMap<string, Uint8Array>): void {
  const file = openSync(path, "w");
  try {
    writeSync(file, `${JSON.stringify([...parts].map(([name, { length }]) => [name, length]))}\n`);
    for (const bytes of parts.values()) for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } finally {
    closeSync(file);
  }
}

function readParts(path: string): Map<string, Uint8Array> {
  const bytes = readOrRefuse(path);
  const end = bytes.indexOf("\n");
  let lengths: [name: string, length: number][];
  try {
    lengths = JSON.parse(bytes.toString("utf8", 0, Math.max(end, 0)));
  } catch {
    throw unusable(path, "it does not begin as one");
  }
  const parts = new Map<string, Uint8Array>();
  let at = end + 1;
  for (const [name, length] of lengths) {
    parts.set(name, bytes.subarray(at, at + length));
    at += length;
  }
  if (at !== bytes.length) throw unusable(path, "it is cut short");
  return parts;
}

function readOrRefuse(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new GraphError("NOT_FOUND", `The decision ${path} cannot be read.`, {
      hint: "Name the file that `isthmus decide` wrote; every worker must be able to read it.",
      cause,
    });
  }
}

function unusable(path: string, reason: string): GraphError {
  return new GraphError("INVALID_INPUT", `${path} is no decision that can be used: ${reason}.`, {
    hint: "Write it again with `isthmus decide`.",
  });
}
