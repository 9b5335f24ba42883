import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { labelSceneOf, placeForFocus } from "../../client/map/labels/labels.ts";
import { focusOf } from "../../client/map/model/focus.ts";
import { linkRatio } from "../../client/map/model/frame.ts";
import { findLands } from "../../client/map/model/lands.ts";
import { buildModel, linksOf, type MapModel, projectionOf } from "../../client/map/model/model.ts";
import { coloursOf } from "../../client/map/paint/map-colouring.ts";
import { linkLook } from "../../client/map/sigma/sigma-graph.ts";
import { largeMap, palette } from "./large-map.ts";

const map = largeMap(2000, 20_000);
/** Letters of one width: what a canvas measures, without a canvas. */
const pen = { font: "", letterSpacing: "", measureText: (text: string) => ({ width: 6 * text.length }) };
const frame = { k: 1, tx: 0, ty: 0, width: 1040, height: 560 };

/** The same columns, with a note of every position that is read. */
function watched<T extends object>(columns: T, read: Set<number>): T {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      new Proxy(column as object, {
        get(target, key) {
          if (typeof key === "string" && /^\d+$/.test(key)) read.add(Number(key));
          const value = Reflect.get(target, key) as unknown;
          return typeof value === "function" ? value.bind(target) : value;
        },
      }),
    ]),
  ) as T;
}

describe("a map of 2,000 concepts and 20,000 links", () => {
  const text = JSON.stringify(map);
  const model = buildModel(map, projectionOf(map, 1.8));
  const look = { palette, colours: coloursOf(model, palette, null), ink: 1 };
  const lands = findLands(model);
  const ground = labelSceneOf(pen, { frame, model, lands, obstacles: [] });

  it("is at most 300 kB to send", () => {
    expect(gzipSync(text).length).toBeLessThanOrEqual(300_000);
  });

  it("draws links between lands fainter than links within, and no disc too small to see", () => {
    const looks = map.links.source.map(linkLook({ model, look }));
    const strength = (curved: boolean) => {
      const alphas = looks.map(({ type, color, size }) =>
        (type === "curved") === curved ? Number(/([\d.]+)\)$/.exec(color)?.[1]) / size : -1,
      );
      return Math.max(...alphas);
    };
    expect(strength(true)).toBeLessThan(strength(false) / 2);
    expect(Math.min(...model.radius)).toBeGreaterThanOrEqual(2.5);
  });

  it("limits the width of links when zoomed in", () => {
    expect(1 / linkRatio(1)).toBe(1);
    expect(1 / linkRatio(0.2)).toBeCloseTo(1.3);
  });

  it.each([0, 3, 40])("updates on a click on number %i only its links, their ends and few others", (place) => {
    const clicked = model.rank[place] ?? 0;
    const degree = linksOf(model, clicked).length;
    const nodes = new Set<number>();
    const links = new Set<number>();
    const spied: MapModel = {
      ...model,
      ...watched({ x: model.x, y: model.y, radius: model.radius, rankOf: model.rankOf }, nodes),
      map: { ...map, nodes: watched(map.nodes, nodes), links: watched(map.links, links) },
    };
    const looking = { concepts: [], selected: [], path: [], depth: 1 } as const;
    const focus = focusOf(spied, { ...looking, open: { kind: "concept", id: map.nodes.id[clicked] ?? "" } });
    placeForFocus(pen, { ...ground, model: spied }, focus, null);
    expect(degree).toBeGreaterThan(10);
    expect(links.size).toBe(degree);
    expect(nodes.size).toBeLessThanOrEqual(degree + 10);
  });
});
