import { describe, expect, it } from "vitest";
import { fieldDivision } from "../../graph/analysis/bridges/significance/field-division.ts";
import { MentionShuffle } from "../../graph/analysis/bridges/significance/mention-shuffle.ts";
import { CancelledError } from "../../graph/analysis/define-analysis.ts";
import type { Incidence } from "../../graph/incidence/incidence.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { plantedCorpus, structureless } from "../bench/planted-corpus.ts";
import { incidenceOf, rowsOf } from "../reference/random-incidence.ts";

/** Papers of so many fields of fifty concepts, frequent and rare ones; one mention of eight strays. */
function corpusOf(fields: number, papers: number, seed: number) {
  const random = seededRandom(seed);
  const rows = Array.from({ length: papers }, (_, p) =>
    Array.from({ length: 5 + Math.floor(random() * 12) }, () => {
      const field = random() < 0.12 ? Math.floor(random() * fields) : p % fields;
      return field * 50 + Math.floor(50 * random() ** 1.6);
    }),
  );
  return incidenceOf(fields * 50, rows);
}

function shuffled(incidence: Incidence, seed: number): Incidence {
  const rows = incidence.paperConcepts.slice();
  const random = seededRandom(seed);
  const shuffle = new MentionShuffle(
    incidence.paperOffsets,
    rows,
    incidence.concepts,
    new Uint32Array(incidence.papers),
  );
  for (let round = 0; round < 15; round++) shuffle.round(random);
  return incidenceOf(incidence.concepts, rowsOf({ ...incidence, paperConcepts: rows }));
}

const sizes = [60, 100, 225, 1000, 3000];
const seeds = [1, 2, 3, 4];

describe("fieldDivision", () => {
  it.each(sizes)("finds %i papers of two fields, or of eight, divided", (papers) => {
    for (const seed of seeds) {
      expect(fieldDivision(corpusOf(2, papers, seed), { seed }).isOneField).toBe(false);
      const { incidence } = plantedCorpus({ seed, sides: [0, 0], papers });
      expect(fieldDivision(incidence, { seed }).isOneField).toBe(false);
    }
  });

  it.each(sizes)("finds %i papers of one subject, without any or shuffled to be one field", (papers) => {
    for (const seed of seeds) {
      const { incidence } = plantedCorpus({ seed, sides: [0, 0], papers });
      for (const one of [corpusOf(1, papers, seed), structureless(seed, papers).incidence, shuffled(incidence, seed)])
        expect(fieldDivision(one, { seed }).isOneField).toBe(true);
    }
  });

  it("has none of no papers, or where no two concepts meet", () => {
    for (const rows of [[], [[0], [1], [2]], Array.from({ length: 60 }, (_, p) => [p % 3])]) {
      const found = fieldDivision(incidenceOf(3, rows), { seed: 1 });
      expect(found).toMatchObject({ isOneField: rows.length === 60, division: 0 });
    }
  });

  it("calls no collection of fewer than sixty papers one field: so few cannot show it", () => {
    for (const papers of [1, 2, 4, 10, 20, 59]) {
      for (const fields of [1, 2, 8])
        expect(fieldDivision(corpusOf(fields, papers, 1), { seed: 1 }).isOneField).toBe(false);
    }
  });

  it("is the same for the same seed, leaves the papers as they are, and stops when asked to", () => {
    const incidence = corpusOf(2, 100, 1);
    const before = incidence.paperConcepts.slice();
    expect(fieldDivision(incidence, { seed: 3 })).toEqual(fieldDivision(incidence, { seed: 3 }));
    expect(incidence.paperConcepts).toEqual(before);
    expect(() => fieldDivision(incidence, { seed: 1, isCancelled: () => true })).toThrow(CancelledError);
  });
});
