import type { Incidence } from "../../incidence/incidence.ts";
import { MAX_DIVISIONS, repeatedPairs } from "../../incidence/repeated-pairs.ts";
import type { NestedNames } from "./nested-names.ts";

/** What a stray concept counts: it may have another sense here. With a quarter or nothing, planted bridges of two rare concepts are lost. */
export const STRAY_WEIGHT = 0.375;

/** Mentions of the communities that are looked at together: what is held of them has some 60 MB. */
const BATCH = 2 ** 22;

/**
 * How much each mention tells of where its paper belongs, 0 … 1, in the order of `paperConcepts`; `community` is 0 for concepts that tell nothing.
 *
 * A concept whose name is part of that of another one in the same paper counts nothing: "latent variable" beside "latent variable model" is
 * no second concept, and "graph" beside "knowledge graph" is none of another field. Less counts a concept that no other paper
 * mentions together with another one that the paper has of its community: two words that only meet here are hardly a subject, and
 * one of them often has another sense ("exploration" of a gaze, "fine-tuning" of a search). O(mentions + nested names + Σ length of a paper²).
 */
export function weighMentions(
  incidence: Incidence,
  community: Uint32Array,
  nested: NestedNames,
  batch = BATCH,
): Float32Array {
  const placed = placedMentions(incidence, community, nested);
  const tied = tiedMentions(incidence, community, placed, batch);
  return placed.map((weight, k) => (tied[k] === 1 ? 1 : weight * STRAY_WEIGHT));
}

/**
 * The same under several communities, one after the other. Both are kept: under one community alone this takes 2.3 times the CPU time of
 * `weighMentions` (80,572 papers).
 */
export function* weighUnderEach(
  incidence: Incidence,
  communities: readonly Uint32Array[],
  nested: NestedNames,
): Generator<Float32Array, undefined> {
  for (let first = 0; first < communities.length; first += MAX_DIVISIONS) {
    const batch = communities.slice(first, first + MAX_DIVISIONS);
    const placed = placedUnderEach(incidence, batch, nested);
    const tied = repeatedPairs(incidence, batch, placed);
    for (const d of batch.keys()) yield weightsOf(placed, tied, 1 << d);
  }
  return undefined;
}

function weightsOf(placed: Uint32Array, tied: Uint32Array, bit: number): Float32Array {
  const weights = new Float32Array(placed.length);
  for (let k = 0; k < placed.length; k++) {
    if ((placed[k]! & bit) !== 0) weights[k] = (tied[k]! & bit) === 0 ? STRAY_WEIGHT : 1;
  }
  return weights;
}

/** For each mention the communities under which it is placed, as bits; the same as `placedMentions` under each. */
function placedUnderEach(incidence: Incidence, communities: readonly Uint32Array[], nested: NestedNames): Uint32Array {
  const { papers, concepts, paperOffsets, paperConcepts } = incidence;
  const placed = new Uint32Array(paperConcepts.length);
  const known = knownUnderEach(communities, concepts);
  const hiddenIn = new Uint32Array(concepts);
  const hidden = new Uint32Array(concepts);
  const hide = (concept: number, paper: number) => {
    for (let n = nested.offsets[concept]!; n < nested.offsets[concept + 1]!; n++) {
      const other = nested.shorter[n]!;
      hidden[other] = (hiddenIn[other] === paper + 1 ? hidden[other]! : 0) | known[concept]!;
      hiddenIn[other] = paper + 1;
    }
  };
  for (let p = 0; p < papers; p++) {
    const [from, to] = [paperOffsets[p]!, paperOffsets[p + 1]!];
    for (let k = from; k < to; k++) hide(paperConcepts[k]!, p);
    for (let k = from; k < to; k++) {
      const concept = paperConcepts[k]!;
      placed[k] = known[concept]! & ~(hiddenIn[concept] === p + 1 ? hidden[concept]! : 0);
    }
  }
  return placed;
}

/** For each concept the communities under which it has one, as bits. */
function knownUnderEach(communities: readonly Uint32Array[], concepts: number): Uint32Array {
  const known = new Uint32Array(concepts);
  for (const [d, community] of communities.entries()) {
    for (let c = 0; c < concepts; c++) if (community[c] !== 0) known[c]! |= 1 << d;
  }
  return known;
}

/** 1 for each mention of a concept with a community, except names within names; strays like all others. */
export function placedMentions(
  { papers, concepts, paperOffsets, paperConcepts }: Incidence,
  community: Uint32Array,
  { offsets, shorter }: NestedNames,
): Float32Array {
  const placed = new Float32Array(paperConcepts.length);
  const hiddenIn = new Uint32Array(concepts);
  for (let p = 0; p < papers; p++) {
    const [from, to] = [paperOffsets[p]!, paperOffsets[p + 1]!];
    for (let k = from; k < to; k++) {
      const concept = paperConcepts[k]!;
      if (community[concept] === 0) continue;
      for (let n = offsets[concept]!; n < offsets[concept + 1]!; n++) hiddenIn[shorter[n]!] = p + 1;
    }
    for (let k = from; k < to; k++) {
      const concept = paperConcepts[k]!;
      if (community[concept] !== 0 && hiddenIn[concept] !== p + 1) placed[k] = 1;
    }
  }
  return placed;
}

/**
 * Of these mentions, those of concepts that meet another one of the paper and community in another paper, too.
 *
 * Mentions are copied community by community first, some communities at a time: what is compared then lies side by side, where going from
 * each concept to its papers and from these to their concepts waits for memory at every step.
 */
function tiedMentions(incidence: Incidence, community: Uint32Array, placed: Float32Array, batch: number): Uint8Array {
  const tied = new Uint8Array(placed.length);
  const sizes = new Uint32Array(community.reduce((a, b) => Math.max(a, b), 0) + 2);
  for (let k = 0; k < placed.length; k++) if (placed[k] === 1) sizes[community[incidence.paperConcepts[k]!]!]!++;
  const ties = new Ties(incidence.concepts, tied);
  for (let first = 1, end = 1; first < sizes.length - 1; first = end) {
    let size = sizes[end++]!;
    while (end < sizes.length - 1 && size + sizes[end]! <= batch) size += sizes[end++]!;
    if (size > 0) ties.find(sortedMentions(incidence, community, placed, { first, end, sizes, size }));
  }
  return tied;
}

/** Mentions of some communities, community by community and then by paper and concept. */
interface SortedMentions {
  readonly concepts: Uint32Array;
  readonly papers: Uint32Array;
  /** Their positions in `paperConcepts`. */
  readonly places: Uint32Array;
  /** Where each community ends. */
  readonly ends: Uint32Array;
}

interface Batch {
  readonly first: number;
  readonly end: number;
  /** Mentions of each community. */
  readonly sizes: Uint32Array;
  readonly size: number;
}

function sortedMentions(
  { papers: paperCount, paperOffsets, paperConcepts }: Incidence,
  community: Uint32Array,
  placed: Float32Array,
  { first, end, sizes, size }: Batch,
): SortedMentions {
  const [concepts, papers, places] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const next = new Uint32Array(end - first);
  for (let m = first; m < end - 1; m++) next[m - first + 1] = next[m - first]! + sizes[m]!;
  for (let p = 0; p < paperCount; p++) {
    for (let k = paperOffsets[p]!; k < paperOffsets[p + 1]!; k++) {
      if (placed[k] === 0) continue;
      const own = community[paperConcepts[k]!]!;
      if (own < first || own >= end) continue;
      const at = next[own - first]!++;
      [concepts[at], papers[at], places[at]] = [paperConcepts[k]!, p, k];
    }
  }
  return { concepts, papers, places, ends: next };
}

/** Finds pairs of concepts that share two papers, and marks their mentions. */
class Ties {
  readonly #tied: Uint8Array;
  /** Of the concepts that one meets: 0 in no paper so far, 1 in one, 2 in more. */
  readonly #meetings: Uint8Array;
  /** Of each concept: where it was met first, as positions of both. */
  readonly #firstOwn: Uint32Array;
  readonly #firstOther: Uint32Array;
  /** Of each concept: its latest mention, plus 1. */
  readonly #latest: Uint32Array;

  constructor(concepts: number, tied: Uint8Array) {
    this.#tied = tied;
    this.#meetings = new Uint8Array(concepts);
    [this.#firstOwn, this.#firstOther] = [new Uint32Array(concepts), new Uint32Array(concepts)];
    this.#latest = new Uint32Array(concepts);
  }

  find(mentions: SortedMentions): void {
    const { concepts } = mentions;
    const latest = this.#latest;
    const before = new Uint32Array(concepts.length);
    for (let at = 0; at < concepts.length; at++) {
      before[at] = latest[concepts[at]!]!;
      latest[concepts[at]!] = at + 1;
    }
    let at = 0;
    for (const end of mentions.ends) {
      for (; at < end; at++) if (latest[concepts[at]!] === at + 1) this.#ofConcept(mentions, before, at, end);
    }
    for (const concept of concepts) latest[concept] = 0;
  }

  /** Pairs of the concept of this mention, its latest one, with those after it in its papers and community, which ends there. */
  #ofConcept({ concepts, papers, places }: SortedMentions, before: Uint32Array, latest: number, end: number): void {
    const [tied, meetings] = [this.#tied, this.#meetings];
    const met: number[] = [];
    for (let at = latest + 1; at !== 0; at = before[at - 1]!) {
      const paper = papers[at - 1]!;
      const own = places[at - 1]!;
      for (let k = at; k < end && papers[k] === paper; k++) {
        const other = concepts[k]!;
        if (meetings[other] === 0) {
          meetings[other] = 1;
          [this.#firstOwn[other], this.#firstOther[other]] = [own, places[k]!];
          met.push(other);
          continue;
        }
        tied[own] = tied[places[k]!] = 1;
        if (meetings[other] === 2) continue;
        meetings[other] = 2;
        tied[this.#firstOwn[other]!] = tied[this.#firstOther[other]!] = 1;
      }
    }
    for (const other of met) meetings[other] = 0;
  }
}
