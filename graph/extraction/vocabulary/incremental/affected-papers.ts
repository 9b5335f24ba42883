import type { CandidateReader } from "../../packing/candidate-reader.ts";
import type { Collection } from "../collection.ts";
import { HIDING_PAPERS, type Resolution } from "../resolution.ts";

/** What a key of a paper may bring about there when papers were added to the collection. */
const MARK = {
  /** It stands for another concept, or for one that may hide others only now. */
  shaken: 1,
  /** Its concept is in more papers, and may hide what it did not. */
  risen: 2,
  /** A concept around it must be in more papers to hide it, so that it may show again. */
  freed: 4,
  /** It is so common that it matters in how many papers a concept around it is. */
  common: 8,
} as const;

interface Shift {
  readonly before: Resolution;
  readonly after: Resolution;
  /** Of every key that there was before. */
  readonly marks: Uint8Array;
  /** How many papers a concept must be in to hide a key. */
  readonly needed: Int32Array;
  /** By number of papers: the last row, from 1, with a common key that a concept must be in so many to hide. */
  readonly lastWith: Int32Array;
}

/**
 * The first `count` papers of a collection less those in which all that they mention is surely what it was: where a key stands
 * for another concept than before, or some pair of keys is such that one, lying in the other, would be hidden now and was not,
 * or the other way round. Whether it does lie in it is for the candidates to tell (`readsOtherwise`).
 */
export function shakenPapers(collection: Collection, before: Resolution, after: Resolution, count: number): number[] {
  const needed = new Int32Array(before.target.length);
  let most = 0;
  for (let id = 0; id < needed.length; id++) {
    needed[id] = after.papersToHide(id);
    most = Math.max(most, needed[id]!);
  }
  const lastWith = new Int32Array(most + 1);
  const shift = { before, after, marks: marksOf(before, after, needed), needed, lastWith };
  const shaken: number[] = [];
  for (let paper = 0; paper < count; paper++) {
    if (isShaken(collection.rowOf(paper), paper + 1, shift)) shaken.push(paper);
  }
  return shaken;
}

function marksOf(before: Resolution, after: Resolution, needed: Int32Array): Uint8Array {
  const marks = new Uint8Array(before.target.length);
  for (let id = 0; id < marks.length; id++) {
    const [then, now] = [before.papersOf(id), after.papersOf(id)];
    let mark = needed[id]! > HIDING_PAPERS ? MARK.common : 0;
    if (mark > 0 && before.papersToHide(id) !== needed[id]) mark |= MARK.freed;
    if (before.target[id] !== after.target[id] || (then < HIDING_PAPERS && now >= HIDING_PAPERS)) mark |= MARK.shaken;
    else if (then !== now) mark |= MARK.risen;
    marks[id] = mark;
  }
  for (const id of renewedAcronyms(before, after)) if (id < marks.length) marks[id] = MARK.shaken;
  return marks;
}

/** Ambiguous acronyms that have other senses than before. */
function renewedAcronyms(before: Resolution, after: Resolution): number[] {
  const [former, now] = [before.acronyms.ambiguous, after.acronyms.ambiguous];
  return [...former.keys(), ...now.keys()].filter((id) => String(former.get(id)) !== String(now.get(id)));
}

function isShaken(row: Int32Array, number: number, shift: Shift): boolean {
  const { marks, needed, lastWith } = shift;
  let all = 0;
  for (let i = 0; i < row.length; i++) {
    const mark = marks[row[i]!]!;
    if ((mark & MARK.common) > 0) lastWith[needed[row[i]!]!] = number;
    all |= mark;
  }
  if ((all & MARK.shaken) > 0) return true;
  if ((all & MARK.freed) > 0 && isAnyFreed(row, shift)) return true;
  // what is not common is hidden by every concept that hides anything, and so was before
  return (all & MARK.risen) > 0 && (all & MARK.common) > 0 && hidesMore(row, number, shift);
}

/** True when a concept of the row was in enough papers to hide a key of it, and is not any more. */
function isAnyFreed(row: Int32Array, { marks, needed, before, after }: Shift): boolean {
  for (let n = 0; n < row.length; n++) {
    const nested = row[n]!;
    if ((marks[nested]! & MARK.freed) === 0) continue;
    const [then, now] = [before.papersToHide(nested), needed[nested]!];
    for (let c = 0; c < row.length; c++) {
      const container = row[c]!;
      if (c !== n && before.papersOf(container) >= then && after.papersOf(container) < now) return true;
    }
  }
  return false;
}

/** True when a concept of the row came to be in enough papers to hide some common key of it. */
function hidesMore(row: Int32Array, number: number, { marks, before, after, lastWith }: Shift): boolean {
  for (let i = 0; i < row.length; i++) {
    const id = row[i]!;
    if ((marks[id]! & MARK.risen) === 0) continue;
    const to = Math.min(after.papersOf(id), lastWith.length - 1);
    for (let papers = before.papersOf(id) + 1; papers <= to; papers++) if (lastWith[papers] === number) return true;
  }
  return false;
}

/** True when the paper that the reader has read mentions something now that it did not before, or the other way round. */
export function readsOtherwise(
  paper: CandidateReader,
  row: Int32Array,
  before: Resolution,
  after: Resolution,
): boolean {
  for (let i = 0; i < paper.count; i++) {
    const concept = after.conceptOf(row[i]!, row);
    if (before.conceptOf(row[i]!, row) !== concept) return true;
    if (concept < 0) continue;
    for (let p = paper.placeFirst.at(i); p < paper.placeFirst.at(i + 1); p++) {
      if (before.isHidden(paper, row, i, p) !== after.isHidden(paper, row, i, p)) return true;
    }
  }
  return false;
}
