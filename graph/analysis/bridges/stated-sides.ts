import type { Incidence } from "../../incidence/incidence.ts";
import { type BridgeModel, isSmallCollection, MIN_CONCEPTS_PER_SIDE } from "./bridge-model.ts";
import { type NameStems, shareWord } from "./nested-names.ts";

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

/** How surely a paper says itself that it joins two of its fields, the least first. */
export const STATEMENT = { setApart: 0, none: 1, stated: 2, halfTitled: 3, clear: 4, titled: 5 } as const;
type Statement = (typeof STATEMENT)[keyof typeof STATEMENT];

/** Concepts that make a side clear are at home in their field by more than those that are merely counted. */
export const MIN_SPECIFICITY_OF_CLEAR = 0.3;
/** Smallest share of the paper that a clear side has. */
const MIN_SHARE_OF_CLEAR = 0.1;

/** What is known of the sides of all papers, in the order of `shares`. */
export interface StatedSides {
  /** 2 = two concepts or more, 1 = one that the title names, in a small collection; 0 = no side. */
  readonly support: Uint8Array;
  /** All places of the concepts of a side. */
  readonly places: Uint32Array;
  /** 1 = the paper is about it. */
  readonly clear: Uint8Array;
  /** Concepts that are named, and not only set apart. */
  readonly named: Uint32Array;
}

/**
 * Which sides are what their paper is about: two concepts or more of specificity 0.3 whose names share no word, one of them in the title or mentioned
 * twice, and a tenth of the paper. ("Meshing" and "mesh" may be one word in another sense.)
 *
 * Words in another sense ("convex" gears) and remarks on related work are mostly mentioned once, outside the title. Where nothing is known of
 * statements, all concepts count as named everywhere. O(mentions).
 */
export function statedSides(
  incidence: Incidence,
  model: BridgeModel,
  statements?: Uint32Array,
  stems?: NameStems,
): StatedSides {
  const { shares, partition } = model;
  const counts = new SideCounts(partition.count + 1, stems);
  const isSmall = statements !== undefined && isSmallCollection(incidence);
  const sides = {
    support: new Uint8Array(shares.community.length),
    places: new Uint32Array(shares.community.length),
    clear: new Uint8Array(shares.community.length),
    named: new Uint32Array(shares.community.length),
  };
  for (let p = 0; p < incidence.papers; p++) {
    for (let k = incidence.paperOffsets[p]!; k < incidence.paperOffsets[p + 1]!; k++) {
      const concept = incidence.paperConcepts[k]!;
      const isCounted = model.mentionWeights[k]! > 0;
      const isTelling = isCounted && model.specificity[concept]! >= MIN_SPECIFICITY_OF_CLEAR;
      counts.add(
        partition.community[concept]!,
        statements?.[k] ?? EVERYWHERE,
        isCounted,
        isTelling ? concept : undefined,
      );
    }
    for (let i = shares.offsets[p]!; i < shares.offsets[p + 1]!; i++) {
      const own = shares.community[i]!;
      sides.clear[i] = Number(counts.isAbout(own) && shares.share[i]! >= MIN_SHARE_OF_CLEAR);
      sides.support[i] = supportOf(shares.concepts[i]!, isSmall && counts.isTitled(own));
      sides.places[i] = counts.places[own]!;
      sides.named[i] = counts.named[own]!;
      counts.clear(own);
    }
    counts.clear(0);
  }
  return sides;
}

const supportOf = (concepts: number, isTitled: boolean) => (concepts >= MIN_CONCEPTS_PER_SIDE ? 2 : Number(isTitled));

/** What the concepts of one paper say, by community. */
class SideCounts {
  readonly places: Uint32Array;
  readonly named: Uint32Array;
  readonly #stems: NameStems | undefined;
  /** The telling concepts. */
  readonly #telling: number[][];
  readonly #emphasised: Uint8Array;
  readonly #titled: Uint8Array;

  constructor(width: number, stems: NameStems | undefined) {
    this.#stems = stems;
    this.#telling = Array.from({ length: width }, () => []);
    [this.places, this.named] = [new Uint32Array(width), new Uint32Array(width)];
    [this.#emphasised, this.#titled] = [new Uint8Array(width), new Uint8Array(width)];
  }

  /** A name within a longer one of the same paper does not count: it is no second concept, but says where the paper names it. */
  add(own: number, statement: number, counts: boolean, tellingConcept: number | undefined): void {
    this.places[own]! |= statement;
    if (!counts) return;
    if (statement !== 0) this.named[own]!++;
    if (tellingConcept === undefined || statement === 0) return;
    this.#telling[own]!.push(tellingConcept);
    if ((statement & IN_TITLE) !== 0) this.#titled[own] = 1;
    if ((statement & IN_TITLE) !== 0 || statement >= SAID_TWICE) this.#emphasised[own] = 1;
  }

  isAbout(own: number): boolean {
    if (this.#emphasised[own] === 0) return false;
    const concepts = this.#telling[own]!;
    const areTwo = (one: number, other: number) => !this.#stems || !shareWord(this.#stems, one, other);
    return concepts.some((one, k) => concepts.slice(k + 1).some((other) => areTwo(one, other)));
  }

  isTitled(own: number): boolean {
    return this.#titled[own] === 1;
  }

  clear(own: number): void {
    this.#telling[own]!.length = 0;
    for (const column of [this.places, this.named, this.#emphasised, this.#titled]) column[own] = 0;
  }
}

/** Whether i and j of a paper are two sides of it: two concepts or more, or one that the title names beside a side of more. */
export function areSides({ support }: StatedSides, i: number, j: number): boolean {
  return support[i]! > 0 && support[j]! > 0 && support[i]! + support[j]! > 2;
}

/** How surely sides i and j of a paper are said to be joined. */
export function statementOf({ support, places, clear, named }: StatedSides, i: number, j: number): Statement {
  const isNamed = (side: number) => named[side]! >= support[side]! || (places[side]! & IN_TITLE) !== 0;
  if (!isNamed(i) || !isNamed(j)) return STATEMENT.setApart;
  const common = places[i]! & places[j]! & PLACES;
  if (common === 0) return STATEMENT.none;
  const isTitled = (common & IN_TITLE) !== 0;
  if (clear[i] === 1 && clear[j] === 1) return isTitled ? STATEMENT.titled : STATEMENT.clear;
  return isTitled ? STATEMENT.halfTitled : STATEMENT.stated;
}

/** What a paper joins, by one pair of its fields. */
export interface StatedPair {
  readonly statement: Statement;
  /** Whether the two are linked less than by chance. */
  readonly isApart: boolean;
}

const FACTOR: Readonly<Record<Statement, number>> = [1 / 12, 1 / 6, 1 / 3, 2 / 3, 2 / 3, 1];
const FACTOR_OF_LINKED = 1 / 6;

/** What the score of a paper is multiplied by when it is known by this pair. */
export function factorOf({ statement, isApart }: StatedPair): number {
  return FACTOR[statement] * (isApart ? 1 : FACTOR_OF_LINKED);
}

/**
 * What comes first, of papers and of the pairs of one: first what it says itself that it joins, of fields that are apart (3), then of others (2), then
 * fields that are apart of which it says so little (1), then the rest (0).
 */
export const levelOf = (isStated: number, isApart: number): number => 2 * isStated + isApart;

/** Which pair a paper is known by: that of the largest value. `part`, what it adds to the score, is below 1. */
export function precedence({ statement, isApart }: StatedPair, part: number): number {
  return 6 * levelOf(Number(statement >= STATEMENT.stated), Number(isApart)) + statement + part;
}

/** How often concepts stand in titles: what papers are named after is a subject; what they hardly ever are ("objective function", "low power") is a detail. */
export interface TitleShares {
  /** Papers that name each concept in their title, of those whose texts were read. */
  readonly titles: Uint32Array;
  /** Those that mention it at all. */
  readonly papers: Uint32Array;
  /** Of all mentions together, the share in titles. */
  readonly mean: number;
}

/** Counts titles of all papers that were read; those that were not have their concepts in the background. O(mentions). */
export function titleShares(
  { papers, concepts, paperOffsets, paperConcepts }: Incidence,
  statements: Uint32Array,
): TitleShares {
  const counts = { titles: new Uint32Array(concepts), papers: new Uint32Array(concepts) };
  let [titles, mentions] = [0, 0];
  for (let p = 0; p < papers; p++) {
    const [from, to] = [paperOffsets[p]!, paperOffsets[p + 1]!];
    if (statements.subarray(from, to).every((statement) => statement === IN_BACKGROUND)) continue;
    for (let k = from; k < to; k++) {
      const isTitled = statements[k]! & IN_TITLE;
      counts.titles[paperConcepts[k]!]! += isTitled;
      counts.papers[paperConcepts[k]!]!++;
      titles += isTitled;
      mentions++;
    }
  }
  return { ...counts, mean: titles / Math.max(1, mentions) };
}

/** Imagined papers that name a concept in their title as often as all do, so that few real ones say little. */
const IMAGINED_PAPERS = 4;

/** The share of titles of a concept over that of all, 0 …; 1 = as all, and where nothing is known. `left` leaves one paper out, 1 that names it in its title. */
export function relativeTitleShare({ titles, papers, mean }: TitleShares, concept: number, left?: 0 | 1): number {
  if (mean === 0) return 1;
  const all = papers[concept]! - (left === undefined ? 0 : 1);
  return (titles[concept]! - (left ?? 0) + IMAGINED_PAPERS * mean) / ((all + IMAGINED_PAPERS) * mean);
}

/**
 * Concepts that the other papers name in their titles half as often as all concepts do, or less often, are details. Of a concept of few papers that may be
 * chance: of those with five to nine others, a third would be called so if titles named all alike.
 */
const MAX_OF_DETAIL = 0.5;

/** The same statements without the places of details: those do not show that a paper is about a field. O(mentions). */
export function withoutDetails(
  { paperConcepts }: Pick<Incidence, "paperConcepts">,
  statements: Uint32Array,
  shares: TitleShares,
): Uint32Array {
  return statements.map((statement, k) => {
    const isTitled = (statement & IN_TITLE) as 0 | 1;
    const isDetail = relativeTitleShare(shares, paperConcepts[k]!, isTitled) < MAX_OF_DETAIL;
    return statement !== 0 && isDetail ? (statement & ~PLACES) | IN_BACKGROUND : statement;
  });
}
