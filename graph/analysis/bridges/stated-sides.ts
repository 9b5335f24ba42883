import type { Incidence } from "../../incidence/incidence.ts";
import { areApart, type BridgeModel, MIN_CONCEPTS_PER_SIDE, type PairLinks } from "./bridge-model.ts";

/**
 * Where a paper names a concept when it tells of its own work, as the bits of a number: the title, a repeated mention anywhere, background, and
 * the sentences of the abstract. 0 = it only sets it apart from its subject ("unlike …").
 */
export const IN_TITLE = 1;
export const IN_BACKGROUND = 2 ** 30;
export const SAID_TWICE = 2 ** 31;
/** Title and sentences: where it can be named together with another one. */
export const PLACES = IN_BACKGROUND - 1;
/** Sentences after this many share a bit; hardly an abstract is so long. */
const MAX_SENTENCES = 29;
/** What is assumed where nothing is known. */
const EVERYWHERE = 2 ** 32 - 1;

export function sentenceBit(sentence: number): number {
  return 1 << (1 + Math.min(sentence, MAX_SENTENCES - 1));
}

/** How surely a paper says itself that it joins two of its fields. */
export type Statement = "titled" | "clear" | "halfTitled" | "stated" | "none" | "setApart";

/** Concepts that make a side clear are at home in their field by more than those that are merely counted. */
export const MIN_SPECIFICITY_OF_CLEAR = 0.3;
/** Smallest share of the paper that a clear side has. */
const MIN_SHARE_OF_CLEAR = 0.1;

/** What is known of the sides of all papers, in the order of `shares`. */
export interface StatedSides {
  /** All places of the concepts of a side. */
  readonly places: Uint32Array;
  /** 1 = the paper is about it. */
  readonly clear: Uint8Array;
  /** Concepts that are named, and not only set apart. */
  readonly named: Uint32Array;
}

/**
 * Which sides are what their paper is about: two concepts or more of specificity 0.3, one of them in the title or mentioned twice, and a
 * tenth of the paper.
 *
 * Words in another sense ("convex" gears) and remarks on related work are mostly mentioned once, outside the title. Where nothing is known of
 * statements, all concepts count as named everywhere. O(mentions).
 */
export function statedSides(incidence: Incidence, model: BridgeModel, statements?: Uint32Array): StatedSides {
  const { shares, partition } = model;
  const counts = new SideCounts(partition.count + 1);
  const sides = {
    places: new Uint32Array(shares.community.length),
    clear: new Uint8Array(shares.community.length),
    named: new Uint32Array(shares.community.length),
  };
  for (let p = 0; p < incidence.papers; p++) {
    for (let k = incidence.paperOffsets[p]!; k < incidence.paperOffsets[p + 1]!; k++) {
      const concept = incidence.paperConcepts[k]!;
      const isTelling = model.specificity[concept]! >= MIN_SPECIFICITY_OF_CLEAR;
      counts.add(partition.community[concept]!, statements?.[k] ?? EVERYWHERE, model.mentionWeights[k]! > 0, isTelling);
    }
    for (let i = shares.offsets[p]!; i < shares.offsets[p + 1]!; i++) {
      const own = shares.community[i]!;
      sides.clear[i] = Number(counts.isAbout(own) && shares.share[i]! >= MIN_SHARE_OF_CLEAR);
      sides.places[i] = counts.places[own]!;
      sides.named[i] = counts.named[own]!;
      counts.clear(own);
    }
    counts.clear(0);
  }
  return sides;
}

/** What the concepts of one paper say, by community. */
class SideCounts {
  readonly places: Uint32Array;
  readonly named: Uint32Array;
  readonly #telling: Uint32Array;
  readonly #emphasised: Uint8Array;

  constructor(width: number) {
    [this.places, this.named, this.#telling] = [new Uint32Array(width), new Uint32Array(width), new Uint32Array(width)];
    this.#emphasised = new Uint8Array(width);
  }

  /** A name within a longer one of the same paper does not count: it is no second concept, but says where the paper names it. */
  add(own: number, statement: number, counts: boolean, isTelling: boolean): void {
    this.places[own]! |= statement;
    if (!counts) return;
    if (statement !== 0) this.named[own]!++;
    if (!isTelling) return;
    this.#telling[own]!++;
    if ((statement & IN_TITLE) !== 0 || statement >= SAID_TWICE) this.#emphasised[own] = 1;
  }

  isAbout(own: number): boolean {
    return this.#telling[own]! >= MIN_CONCEPTS_PER_SIDE && this.#emphasised[own] === 1;
  }

  clear(own: number): void {
    for (const column of [this.places, this.named, this.#telling, this.#emphasised]) column[own] = 0;
  }
}

/** How surely sides i and j of a paper are said to be joined. */
export function statementOf({ places, clear, named }: StatedSides, i: number, j: number): Statement {
  if (Math.min(named[i]!, named[j]!) < MIN_CONCEPTS_PER_SIDE) return "setApart";
  const common = places[i]! & places[j]! & PLACES;
  if (common === 0) return "none";
  const isTitled = (common & IN_TITLE) !== 0;
  if (clear[i] === 1 && clear[j] === 1) return isTitled ? "titled" : "clear";
  return isTitled ? "halfTitled" : "stated";
}

/** What the score of a paper is multiplied by, when its best pair of sides is no more than this. */
export const FACTOR = {
  none: 1 / 6,
  byChance: 1 / 12,
  setApart: 1 / 12,
  apart: 1 / 6,
  stated: 1 / 3,
  halfTitled: 2 / 3,
  clear: 2 / 3,
  titled: 1,
} as const;
export type PairGrade = keyof typeof FACTOR;

/** A pair adds at most 1 to a score, so that every pair of a better grade comes before the others. */
export const PRECEDENCE: Readonly<Record<PairGrade, number>> = {
  none: -1,
  byChance: 0,
  setApart: 1,
  apart: 2,
  stated: 3,
  halfTitled: 4,
  clear: 5,
  titled: 6,
};

/** How well two sides are said to be joined, if they are apart. */
export function gradeOf(between: PairLinks, statement: Statement): PairGrade {
  if (!areApart(between)) return "byChance";
  return statement === "none" ? "apart" : statement;
}
