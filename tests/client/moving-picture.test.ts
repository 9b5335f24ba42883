import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MovingPicture } from "../../client/map/sigma/moving-picture.ts";

/** A map whose drawing takes so long, and a clock that goes on from frame to frame. */
function mapOf({ items, drawMs }: { items: number; drawMs: number }) {
  const camera = { k: 2, tx: 10, ty: 20, width: 800, height: 600 };
  const seen = { drawings: 0, transform: "" };
  let asked = false;
  const nextFrame = (act: () => void) => void setTimeout(act, 16);
  const redraw = () => {
    if (picture.take() || asked) return;
    asked = true;
    nextFrame(draw);
  };
  const lay = (transform: string) => {
    seen.transform = transform;
  };
  const picture = new MovingPicture({ frame: () => ({ ...camera }), items: () => items, lay, redraw, nextFrame });
  const draw = () => {
    asked = false;
    seen.drawings++;
    picture.drawing();
    vi.setSystemTime(Date.now() + drawMs);
    picture.drawn();
  };
  const moveTo = (place: Partial<typeof camera>) => {
    Object.assign(camera, place);
    redraw();
    vi.advanceTimersByTime(17);
  };
  draw();
  vi.advanceTimersByTime(100);
  return { picture, seen, moveTo };
}

describe("a map while the camera moves", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    vi.stubGlobal("performance", { now: () => Date.now() });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it.each([
    ["small", { items: 900, drawMs: 400 }],
    ["quickly drawn", { items: 70_000, drawMs: 5 }],
  ])("is drawn in every frame when it is %s", (_, size) => {
    const { picture, seen, moveTo } = mapOf(size);
    for (let step = 1; step <= 5; step++) moveTo({ tx: 10 + step });
    expect([seen, picture.held]).toEqual([{ drawings: 6, transform: "" }, false]);
  });

  it("is moved as a picture when drawing it is slow, and drawn once when the camera rests", () => {
    const { picture, seen, moveTo } = mapOf({ items: 70_000, drawMs: 400 });
    const followed = vi.fn();
    picture.onMove = followed;
    moveTo({ tx: 40 });
    expect(seen.transform).toBe("matrix(1,0,0,1,30,0)");
    moveTo({ k: 4, tx: 100, ty: 50 });
    expect(seen.transform).toBe("matrix(2,0,0,2,80,10)");
    for (let step = 0; step < 30; step++) moveTo({ tx: 100 + step });
    expect([seen.drawings, picture.held, followed.mock.calls.length]).toEqual([1, true, 32]);
    vi.advanceTimersByTime(1000);
    expect([seen, picture.held]).toEqual([{ drawings: 2, transform: "" }, false]);
  });

  it("is drawn at once when the canvas has another size, or something else is to be drawn", () => {
    const { seen, moveTo } = mapOf({ items: 70_000, drawMs: 400 });
    moveTo({});
    moveTo({ width: 700, tx: 0 });
    expect(seen.drawings).toBe(3);
  });
});
