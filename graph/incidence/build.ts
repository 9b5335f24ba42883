import type { IncidenceChunk } from "../contract/records.ts";
import { newColumn } from "../shared/columns/shared-memory.ts";
import { GraphError } from "../shared/errors.ts";
import { createPause } from "../shared/pauses.ts";
import { tooLargeError } from "../shared/size-limit.ts";
import type { Incidence } from "./incidence.ts";

/** Papers that are transposed before yielding to the event loop: a few milliseconds' work. */
const SLICE = 2048;
/** The largest offset of a 32-bit column. */
const MAX_MENTIONS = 2 ** 32 - 1;

/**
 * Builds the index from packed chunks: rows are copied as they come, columns follow by one transpose.
 *
 * O(mentions + papers + concepts) time, in chunks between which it yields to the event loop; the result takes 8 bytes a mention plus
 * 4 a paper and 4 a concept. More mentions than the offsets can number are refused; a lower limit serves tests.
 */
export async function buildIncidence(
  papers: number,
  concepts: number,
  chunks: AsyncIterable<IncidenceChunk>,
  maxMentions = MAX_MENTIONS,
): Promise<Incidence> {
  const pause = createPause();
  const parts: IncidenceChunk[] = [];
  let next = 0;
  let mentions = 0;
  for await (const chunk of chunks) {
    checkChunk(chunk, next, concepts);
    parts.push(chunk);
    next += chunk.lengths.length;
    mentions += chunk.concepts.length;
    if (mentions > maxMentions) throw tooLargeError("The graph has more mentions than the index can number, which is");
    await pause();
  }
  if (next !== papers) throw corrupt(`${next} papers are packed where ${papers} are stored`);
  const paperOffsets = newColumn(papers + 1);
  const paperConcepts = newColumn(mentions);
  let paper = 0;
  let end = 0;
  // A part is let go as soon as it is copied.
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const { lengths, concepts: rows } = part;
    paperConcepts.set(rows, end);
    for (const length of lengths) {
      end += length;
      paperOffsets[++paper] = end;
    }
    await pause();
  }
  return {
    papers,
    concepts,
    paperOffsets,
    paperConcepts,
    ...(await transpose(concepts, paperOffsets, paperConcepts, pause)),
  };
}

/** Turns rows of papers into rows of concepts by counting; the new rows come out ascending. */
async function transpose(
  concepts: number,
  paperOffsets: Uint32Array,
  paperConcepts: Uint32Array,
  pause: () => Promise<void>,
) {
  const conceptOffsets = newColumn(concepts + 1);
  for (let k = 0; k < paperConcepts.length; k++) conceptOffsets[paperConcepts[k]! + 1]!++;
  await pause();
  for (let c = 0; c < concepts; c++) {
    conceptOffsets[c + 1]! += conceptOffsets[c]!;
  }
  const place = conceptOffsets.slice(0, concepts);
  const conceptPapers = newColumn(paperConcepts.length);
  await pause();
  for (let p = 0; p + 1 < paperOffsets.length; p++) {
    if (p % SLICE === 0) await pause();
    const end = paperOffsets[p + 1]!;
    for (let k = paperOffsets[p]!; k < end; k++) {
      const concept = paperConcepts[k]!;
      const at = place[concept]!;
      conceptPapers[at] = p;
      place[concept] = at + 1;
    }
  }
  return { conceptOffsets, conceptPapers };
}

function checkChunk(chunk: IncidenceChunk, next: number, concepts: number): void {
  if (chunk.firstPaper !== next) throw corrupt(`a chunk starts at paper ${chunk.firstPaper}, not ${next}`);
  let k = 0;
  for (const length of chunk.lengths) {
    const end = k + length;
    if (end > chunk.concepts.length) throw corrupt(`the chunk at paper ${next} is cut short`);
    let last = -1;
    for (; k < end; k++) {
      const concept = chunk.concepts[k]!;
      if (concept <= last || concept >= concepts) throw corrupt(`the chunk at paper ${next} has a row out of order`);
      last = concept;
    }
  }
  if (k !== chunk.concepts.length) throw corrupt(`the chunk at paper ${next} is longer than its rows`);
}

function corrupt(fault: string): GraphError {
  return new GraphError("CONFLICT", `The packed mentions are inconsistent: ${fault}.`, {
    hint: "Extract again: the mentions are rebuilt from the stored papers.",
  });
}
