import { runWithoutPauses, runWithPauses } from "../shared/pauses.ts";
import type { Incidence } from "./incidence.ts";

/** Options of `projectPairs`. */
export interface ProjectionOptions {
  /** Fewest joint papers a pair needs, at least 1. */
  readonly minJoint: number;
  /** Fewest papers a concept needs, counted in the whole corpus. */
  readonly minPapers?: number;
  /** One byte a paper, 1 = take it (a range of years, a search). */
  readonly papers?: Uint8Array;
  /** One byte a concept, 1 = take it. */
  readonly conceptMask?: Uint8Array;
}

/**
 * Counts all pairs of concepts by sparse row products: for each concept, one sweep over the later concepts of its papers.
 *
 * O(Σ over papers of length²) time; O(mentions + concepts + pairs kept) memory.
 */
export function projectPairs(incidence: Incidence, options: ProjectionOptions): Projection {
  return runWithoutPauses(projection(incidence, options));
}

/** The same, in chunks; yields to the event loop between them. */
export function projectPairsInTurns(incidence: Incidence, options: ProjectionOptions): Promise<Projection> {
  return runWithPauses(projection(incidence, options));
}

/** Papers or concepts to a piece: a few milliseconds' work. */
const SLICE = 8192;

function* projection(incidence: Incidence, options: ProjectionOptions): Generator<void, Projection> {
  const { concepts, conceptOffsets, conceptPapers } = incidence;
  const minJoint = Math.max(1, options.minJoint);
  const { take, offsets, rows } = yield* filteredRows(incidence, options, Math.max(minJoint, options.minPapers ?? 1));
  const counts = new Uint32Array(concepts);
  const touched = new Uint32Array(concepts);
  const cursor = offsets.slice(0, incidence.papers);
  const pairs = new PairColumns(concepts);
  /** Counts the later partners of a concept, moving the cursors of its papers on; returns how many were touched. */
  const sweep = (concept: number): number => {
    let partners = 0;
    const end = conceptOffsets[concept + 1]!;
    for (let k = conceptOffsets[concept]!; k < end; k++) {
      const paper = conceptPapers[k]!;
      const from = cursor[paper]!;
      const rowEnd = offsets[paper + 1]!;
      // Concepts are visited in ascending order, so the cursor of a paper that mentions this concept is exactly at it.
      if (from >= rowEnd || rows[from] !== concept) continue;
      cursor[paper] = from + 1;
      for (let j = from + 1; j < rowEnd; j++) {
        const other = rows[j]!;
        const count = counts[other]!;
        if (count === 0) touched[partners++] = other;
        counts[other] = count + 1;
      }
    }
    return partners;
  };
  for (let concept = 0; concept < concepts; concept++) {
    if (concept % SLICE === 0) yield;
    if (take[concept] === 0) continue;
    const partners = sweep(concept);
    pairs.append(concept, touched.subarray(0, partners), counts, minJoint);
  }
  return pairs.finish();
}

/** The rows of papers without what the options leave out; concepts too rare to reach the count go too. */
function* filteredRows(incidence: Incidence, options: ProjectionOptions, minPapers: number) {
  const { concepts, conceptOffsets } = incidence;
  const take = new Uint8Array(concepts);
  for (let c = 0; c < concepts; c++) {
    const frequency = conceptOffsets[c + 1]! - conceptOffsets[c]!;
    if (frequency >= minPapers && options.conceptMask?.[c] !== 0) take[c] = 1;
  }
  // A mask takes few concepts, as a rule, so that their papers are fewer than all mentions.
  const filtered = options.conceptMask ? rowsOfConcepts : rowsOfPapers;
  return { take, ...(yield* filtered(incidence, take, options.papers)) };
}

function* rowsOfPapers(incidence: Incidence, take: Uint8Array, mask: Uint8Array | undefined) {
  const { papers, paperOffsets, paperConcepts } = incidence;
  const offsets = new Uint32Array(papers + 1);
  const rows = new Uint32Array(paperConcepts.length);
  let n = 0;
  for (let p = 0; p < papers; p++) {
    if (p % SLICE === 0) yield;
    const end = mask?.[p] === 0 ? 0 : paperOffsets[p + 1]!;
    for (let k = paperOffsets[p]!; k < end; k++) {
      const concept = paperConcepts[k]!;
      if (take[concept] === 1) rows[n++] = concept;
    }
    offsets[p + 1] = n;
  }
  return { offsets, rows };
}

/** The same from the papers of the concepts taken, which are visited in ascending order, as rows have them. */
function* rowsOfConcepts(incidence: Incidence, take: Uint8Array, mask: Uint8Array | undefined) {
  const { papers, concepts, conceptOffsets, conceptPapers } = incidence;
  const offsets = new Uint32Array(papers + 1);
  for (let c = take.indexOf(1); c >= 0; c = take.indexOf(1, c + 1)) {
    for (let k = conceptOffsets[c]!; k < conceptOffsets[c + 1]!; k++) {
      const paper = conceptPapers[k]!;
      if (mask?.[paper] !== 0) offsets[paper + 1]!++;
    }
  }
  yield;
  for (let p = 0; p < papers; p++) offsets[p + 1]! += offsets[p]!;
  const next = offsets.slice();
  const rows = new Uint32Array(offsets[papers]!);
  yield;
  for (let c = 0; c < concepts; c++) {
    if (take[c] === 0) continue;
    for (let k = conceptOffsets[c]!; k < conceptOffsets[c + 1]!; k++) {
      const paper = conceptPapers[k]!;
      if (mask?.[paper] !== 0) rows[next[paper]!++] = c;
    }
  }
  return { offsets, rows };
}

/** Pairs of concepts that share papers, as columns: source < target, ordered by source, then target. */
export interface Projection {
  readonly concepts: number;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** Papers that mention both. */
  readonly joint: Uint32Array;
}

/** Collects pairs row by row into columns that double when full. */
export class PairColumns {
  readonly #concepts: number;
  #source = new Uint32Array(1024);
  #target = new Uint32Array(1024);
  #joint = new Uint32Array(1024);
  #length = 0;

  constructor(concepts: number) {
    this.#concepts = concepts;
  }

  /** Adds the partners with enough joint papers, ascending, and sets the counts of all of them back to zero. */
  append(source: number, partners: Uint32Array, counts: Uint32Array, minJoint: number): void {
    let count = 0;
    for (let k = 0; k < partners.length; k++) {
      const other = partners[k]!;
      if (counts[other]! >= minJoint) partners[count++] = other;
      else counts[other] = 0;
    }
    const strong = partners.subarray(0, count).sort();
    this.#reserve(count);
    let at = this.#length;
    for (let k = 0; k < count; k++) {
      const other = strong[k]!;
      this.#source[at] = source;
      this.#target[at] = other;
      this.#joint[at++] = counts[other]!;
      counts[other] = 0;
    }
    this.#length = at;
  }

  finish(): Projection {
    const n = this.#length;
    return {
      concepts: this.#concepts,
      source: this.#source.slice(0, n),
      target: this.#target.slice(0, n),
      joint: this.#joint.slice(0, n),
    };
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#source.length) return;
    const size = Math.max(needed, this.#source.length * 2);
    this.#source = enlarge(this.#source, size);
    this.#target = enlarge(this.#target, size);
    this.#joint = enlarge(this.#joint, size);
  }
}

function enlarge(array: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size);
  larger.set(array);
  return larger;
}
