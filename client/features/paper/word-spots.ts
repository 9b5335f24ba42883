import type { PaperExplanation } from "../../../graph/contract/explain.ts";
import { type Mark, separateMarks } from "../../ui/paper/marks.ts";

/** A place in a text: a character, or a selection from it up to (not including) an end. */
export interface TextPlace {
  readonly at: number;
  readonly end?: number;
}

export type ReadPhrase = PaperExplanation["phrases"][number];

/** A part of an abstract that can be pointed at: a marked concept, a phrase that is not a concept, or a selection. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly mark?: Mark;
  /** How the paper reads it; absent until it was asked, and for a selection that is no phrase. */
  readonly phrase?: ReadPhrase;
}

interface WordSpot {
  readonly start: number;
  readonly end: number;
  readonly spot: Spot;
}

/** Every word of an abstract with the spot it belongs to; without a reading only the marks. */
export function wordSpots(mentions: readonly Mark[], analysis: PaperExplanation | undefined): WordSpot[] {
  const marks = separateMarks(mentions);
  if (!analysis) return marks.map((mark) => ({ ...extentOf(mark), spot: { ...extentOf(mark), mark } }));
  const spots = new Map<string, Spot>();
  return analysis.words
    .filter(({ field }) => field === "abstract")
    .map(({ start, end, phrase }) => {
      const mark = marks.find((one) => one.start <= start && one.end >= end);
      const read = analysis.phrases[phrase];
      const extent = mark ?? { start: read?.start ?? start, end: read?.end ?? end };
      const name = `${extent.start} ${extent.end}`;
      const spot = spots.get(name) ?? {
        ...extentOf(extent),
        ...(mark ? { mark } : {}),
        ...(read ? { phrase: read } : {}),
      };
      spots.set(name, spot);
      return { start, end, spot };
    });
}

const extentOf = ({ start, end }: { start: number; end: number }) => ({ start, end });

/** The spot at a place; a selection is one of its own unless it is exactly another. */
export function spotAt(words: readonly WordSpot[], { at, end }: TextPlace): Spot | null {
  if (end !== undefined)
    return words.find(({ spot }) => spot.start === at && spot.end === end)?.spot ?? { start: at, end };
  return words.find((word) => word.start <= at && word.end >= at)?.spot ?? null;
}

/** A character of a spot that belongs to no other: "graph of patients" may begin with the concept "graph". */
export function characterOf(words: readonly WordSpot[], spot: Spot): number {
  return (words.find((word) => word.spot === spot) ?? spot).start + 1;
}

/** The spots in order, each once. */
export function spotsInOrder(words: readonly WordSpot[]): Spot[] {
  return [...new Set(words.map(({ spot }) => spot))];
}
