import type { Collection } from "./collection.ts";
import { GENERIC, HEADSTOP } from "./word-lists.ts";

/** A key is a concept when its termhood reaches this. */
export const TERMHOOD_CUT = 0.42;

/**
 * How much a key is a concept of the collection.
 *
 * termhood = s · (0.6 + 0.4·o) + 0.05·log2(papers), with s the mean of the papers' own scores (0 … 1) shrunk towards 0.3 by one
 * paper and o the share of its papers where it stands on its own. 0 for phrases that name nothing.
 */
export function termhoodOf(collection: Collection, id: number): number {
  const key = collection.keys[id] as string;
  if (isEmptyPhrase(key)) return 0;
  const papers = collection.candidatePapers.at(id);
  const own = collection.ownPapers.at(id) / papers;
  if (collection.ofPapers.at(id) === papers && papers < 2) return 0;
  const mean = (collection.scoreSum.at(id) / 255 + 0.3) / (papers + 1);
  return mean * (0.6 + 0.4 * own) + 0.05 * Math.log2(papers);
}

function isEmptyPhrase(key: string): boolean {
  const words = key.split(" ");
  if (key.length < 2 || words.length > 6) return true;
  return words.every((word) => GENERIC.has(word) || HEADSTOP.has(word) || HEADSTOP.has(`${word}s`));
}
