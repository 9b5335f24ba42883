import type { CandidateReader } from "../../packing/candidate-reader.ts";
import type { KeyStatistics } from "../key-statistics.ts";
import { HIDING_PAPERS, type Resolution } from "../resolution.ts";

/** How new papers may change what a key is or hides in an earlier paper; bits of a mark. */
const MARK = {
  /** It stands for another concept, or for one that may hide others for the first time. */
  newTarget: 1,
  /** Its concept is in more papers and may hide more. */
  morePapers: 2,
  /** A concept must now be in more papers to hide it, so it may become visible. */
  harderToHide: 4,
  /** A concept must be in more than HIDING_PAPERS papers to hide it. */
  common: 8,
} as const;

/** The decisions before and after, with what is derived from both. */
interface Comparison {
  readonly before: Resolution;
  readonly after: Resolution;
  /** Marks of all keys that existed before. */
  readonly marks: Uint8Array;
  /** By key id: number of papers that a concept must be in to hide it. */
  readonly papersToHide: Int32Array;
  /** By number of papers: the last paper (from 1) with a common key that a concept in this many papers hides. */
  readonly lastWith: Int32Array;
}

/**
 * The papers among the first `count` of a collection whose mentions may have changed: a key stands for another concept, or one key
 * would now be hidden inside another and was not before, or the other way round. Whether the one really is inside the other is
 * known only from the candidates; see mentionsDiffer.
 */
export function affectedPapers(
  collection: KeyStatistics,
  before: Resolution,
  after: Resolution,
  count: number,
): number[] {
  const papersToHide = new Int32Array(before.target.length);
  let max = 0;
  for (let id = 0; id < papersToHide.length; id++) {
    papersToHide[id] = after.papersToHide(id);
    max = Math.max(max, papersToHide[id]!);
  }
  const lastWith = new Int32Array(max + 1);
  const comparison = { before, after, marks: marksOf(before, after, papersToHide), papersToHide, lastWith };
  const affected: number[] = [];
  for (let paper = 0; paper < count; paper++) {
    if (isAffected(collection.rowOf(paper), paper + 1, comparison)) affected.push(paper);
  }
  return affected;
}

function marksOf(before: Resolution, after: Resolution, papersToHide: Int32Array): Uint8Array {
  const marks = new Uint8Array(before.target.length);
  for (let id = 0; id < marks.length; id++) {
    const [papersBefore, papersAfter] = [before.papersOf(id), after.papersOf(id)];
    let mark = papersToHide[id]! > HIDING_PAPERS ? MARK.common : 0;
    if (mark > 0 && before.papersToHide(id) !== papersToHide[id]) mark |= MARK.harderToHide;
    const mayHide = papersBefore < HIDING_PAPERS && papersAfter >= HIDING_PAPERS;
    if (mayHide || standsForOther(before, after, id)) mark |= MARK.newTarget;
    else if (papersBefore !== papersAfter) mark |= MARK.morePapers;
    marks[id] = mark;
  }
  for (const id of acronymsWithNewSenses(before, after)) if (id < marks.length) marks[id] = MARK.newTarget;
  return marks;
}

const standsForOther = (before: Resolution, after: Resolution, id: number) =>
  before.target[id] !== after.target[id] || before.mayBeCompound[id] !== after.mayBeCompound[id];

/** Ambiguous acronyms whose senses have changed. */
function acronymsWithNewSenses(before: Resolution, after: Resolution): number[] {
  const [previous, now] = [before.acronyms.ambiguous, after.acronyms.ambiguous];
  return [...previous.keys(), ...now.keys()].filter((id) => String(previous.get(id)) !== String(now.get(id)));
}

function isAffected(row: Int32Array, number: number, comparison: Comparison): boolean {
  const { marks, papersToHide, lastWith } = comparison;
  let all = 0;
  for (let i = 0; i < row.length; i++) {
    const mark = marks[row[i]!]!;
    if ((mark & MARK.common) > 0) lastWith[papersToHide[row[i]!]!] = number;
    all |= mark;
  }
  if ((all & MARK.newTarget) > 0) return true;
  if ((all & MARK.harderToHide) > 0 && becomesVisible(row, comparison)) return true;
  // a key that is not common is hidden by every concept that hides anything: more papers change nothing for it
  return (all & MARK.morePapers) > 0 && (all & MARK.common) > 0 && hidesMore(row, number, comparison);
}

/** True when a concept of the paper was in enough papers to hide a key of it and no longer is. */
function becomesVisible(row: Int32Array, { marks, papersToHide, before, after }: Comparison): boolean {
  for (let n = 0; n < row.length; n++) {
    const nested = row[n]!;
    if ((marks[nested]! & MARK.harderToHide) === 0) continue;
    const [requiredBefore, requiredNow] = [before.papersToHide(nested), papersToHide[nested]!];
    for (let c = 0; c < row.length; c++) {
      const container = row[c]!;
      if (c !== n && before.papersOf(container) >= requiredBefore && after.papersOf(container) < requiredNow)
        return true;
    }
  }
  return false;
}

/** True when a concept of the paper is now in enough papers to hide a common key of it. */
function hidesMore(row: Int32Array, number: number, { marks, before, after, lastWith }: Comparison): boolean {
  for (let i = 0; i < row.length; i++) {
    const id = row[i]!;
    if ((marks[id]! & MARK.morePapers) === 0) continue;
    const to = Math.min(after.papersOf(id), lastWith.length - 1);
    for (let papers = before.papersOf(id) + 1; papers <= to; papers++) if (lastWith[papers] === number) return true;
  }
  return false;
}

/** True when the mentions of the paper that the reader has read are not the same by both resolutions. */
export function mentionsDiffer(
  paper: CandidateReader,
  row: Int32Array,
  before: Resolution,
  after: Resolution,
): boolean {
  for (let i = 0; i < paper.count; i++) {
    const traits = paper.traits.at(i);
    const concept = after.conceptOf(row[i]!, row, traits);
    if (before.conceptOf(row[i]!, row, traits) !== concept) return true;
    if (concept < 0) continue;
    for (let p = paper.placeFirst.at(i); p < paper.placeFirst.at(i + 1); p++) {
      if (before.isHidden(paper, row, i, p) !== after.isHidden(paper, row, i, p)) return true;
    }
  }
  return false;
}
