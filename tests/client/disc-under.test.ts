import { describe, expect, it } from "vitest";
import { type Frame, radiusOf, screenOf } from "../../client/map/model/frame.ts";
import { buildModel, projectionOf } from "../../client/map/model/model.ts";
import { discUnder } from "../../client/map/scene/pick.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { plantedMap } from "./planted-map.ts";

describe("the disc under a point", () => {
  it.each([0.3, 1, 4])("is the one drawn last of those that cover it, at zoom %d", (k) => {
    const map = plantedMap({ communities: 6, each: 60 });
    const model = buildModel(map, projectionOf(map, 1.8));
    const frame: Frame = { k, tx: 40, ty: -25, width: 1400, height: 900 };
    const random = seededRandom(5);
    let hits = 0;
    for (let trial = 0; trial < 3000; trial++) {
      const near = screenOf(frame, model, Math.floor(random() * map.nodes.id.length));
      const at = { x: near.x + 60 * (random() - 0.5), y: near.y + 60 * (random() - 0.5) };
      const covering = Array.from(model.rank).filter((i) => {
        const { x, y } = screenOf(frame, model, i);
        return Math.hypot(x - at.x, y - at.y) <= radiusOf(frame, model, i);
      });
      const last = covering.at(-1);
      expect(discUnder(model, frame, at)).toBe(last === undefined ? undefined : map.nodes.id[last]);
      if (covering.length > 0) hits++;
    }
    expect(hits).toBeGreaterThan(50);
    expect(hits).toBeLessThan(3000);
  });
});
