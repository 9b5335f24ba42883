import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { linksDrawnMoving, MovingLinks } from "../../client/map/model/frame.ts";

describe("links while the camera moves", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([0, 900, linksDrawnMoving])("are drawn in every frame of a map with %d of them", (count) => {
    const redraw = vi.fn();
    const links = new MovingLinks(() => count, redraw);
    for (let frame = 0; frame < 10; frame++) {
      links.moved();
      expect(links.leftOut).toBe(false);
    }
    vi.runAllTimers();
    expect(redraw).not.toHaveBeenCalled();
  });

  it("are left out of every frame of a larger map, and drawn once when it rests", () => {
    const redraw = vi.fn();
    const links = new MovingLinks(
      () => linksDrawnMoving + 1,
      () => redraw(links.leftOut),
    );
    expect(links.leftOut).toBe(false);
    for (let frame = 0; frame < 50; frame++) {
      links.moved();
      vi.advanceTimersByTime(50);
      expect(links.leftOut).toBe(true);
    }
    vi.runAllTimers();
    expect(redraw.mock.calls).toEqual([[false]]);
  });

  it("are drawn at once for a picture, and not a second time", () => {
    const redraw = vi.fn();
    const links = new MovingLinks(() => linksDrawnMoving + 1, redraw);
    links.moved();
    links.rest();
    expect(links.leftOut).toBe(false);
    vi.runAllTimers();
    expect(redraw).not.toHaveBeenCalled();
  });
});
