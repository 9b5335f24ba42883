import { describe, expect, it } from "vitest";
import { overlap } from "../../client/map/labels/boxes.ts";
import { DiscGrid, type LabelObstacle } from "../../client/map/labels/disc-grid.ts";
import { labelSceneOf } from "../../client/map/labels/labels.ts";
import { type LabelContext, type LabelRequest, placeLabels } from "../../client/map/labels/place-labels.ts";
import { findLands } from "../../client/map/model/lands.ts";
import { buildModel, projectionOf } from "../../client/map/model/model.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { plantedMap } from "./planted-map.ts";

function crowd(seed: number, n: number): { wishes: LabelRequest[]; discs: LabelObstacle[]; ground: LabelContext } {
  const random = seededRandom(seed);
  const wishes = Array.from({ length: n }, (_, id) => ({
    id,
    x: random() * 900,
    y: random() * 500,
    r: 2 + random() * 12,
    width: 40 + random() * 100,
    height: 15,
    gap: 3,
    community: 1 + Math.floor(random() * 4),
    isRequired: id < 26,
  }));
  const discs = wishes.map(({ id, x, y, r }) => ({ id, x, y, r }));
  const landAt = (x: number, y: number) => (x < 450 ? 1 : 2) + (y < 250 ? 0 : 2);
  const obstacles = [{ x0: 850, y0: 400, x1: 900, y1: 500 }];
  const room = { width: 900, height: 500, obstacles, maxLabels: 60, before: new Map() };
  return { wishes, discs, ground: { ...room, discs: new DiscGrid(discs), isHighlighted: () => false, landAt } };
}

describe("placing labels", () => {
  it.each([1, 2, 3, 4, 5])("lets no two overlap, nor a control, nor the edge (seed %i)", (seed) => {
    const { wishes, ground } = crowd(seed, 200);
    const placed = placeLabels(wishes, ground);
    expect(placed.length).toBeGreaterThan(15);
    expect(placed.length).toBeLessThanOrEqual(60);
    for (const [i, a] of placed.entries()) {
      expect(a.box.x0 >= 0 && a.box.y0 >= 0 && a.box.x1 <= 900 && a.box.y1 <= 500).toBe(true);
      for (const obstacle of ground.obstacles) expect(overlap(a.box, obstacle, 0)).toBe(false);
      for (const b of placed.slice(i + 1)) expect(overlap(a.box, b.box, 0)).toBe(false);
    }
  });

  it("covers no large disc of another concept", () => {
    const { wishes, discs, ground } = crowd(9, 150);
    for (const label of placeLabels(wishes, ground)) {
      const covered = discs.filter(
        (disc) =>
          disc.id !== label.id &&
          disc.r > 6.5 &&
          overlap(
            label.box,
            { x0: disc.x - disc.r, x1: disc.x + disc.r, y0: disc.y - disc.r, y1: disc.y + disc.r },
            -0.5,
          ),
      );
      expect(covered).toEqual([]);
    }
  });

  it("places the higher rank first", () => {
    const { ground } = crowd(1, 0);
    const wish = { x: 100, y: 100, r: 5, width: 80, height: 15, gap: 3, community: 1, isRequired: false };
    const placed = placeLabels([{ ...wish, id: 4 }], { ...ground, discs: new DiscGrid([]), obstacles: [] });
    expect(placed[0]).toMatchObject({ id: 4, dy: 0, leader: false });
    expect(placed[0]?.dx).toBeGreaterThan(0);
  });

  it("keeps the position of a label", () => {
    const { ground } = crowd(1, 0);
    const wish = { id: 4, x: 100, y: 100, r: 5, width: 80, height: 15, gap: 3, community: 1, isRequired: false };
    const before = new Map([[4, { dx: 0, dy: 15.5 }]]);
    const [label] = placeLabels([wish], { ...ground, discs: new DiscGrid([]), obstacles: [], before });
    expect(label).toMatchObject({ dx: 0, dy: 15.5 });
  });
});

describe("the names of communities on the map", () => {
  it("are those of the table, with a letter or without; a narrow canvas has their first half", () => {
    const planted = plantedMap({ communities: 14, each: 12, spread: 0.04 });
    const communities = planted.communities.map((one) => ({ ...one, label: `field & ${one.id}` }));
    const map = { ...planted, communities };
    const model = buildModel(map, projectionOf(map, 1.8));
    const pen = { font: "", letterSpacing: "", measureText: (text: string) => ({ width: 6 * text.length }) };
    const namesAt = (width: number) => {
      const frame = { k: width / 1040, tx: 0, ty: 0, width, height: 560 };
      return labelSceneOf(pen, { frame, model, lands: findLands(model), obstacles: [] }).names;
    };
    const wide = namesAt(1040);
    expect(wide.some(({ community }) => community > 12)).toBe(true);
    for (const { community, text } of wide) expect(text).toBe(`FIELD & ${community}`);
    for (const { text } of namesAt(390)) expect(text).toBe("FIELD");
  });
});
