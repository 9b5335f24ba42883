import type { Incidence } from "../../incidence/incidence.ts";
import { findId, lowerBound } from "../../shared/binary-search.ts";
import { createPause } from "../../shared/pauses.ts";
import type { GraphReader, PaperColumns } from "../../store/store.ts";

/** What the mentions are numbered by. */
interface EmphasisSource {
  readonly papers: PaperColumns;
  readonly incidence: Incidence;
}

/**
 * 1 for each concept of a paper that stands in the title or in two places, in the order of `paperConcepts`: what a paper is about rather than
 * what it mentions. O(mentions), less than a second for two million; yields to the event loop.
 */
export async function readEmphasis(store: GraphReader, { papers, incidence }: EmphasisSource): Promise<Uint8Array> {
  const { paperOffsets, paperConcepts } = incidence;
  const places = new Uint8Array(paperConcepts.length);
  const pause = createPause();
  for await (const { paper, mentions } of store.mentions()) {
    const number = findId(papers.ids.length, (n) => papers.ids[n]!, paper);
    if (number === undefined) continue;
    const from = paperOffsets[number]!;
    const row = paperConcepts.subarray(from, paperOffsets[number + 1]);
    for (const { concept, field } of mentions) {
      const at = lowerBound(row, concept);
      if (row[at] === concept) places[from + at] = Math.min(2, places[from + at]! + (field === TITLE ? 2 : 1));
    }
    await pause();
  }
  return places.map((count) => (count >= 2 ? 1 : 0));
}

const TITLE = 0;
