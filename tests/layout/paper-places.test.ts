import { describe, expect, it } from "vitest";
import { paperPlaces } from "../../graph/layout/paper-places.ts";
import { seededRandom } from "../../graph/shared/random.ts";

describe("paperPlaces", () => {
  const random = seededRandom(3);
  const wishes = Array.from({ length: 150 }, () => ({ x: 300 * random(), y: 200 * random() }));
  const places = paperPlaces(wishes);

  it("places no paper on another, and all near their wanted places", () => {
    places.forEach((a, i) => {
      for (const b of places.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(12.99);
      const wish = wishes[i] ?? a;
      expect(Math.hypot(a.x - wish.x, a.y - wish.y)).toBeLessThan(60);
    });
  });

  it("does not move earlier papers when others are added", () => {
    expect(paperPlaces(wishes.slice(0, 40))).toEqual(places.slice(0, 40));
    expect(paperPlaces(Array.from({ length: 5 }, () => ({ x: 1, y: 1 })))[0]).toEqual({ x: 1, y: 1 });
  });
});
