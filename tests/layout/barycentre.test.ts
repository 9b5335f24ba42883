import { describe, expect, it } from "vitest";
import { barycentre } from "../../graph/layout/base-layout.ts";

const layout = { placed: Uint32Array.of(1, 4, 6), x: Float64Array.of(0, 100, 0), y: Float64Array.of(0, 0, 100) };

describe("barycentre", () => {
  it("is the weighted mean of placed neighbours, up to a small step", () => {
    const at = barycentre(layout, { concepts: Uint32Array.of(0, 1, 4, 5), weight: Float64Array.of(9, 1, 3, 9) }, 0);
    // (1·0 + 3·100) / 4, neighbours without a place left out; steps are under twenty pixels.
    expect(Math.hypot((at?.x ?? 0) - 75, (at?.y ?? 0) - 0)).toBeLessThan(20);
  });

  it("gives two concepts with the same neighbours two places", () => {
    const same = { concepts: Uint32Array.of(1, 6), weight: Float64Array.of(1, 1) };
    expect(barycentre(layout, same, 10)).not.toEqual(barycentre(layout, same, 11));
  });

  it("is undefined without placed neighbours", () => {
    expect(barycentre(layout, { concepts: Uint32Array.of(2, 3), weight: Float64Array.of(1, 1) }, 0)).toBeUndefined();
  });
});
