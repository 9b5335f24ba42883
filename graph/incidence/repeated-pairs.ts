import type { Incidence } from "./incidence.ts";

/** Divisions of the concepts that can be looked at together: one a bit. */
export const MAX_DIVISIONS = 32;

/**
 * Under each of several divisions of the concepts into groups, the mentions whose concept shares two papers with another one of the paper and group.
 *
 * `counted` has a bit for each division in which a mention counts, the answer one for each in which it is such a mention; only mentions that count meet.
 * Papers are gone through once for all divisions: most of the time is that of going from concepts to papers and on to other concepts.
 * O(Σ length of a paper²).
 */
export function repeatedPairs(
  incidence: Incidence,
  divisions: readonly Uint32Array[],
  counted: Uint32Array,
): Uint32Array {
  const { papers, concepts, paperOffsets, conceptOffsets, conceptPapers } = incidence;
  const pairs = new Meetings(incidence, divisions, counted);
  // Concepts are visited in ascending order, as rows have them, so that the next mention of each paper is the one of this concept.
  const next = paperOffsets.slice(0, papers);
  for (let concept = 0; concept < concepts; concept++) {
    const [first, last] = [conceptOffsets[concept]!, conceptOffsets[concept + 1]!];
    pairs.begin(concept);
    for (let k = first; k < last; k++) {
      const paper = conceptPapers[k]!;
      pairs.meet(next[paper]!, paperOffsets[paper + 1]!);
    }
    for (let k = first; k < last; k++) {
      const paper = conceptPapers[k]!;
      pairs.mark(next[paper]!++, paperOffsets[paper + 1]!);
    }
  }
  return pairs.repeated;
}

/** In which divisions one concept meets others of its group once, and in which again. */
class Meetings {
  /** Per mention, the divisions in which it is one of a repeated pair. */
  readonly repeated: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #counted: Uint32Array;
  readonly #divisions: number;
  /** The groups of each concept under all divisions, side by side. */
  readonly #groups: Uint32Array;
  /** Of each concept: the last one that met it, plus 1, and in which divisions both are of one group. */
  readonly #latest: Uint32Array;
  readonly #same: Uint32Array;
  readonly #once: Uint32Array;
  readonly #again: Uint32Array;
  #concept = 0;

  constructor({ concepts, paperConcepts }: Incidence, divisions: readonly Uint32Array[], counted: Uint32Array) {
    this.repeated = new Uint32Array(paperConcepts.length);
    [this.#rows, this.#counted, this.#divisions] = [paperConcepts, counted, divisions.length];
    this.#groups = new Uint32Array(concepts * divisions.length);
    for (const [d, groups] of divisions.entries()) {
      for (let c = 0; c < concepts; c++) this.#groups[c * divisions.length + d] = groups[c]!;
    }
    [this.#latest, this.#same] = [new Uint32Array(concepts), new Uint32Array(concepts)];
    [this.#once, this.#again] = [new Uint32Array(concepts), new Uint32Array(concepts)];
  }

  begin(concept: number): void {
    this.#concept = concept;
  }

  /** Counts the meetings of the concept, at this mention, with those after it in its row. */
  meet(own: number, end: number): void {
    const [rows, counted, latest] = [this.#rows, this.#counted, this.#latest];
    const [same, once, again] = [this.#same, this.#once, this.#again];
    const mark = this.#concept + 1;
    for (let k = own + 1; counted[own] !== 0 && k < end; k++) {
      const bits = counted[own]! & counted[k]!;
      if (bits === 0) continue;
      const other = rows[k]!;
      if (latest[other] !== mark) {
        latest[other] = mark;
        same[other] = this.#sameGroup(other);
        [once[other], again[other]] = [0, 0];
      }
      const both = bits & same[other]!;
      again[other]! |= once[other]! & both;
      once[other]! |= both;
    }
  }

  /** Marks the mentions of that row which are of pairs that met again. */
  mark(own: number, end: number): void {
    const [rows, counted, repeated] = [this.#rows, this.#counted, this.repeated];
    for (let k = own + 1; counted[own] !== 0 && k < end; k++) {
      const bits = counted[own]! & counted[k]!;
      if (bits === 0) continue;
      const both = bits & this.#again[rows[k]!]!;
      repeated[own]! |= both;
      repeated[k]! |= both;
    }
  }

  #sameGroup(other: number): number {
    const [a, b] = [this.#concept * this.#divisions, other * this.#divisions];
    let bits = 0;
    for (let d = 0; d < this.#divisions; d++) if (this.#groups[a + d] === this.#groups[b + d]) bits |= 1 << d;
    return bits;
  }
}
