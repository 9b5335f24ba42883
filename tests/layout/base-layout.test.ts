import { describe, expect, it } from "vitest";
import { documentFrequency } from "../../graph/incidence/document-frequency.ts";
import { type BaseLayout, layOutConcepts, MAX_CONCEPTS } from "../../graph/layout/base-layout.ts";
import { radiusOf } from "../../graph/layout/land.ts";
import { incidenceOf, plantedFields } from "./planted-incidence.ts";

const distance = ({ x, y }: BaseLayout, a: number, b: number) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);

describe("layOutConcepts", () => {
  const { incidence, communities } = plantedFields(5, 24);
  const layout = layOutConcepts(incidence, { communities, seed: 1 });

  it("gives the same places for the same seed, others for another", () => {
    expect(layOutConcepts(incidence, { communities, seed: 1 })).toEqual(layout);
    expect(layOutConcepts(incidence, { communities, seed: 2 }).x).not.toEqual(layout.x);
  });

  it("places no concept on another", () => {
    const radii = documentFrequency(incidence).map(radiusOf);
    for (let a = 0; a < 120; a++) {
      for (let b = 0; b < a; b++) {
        expect(distance(layout, a, b)).toBeGreaterThan(radii[a]! + radii[b]!);
      }
    }
  });

  it("makes each community a land of its own, with sea between any two", () => {
    for (let a = 0; a < 5; a++) {
      for (let b = 0; b < a; b++) {
        let nearest = Number.POSITIVE_INFINITY;
        for (let i = a * 24; i < a * 24 + 24; i++) {
          for (let j = b * 24; j < b * 24 + 24; j++) nearest = Math.min(nearest, distance(layout, i, j));
        }
        expect(nearest).toBeGreaterThan(30);
      }
    }
  });

  it("is wider than high and centred", () => {
    const [left, right] = [Math.min(...layout.x), Math.max(...layout.x)];
    const [top, bottom] = [Math.min(...layout.y), Math.max(...layout.y)];
    expect(right - left).toBeGreaterThan(bottom - top);
    expect(Math.abs(left + right)).toBeLessThan(0.2 * (right - left));
  });

  it("moves existing concepts little when new ones are added", () => {
    const more = plantedFields(5, 24);
    const rows = Array.from({ length: more.incidence.papers }, (_, p) =>
      Array.from(
        more.incidence.paperConcepts.subarray(more.incidence.paperOffsets[p], more.incidence.paperOffsets[p + 1]),
      ),
    );
    const grown = incidenceOf(123, [...rows, [0, 1, 120, 121], [2, 3, 120, 121], [30, 31, 122], [32, 122]]);
    const community = Uint32Array.from([...communities.community, 1, 1, 2]);
    const after = layOutConcepts(grown, { communities: { community }, seed: 1, previous: layout });
    const moved = Array.from({ length: 120 }, (_, k) =>
      Math.hypot(after.x[k]! - layout.x[k]!, after.y[k]! - layout.y[k]!),
    ).sort((a, b) => a - b);
    const width = Math.max(...layout.x) - Math.min(...layout.x);
    const scratch = layOutConcepts(grown, { communities: { community }, seed: 2 });
    const fresh = Array.from({ length: 120 }, (_, k) =>
      Math.hypot(scratch.x[k]! - layout.x[k]!, scratch.y[k]! - layout.y[k]!),
    ).sort((a, b) => a - b);
    expect(moved[60]).toBeLessThan(0.08 * width);
    expect(moved[60]).toBeLessThan(0.5 * fresh[60]!);
  });

  it("accepts no concept, one concept, and concepts without links", () => {
    const nothing = layOutConcepts(incidenceOf(0, []), { communities: { community: new Uint32Array(0) }, seed: 1 });
    expect(nothing.placed).toHaveLength(0);
    const one = layOutConcepts(incidenceOf(1, [[0]]), { communities: { community: Uint32Array.of(1) }, seed: 1 });
    expect([...one.x, ...one.y].every((value) => Number.isFinite(value))).toBe(true);
    const loose = layOutConcepts(incidenceOf(5, [[0], [1], [2], [3], [4]]), {
      communities: { community: new Uint32Array(5) },
      seed: 1,
    });
    expect(new Set(Array.from(loose.x, (x, k) => `${x} ${loose.y[k]}`)).size).toBe(5);
    expect([...loose.x, ...loose.y].every((value) => Number.isFinite(value))).toBe(true);
  });

  it("lays out the concepts of most papers only, and leaves those of one paper out where there are enough others", () => {
    const rows = Array.from({ length: 3000 }, (_, k) => [k, (k + 1) % 3000]);
    const many = layOutConcepts(incidenceOf(3000, rows), {
      communities: { community: new Uint32Array(3000).fill(1) },
      seed: 1,
    });
    expect(many.placed).toHaveLength(MAX_CONCEPTS);
    const single = incidenceOf(60, [
      ...Array.from({ length: 50 }, (_, k) => [k, (k + 1) % 50]),
      [50, 51, 52, 53, 54, 55, 56, 57, 58, 59],
    ]);
    const placed = layOutConcepts(single, { communities: { community: new Uint32Array(60).fill(1) }, seed: 1 }).placed;
    expect(Array.from(placed)).toEqual(Array.from({ length: 50 }, (_, k) => k));
  });
});
