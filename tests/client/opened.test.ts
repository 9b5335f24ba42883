import { expect, it } from "vitest";
import type { Frame } from "../../client/map/model/frame.ts";
import { buildModel, type MapModel, plane, projectionOf } from "../../client/map/model/model.ts";
import { OPENING_ZOOM, openedAt, openingZoom } from "../../client/map/model/opened.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";
import { plantedMap } from "./planted-map.ts";

const base = plantedMap({ communities: 3, each: 6 });

/** A map on which concept 0 and 1 stand for kinds, in the middle and at the right. */
function rolledUp(
  change: Partial<ConceptMap> = {},
  folded: Readonly<Record<number, number>> = { 0: 6, 1: 2 },
): MapModel {
  const place = (values: readonly number[], own: readonly number[]) => values.map((value, i) => own[i] ?? value);
  const nodes = {
    ...base.nodes,
    x: place(base.nodes.x, [0, 0.9, 0.05, 0.06]),
    y: place(base.nodes.y, [0, 0, 0.02, 0.04]),
    folded: base.nodes.id.map((_, i) => folded[i] ?? 0),
  };
  const map = { ...base, nodes, ...change };
  return buildModel(map, projectionOf(map, plane.width / plane.height));
}

/** The frame of a canvas as large as the plane, that looks at a point of it. */
function lookAt(zoom: number, x = plane.width / 2, y = plane.height / 2): { frame: Frame; zoom: number } {
  const { width, height } = plane;
  return { zoom, frame: { k: zoom, tx: width / 2 - x * zoom, ty: height / 2 - y * zoom, width, height } };
}

it("opens the broad concepts in view when the map is near enough, and folds them only further away", () => {
  const model = rolledUp();
  const open = (zoom: number, before: string[] = []) => openedAt(model, lookAt(zoom), before);
  expect(openingZoom(model, 0)).toBe(OPENING_ZOOM);
  expect(open(1)).toEqual([]);
  expect(open(OPENING_ZOOM - 0.01)).toEqual([]);
  // The other one with kinds is beside the canvas.
  expect(open(2.4)).toEqual(["concept-0"]);
  expect(open(OPENING_ZOOM - 0.01, ["concept-0"])).toEqual(["concept-0"]);
  expect(open(0.8 * OPENING_ZOOM - 0.01, ["concept-0"])).toEqual([]);
  // Just beside the canvas it stays open, further off it folds.
  expect(openedAt(model, lookAt(2.4), ["concept-1"])).toContain("concept-1");
  expect(openedAt(model, lookAt(2.4, 100, 0), ["concept-1"])).not.toContain("concept-1");
});

it("comes to rest: what it opens it leaves open", () => {
  for (const zoom of [1, 1.5, 1.7, 2, 3, 4, 7]) {
    const model = rolledUp();
    const once = openedAt(model, lookAt(zoom), []);
    expect(openedAt(model, lookAt(zoom), once)).toEqual(once);
  }
});

it("opens kinds of kinds at twice the zoom, and with nothing above them closed", () => {
  const opened = [{ concept: 0, added: [2, 3] }];
  const model = rolledUp({ opened }, { 1: 2, 2: 4 });
  expect(openingZoom(model, 2)).toBe(2 * OPENING_ZOOM);
  expect(openedAt(model, lookAt(2.4), ["concept-0"])).toEqual(["concept-0"]);
  expect(openedAt(model, lookAt(3.5), ["concept-0"])).toEqual(["concept-0", "concept-2"]);
  // The broad concept is far outside, but a kind of it is in view.
  expect(openedAt(model, lookAt(30, model.x[2], model.y[2]), ["concept-0"])).toEqual(["concept-0", "concept-2"]);
  expect(openedAt(model, lookAt(3.5), ["concept-2"])).not.toContain("concept-2");
});
