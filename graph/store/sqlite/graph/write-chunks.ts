import type { IncidenceChunk } from "../../../contract/records.ts";
import { GraphError } from "../../../shared/errors.ts";
import { ChunkBuilder } from "../../packing/chunk-builder.ts";
import type { Connections } from "../database/open-database.ts";
import { blobOf, numbersOf } from "./chunk-bytes.ts";

interface StoredChunk {
  readonly lengths: Uint8Array;
  readonly concepts: Uint8Array;
}

/** How the rows of the incidence differ from those that are packed. */
interface RowChange {
  /** Papers that have no row yet. */
  readonly added: ReadonlySet<string>;
  /** Rows of the papers added, and of those that changed. */
  readonly changed: ReadonlyMap<string, readonly number[]>;
  /** The new number of each previous concept, −1 for removed concepts. */
  readonly newNumbers: Int32Array;
}

/** Makes the functions that write the packed incidence; only what differs is written, in a transaction of the writer. */
export function chunkWriter({ writer }: Connections) {
  const chunkAt = writer.prepare<[number], StoredChunk>(
    "SELECT lengths, concepts FROM incidence_chunk WHERE first_paper = ?",
  );
  const allChunks = writer.prepare<[], StoredChunk>(
    "SELECT lengths, concepts FROM incidence_chunk ORDER BY first_paper",
  );
  const put = writer.prepare(
    `INSERT INTO incidence_chunk VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET lengths = excluded.lengths, concepts = excluded.concepts`,
  );
  const drop = writer.prepare("DELETE FROM incidence_chunk WHERE first_paper >= ?");
  const paperIds = writer.prepare<[], string>("SELECT id FROM paper ORDER BY id").pluck();

  /** True when it differs from what is stored. */
  const save = ({ firstPaper, lengths, concepts }: IncidenceChunk): boolean => {
    const [newLengths, newConcepts] = [blobOf(lengths), blobOf(concepts)];
    const before = chunkAt.get(firstPaper);
    if (before && isEqual(before.lengths, newLengths) && isEqual(before.concepts, newConcepts)) return false;
    put.run(firstPaper, newLengths, newConcepts);
    return true;
  };
  /** Drops the chunks behind the last paper; true when there were any. */
  const endAt = (papers: number): boolean => drop.run(papers).changes > 0;

  /** Packs the rows of all papers again, with these changes; returns the number of pairs. */
  const repack = (change: RowChange): number => {
    const chunks = new ChunkBuilder();
    const ids = paperIds.all();
    let pairs = 0;
    for (const row of rowsAfter(ids, rowsOf(allChunks.all(), change.newNumbers), change)) {
      pairs += row.length;
      const full = chunks.add(row);
      if (full) save(full);
    }
    const rest = chunks.finish();
    if (rest) save(rest);
    endAt(ids.length);
    return pairs;
  };

  return { save, endAt, repack };
}

/** The rows of all papers, in order, with the new numbers of their concepts. */
function* rowsOf(chunks: readonly StoredChunk[], newNumbers: Int32Array): Generator<Int32Array, undefined> {
  for (const { lengths, concepts } of chunks) {
    const before = numbersOf(concepts);
    const all = new Int32Array(before.length);
    for (let i = 0; i < all.length; i++) all[i] = newNumbers[before[i]!] ?? -1;
    let from = 0;
    for (const length of numbersOf(lengths)) {
      yield all.subarray(from, from + length);
      from += length;
    }
  }
}

/** The rows of these papers: the new row of each that was added or changed, the previous row of every other. */
function* rowsAfter(
  ids: readonly string[],
  rowsBefore: Generator<Int32Array, undefined>,
  { added, changed }: RowChange,
): Generator<ArrayLike<number>> {
  for (const id of ids) {
    const before = added.has(id) ? undefined : rowsBefore.next().value;
    const row = changed.get(id) ?? before;
    if (!row || (!before && !added.has(id))) throw papersChangedError();
    if (row.includes(-1)) throw new Error(`${id} is said not to change, but mentions a removed concept.`);
    yield row;
  }
  if (!rowsBefore.next().done) throw papersChangedError();
}

/** True when two blobs have the same bytes; null counts as an empty one. */
export function isEqual(before: Uint8Array | null, after: Uint8Array): boolean {
  return Buffer.compare(before ?? new Uint8Array(), after) === 0;
}

/** Thrown for a graph that was not made from exactly the stored papers. */
export function papersChangedError(): GraphError {
  return new GraphError("CONFLICT", "The papers changed while their graph was being made.", {
    hint: "Run the extraction again: it goes on where it stopped.",
  });
}
