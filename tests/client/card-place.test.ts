import { describe, expect, it } from "vitest";
import { cardPlace } from "../../client/map/labels/card-place.ts";

const card = { width: 220, height: 120 };
const tools = { x0: 950, y0: 400, x1: 990, y1: 550 };
const room = { width: 1000, height: 560, obstacles: [tools] };

describe("the card of what is under the pointer", () => {
  it("covers neither the disc nor the buttons, anywhere on the canvas", () => {
    for (const r of [2.5, 8, 22]) {
      for (let x = 4; x < 996; x += 31) {
        for (let y = 4; y < 556; y += 23) {
          const at = cardPlace(card, { x, y, r }, room);
          const clear = ({ x0, y0, x1, y1 }: typeof tools) =>
            at.x >= x1 || at.x + card.width <= x0 || at.y >= y1 || at.y + card.height <= y0;
          expect(clear(tools), `buttons at ${x}, ${y}`).toBe(true);
          expect(clear({ x0: x - r, y0: y - r, x1: x + r, y1: y + r }), `disc at ${x}, ${y}`).toBe(true);
          expect(
            Math.min(at.x, at.y, room.width - at.x - card.width, room.height - at.y - card.height),
          ).toBeGreaterThan(0);
        }
      }
    }
  });
});
