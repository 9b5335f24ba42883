import { describe, expect, it } from "vitest";
import { overlap } from "../../client/map/labels/boxes.ts";
import { DiscGrid } from "../../client/map/labels/disc-grid.ts";
import { placeNames } from "../../client/map/labels/place-names.ts";
import { seededRandom } from "../../graph/shared/random.ts";

function discsOf(seed: number, count: number) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, id) => ({
    id,
    x: 1100 * random() - 50,
    y: 660 * random() - 30,
    r: 2 + 40 * random() ** 6,
    community: 1 + Math.floor(5 * random()),
  }));
}

describe("discs by place", () => {
  it.each([0, 1, 7, 400])("asks each of %i that is near a box once, and no other", (count) => {
    const discs = discsOf(count, count);
    const grid = new DiscGrid(discs);
    const random = seededRandom(3);
    for (let n = 0; n < 200; n++) {
      const [x, y, gap] = [1300 * random() - 150, 800 * random() - 100, 3 * random() - 1];
      const box = { x0: x, y0: y, x1: x + 150 * random(), y1: y + 40 * random() };
      const asked: number[] = [];
      const found = grid.some(box, gap, ({ id }) => {
        asked.push(id);
        return false;
      });
      const near = discs.filter(({ x, y, r }) => overlap(box, { x0: x - r, y0: y - r, x1: x + r, y1: y + r }, gap));
      expect([found, asked.sort((a, b) => a - b)]).toEqual([false, near.map(({ id }) => id)]);
      expect(grid.some(box, gap, () => true)).toBe(near.length > 0);
    }
  });

  it("are not all looked at for a place that is worse than the best so far", () => {
    const discs = new DiscGrid(discsOf(1, 20_000));
    const some = discs.some.bind(discs);
    const count = { asked: 0, near: 0 };
    discs.some = (box, gap, test) => {
      some(box, gap, () => ++count.near === 0);
      return some(box, gap, (disc) => ++count.asked > 0 && test(disc));
    };
    const coast = Array.from({ length: 60 }, (_, n) => {
      return [520 + 90 * Math.cos(n / 9.5), 300 + 90 * Math.sin(n / 9.5)] as const;
    });
    const wish = { community: 1, coast, width: 150, height: 18, maxCost: Number.POSITIVE_INFINITY };
    const ground = { width: 1040, height: 600, discs, obstacles: [], landAt: () => 0 };
    const [placed] = placeNames([wish], ground);
    expect(placed).toBeDefined();
    expect(count.asked).toBeLessThan(0.95 * count.near);
    const before = count.near;
    expect(placeNames([{ ...wish, maxCost: 30 }], ground)).toEqual([]);
    expect(count.asked).toBeLessThan(0.95 * before + 0.3 * (count.near - before));
  });
});
