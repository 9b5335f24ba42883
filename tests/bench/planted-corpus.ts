import type { Incidence } from "../../graph/incidence/incidence.ts";
import { type Random, seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf } from "../reference/random-incidence.ts";

export type PaperKind = "ordinary" | "long" | "generic" | "stray" | "meeting" | "bridge";

export interface PlantedCorpus {
  readonly incidence: Incidence;
  readonly kinds: readonly PaperKind[];
  /** Field of each concept, −1 for the generic ones that every field uses. */
  readonly fields: readonly number[];
  readonly years: Int16Array;
}

export interface PlantedOptions {
  readonly seed: number;
  /** Concepts of a bridge in the one and in the other field; 0 plants none. */
  readonly sides: readonly [number, number];
  readonly bridges?: number;
  readonly papers?: number;
  /** False leaves every year unknown. */
  readonly years?: boolean;
}

/** Eight fields, the largest five times the smallest. The first two co-occur often, so a paper between them is no bridge. */
const fieldSizes = [150, 130, 110, 90, 70, 60, 45, 30];
const genericConcepts = 25;

/**
 * A corpus whose bridges are known, with papers that only look like bridges.
 *
 * Ordinary papers of one field; long papers; generic papers; papers with one stray concept; papers between two fields that
 * often co-occur; and the planted bridges, each between two other fields. Concepts are drawn by Zipf's law.
 */
export function plantedCorpus(options: PlantedOptions): PlantedCorpus {
  const { seed, papers = 1_225, bridges = 25, sides } = options;
  const random = seededRandom(seed);
  const fields = fieldSizes.flatMap((size, field) => new Array<number>(size).fill(field));
  fields.push(...new Array<number>(genericConcepts).fill(-1));
  const draw = new Draw(fields, random);
  const rows: number[][] = [];
  const kinds: PaperKind[] = [];
  const add = (kind: PaperKind, row: number[]) => {
    kinds.push(kind);
    rows.push(row);
  };
  for (let p = 0; p < papers; p++) {
    const kind = ordinaryKind(random());
    add(kind, makePaper(kind, draw, random));
  }
  for (let b = 0; b < (sides[0] + sides[1] === 0 ? 0 : bridges); b++) add("bridge", bridgePaper(sides, draw, random));
  const years = Int16Array.from(rows, () => (options.years === false ? 0 : 2000 + Math.floor(random() * 20)));
  return { incidence: incidenceOf(fields.length, rows), kinds, fields, years };
}

/** The same papers and concepts without any fields: every concept drawn alike by every paper. The result of chance alone. */
export function structureless(seed: number, papers = 1_000): { incidence: Incidence; fields: readonly number[] } {
  const random = seededRandom(seed);
  const fields = Array.from({ length: 400 }, () => Math.floor(random() * 8));
  const rows = Array.from({ length: papers }, () => {
    const length = 5 + Math.floor(random() * 12);
    return Array.from({ length }, () => Math.floor(fields.length * random() ** 1.6));
  });
  return { incidence: incidenceOf(fields.length, rows), fields };
}

function ordinaryKind(u: number): PaperKind {
  if (u < 0.66) return "ordinary";
  if (u < 0.74) return "long";
  if (u < 0.8) return "generic";
  if (u < 0.92) return "stray";
  return "meeting";
}

function makePaper(kind: PaperKind, draw: Draw, random: Random): number[] {
  const field = draw.field();
  const length = 6 + Math.floor(random() * 8);
  const generic = Math.floor(random() * 3);
  switch (kind) {
    case "long":
      return [...draw.of(field, 22 + Math.floor(random() * 14)), ...draw.of(-1, 4), ...draw.elsewhere(field, 1)];
    case "generic":
      return [...draw.of(-1, 5 + Math.floor(random() * 4)), ...draw.of(field, 2)];
    case "stray":
      return [...draw.of(field, length), ...draw.of(-1, generic), ...draw.elsewhere(field, 1)];
    case "meeting":
      return [...draw.of(0, 3 + Math.floor(random() * 3)), ...draw.of(1, 3 + Math.floor(random() * 3))];
    default:
      return [...draw.of(field, length), ...draw.of(-1, generic)];
  }
}

/** A paper of two fields that rarely co-occur, with a given number of concepts on each side and sometimes a generic one. */
function bridgePaper([a, b]: readonly [number, number], draw: Draw, random: Random): number[] {
  let first = draw.field();
  let second = draw.field();
  while (first === second || (first < 2 && second < 2)) {
    first = draw.field();
    second = draw.field();
  }
  return [...draw.of(first, a), ...draw.of(second, b), ...draw.of(-1, random() < 0.5 ? 1 : 0)];
}

/** Draws distinct concepts of a field, the first ones often, the last ones seldom (Zipf). */
class Draw {
  readonly #members: number[][];
  readonly #random: Random;

  constructor(fields: readonly number[], random: Random) {
    this.#random = random;
    this.#members = [...fieldSizes.keys(), -1].map((field) => [...fields.keys()].filter((c) => fields[c] === field));
  }

  /** A field, large ones more often. */
  field(): number {
    let u = this.#random() * fieldSizes.reduce((sum, size) => sum + size, 0);
    return fieldSizes.findIndex((size) => {
      u -= size;
      return u < 0;
    });
  }

  of(field: number, count: number): number[] {
    const members = this.#members.at(field) as number[];
    const chosen = new Set<number>();
    while (chosen.size < Math.min(count, members.length)) {
      chosen.add(members[Math.floor(members.length ** this.#random() - 1 + this.#random()) % members.length] as number);
    }
    return [...chosen];
  }

  elsewhere(field: number, count: number): number[] {
    const other = (field + 1 + Math.floor(this.#random() * (fieldSizes.length - 1))) % fieldSizes.length;
    return this.of(other, count);
  }
}
