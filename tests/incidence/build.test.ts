import { describe, expect, it } from "vitest";
import type { IncidenceChunk } from "../../graph/contract/records.ts";
import { buildIncidence } from "../../graph/incidence/build.ts";
import { randomIncidence, rowsOf } from "../reference/random-incidence.ts";

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

async function* chunked(rows: number[][], size: number): AsyncGenerator<IncidenceChunk> {
  for (let p = 0; p < rows.length; p += size) {
    const part = rows.slice(p, p + size);
    yield {
      firstPaper: p,
      lengths: Uint32Array.from(part, (row) => row.length),
      concepts: Uint32Array.from(part.flat()),
    };
  }
}

async function* only(...chunks: IncidenceChunk[]): AsyncGenerator<IncidenceChunk> {
  yield* chunks;
}

const chunk = (firstPaper: number, lengths: number[], concepts: number[]): IncidenceChunk => ({
  firstPaper,
  lengths: Uint32Array.from(lengths),
  concepts: Uint32Array.from(concepts),
});

describe("buildIncidence", () => {
  it("gives rows and columns equal to the plain construction, whatever the chunks", async () => {
    for (const seed of seeds) {
      const expected = randomIncidence(seed);
      const rows = rowsOf(expected);
      for (const size of [1, 3, 1000]) {
        expect(await buildIncidence(expected.papers, expected.concepts, chunked(rows, size))).toEqual(expected);
      }
    }
  });

  it("takes at most 9 bytes a mention beyond the offsets", async () => {
    const rows = Array.from({ length: 500 }, (_, p) => Array.from({ length: 20 }, (_, k) => k * 5 + (p % 5)));
    const index = await buildIncidence(500, 100, chunked(rows, 64));
    const bytes = index.paperConcepts.byteLength + index.conceptPapers.byteLength;
    expect(bytes / 10_000).toBeLessThanOrEqual(9);
  });

  it.each([
    ["a gap between chunks", 3, only(chunk(0, [1], [0]), chunk(2, [1], [0]))],
    ["too few papers", 3, only(chunk(0, [1], [0]))],
    ["a concept out of range", 1, only(chunk(0, [1], [5]))],
    ["a row that is not ascending", 1, only(chunk(0, [2], [1, 0]))],
    ["a concept twice in a row", 1, only(chunk(0, [2], [1, 1]))],
    ["a chunk cut short", 1, only(chunk(0, [2], [1]))],
    ["a chunk with more than its rows", 1, only(chunk(0, [1], [1, 2]))],
  ])("refuses %s", async (_, papers, chunks) => {
    await expect(buildIncidence(papers, 3, chunks)).rejects.toMatchObject({
      code: "CONFLICT",
      hint: expect.stringContaining("Extract again"),
    });
  });
});
