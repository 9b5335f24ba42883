import type { IncidenceChunk } from "../../contract/records.ts";

/** Papers to a chunk: one blob of this many papers loads in a sweep, yet stays small (about 300 kB). */
const CHUNK_PAPERS = 4096;

/** Gathers rows of consecutive papers into chunks. */
export class ChunkBuilder {
  #firstPaper = 0;
  #lengths: number[] = [];
  #concepts: number[] = [];

  /** Adds the row of the next paper; returns a chunk whenever one is full. */
  add(row: ArrayLike<number>): IncidenceChunk | undefined {
    this.#lengths.push(row.length);
    for (let i = 0; i < row.length; i++) this.#concepts.push(row[i]!);
    return this.#lengths.length === CHUNK_PAPERS ? this.finish() : undefined;
  }

  /** The unfinished chunk, if it contains a paper. */
  finish(): IncidenceChunk | undefined {
    if (this.#lengths.length === 0) return undefined;
    const chunk = {
      firstPaper: this.#firstPaper,
      lengths: Uint32Array.from(this.#lengths),
      concepts: Uint32Array.from(this.#concepts),
    };
    this.#firstPaper += this.#lengths.length;
    this.#lengths = [];
    this.#concepts = [];
    return chunk;
  }
}
