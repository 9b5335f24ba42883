import { describe, expect, it } from "vitest";
import { focusOf } from "../../client/map/model/focus.ts";
import { bendOf, controlOf, type Point } from "../../client/map/model/frame.ts";
import { findLands, inside } from "../../client/map/model/lands.ts";
import { buildModel, linksOf, otherEnd, projectionOf } from "../../client/map/model/model.ts";
import { moveFocus } from "../../client/map/model/move-focus.ts";
import { linkFinder } from "../../client/map/scene/pick.ts";
import { plantedMap } from "./planted-map.ts";

const map = plantedMap({ communities: 6, each: 25 });
const model = buildModel(map, projectionOf(map, 1.8));

describe("the model of a map", () => {
  it("knows the links of each concept", () => {
    const counted = map.nodes.id.map((_, i) => [...linksOf(model, i)].sort((a, b) => a - b));
    const searched = map.nodes.id.map((_, i) =>
      map.links.source
        .map((s, link) => (s === i || map.links.target[link] === i ? link : -1))
        .filter((link) => link >= 0),
    );
    expect(counted).toEqual(searched);
  });

  it("keeps every concept in its place when others are filtered out", () => {
    const few = {
      ...map,
      nodes: { ...map.nodes, ...firstOf(map.nodes, 40) },
      links: { ...map.links, source: [], target: [] },
    };
    const smaller = buildModel(few, projectionOf(map, 1.8));
    for (let i = 0; i < 40; i++) expect([smaller.x[i], smaller.y[i]]).toEqual([model.x[i], model.y[i]]);
  });
});

function firstOf(nodes: typeof map.nodes, n: number) {
  return Object.fromEntries(Object.entries(nodes).map(([name, list]) => [name, list.slice(0, n)])) as typeof map.nodes;
}

describe("lands", () => {
  const { lands, landAt } = findLands(model);
  it("contain most of their own concepts", () => {
    expect(lands.map((land) => land.community)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const land of lands) {
      const own = map.nodes.community.map((c, i) => (c === land.community ? i : -1)).filter((i) => i >= 0);
      const held = own.filter((i) => land.rings.some((ring) => inside(ring, model.x[i] ?? 0, model.y[i] ?? 0)));
      expect(held.length / own.length).toBeGreaterThan(0.8);
    }
  });

  it("never overlap, even where communities do", () => {
    const crowded = plantedMap({ communities: 4, each: 40, spread: 0.5, seed: 3 });
    const crowdedModel = buildModel(crowded, projectionOf(crowded, 1.8));
    const found = findLands(crowdedModel).lands;
    for (let x = 0; x < 1040; x += 7) {
      for (let y = 0; y < 560; y += 7) {
        const over = found.filter((land) => land.rings.some((ring) => inside(ring, x, y)));
        expect(over.length).toBeLessThanOrEqual(1);
      }
    }
  });

  it("are found again at a point", () => {
    const first = lands[0]?.rings[0] ?? [];
    const middle = first.reduce(([x, y], [u, v]) => [x + u / first.length, y + v / first.length], [0, 0]);
    expect(landAt(middle[0] ?? 0, middle[1] ?? 0)).toBe(1);
    expect(landAt(-5000, 0)).toBe(0);
  });
});

const looking = { open: null, concepts: [], selected: [], path: [], depth: 1 } as const;
const neighbours = (i: number) => [...linksOf(model, i)].map((link) => otherEnd(model, link, i));

describe("the focus", () => {
  it("of a concept is its links and their other ends", () => {
    const focus = focusOf(model, { ...looking, open: { kind: "concept", id: "concept-7" } });
    const links = [...linksOf(model, 7)];
    expect(focus?.links).toEqual(links);
    expect([...(focus?.lit ?? [])].sort()).toEqual([7, ...links.map((link) => otherEnd(model, link, 7))].sort());
  });

  it("of a link is both ends and what they share", () => {
    const focus = focusOf(model, { ...looking, open: { kind: "link", a: "concept-1", b: "concept-2" } });
    const partners = (i: number) => new Set([...linksOf(model, i)].map((link) => otherEnd(model, link, i)));
    const shared = [...partners(1)].filter((i) => partners(2).has(i));
    expect(focus?.lit.size).toBe(2 + shared.length);
  });

  it("is none when the concept is not on the map", () => {
    expect(focusOf(model, { ...looking, open: { kind: "concept", id: "elsewhere" } })).toBeNull();
    expect(focusOf(model, { ...looking, selected: ["elsewhere"] })).toBeNull();
  });

  it("reaches as many links away as the depth says", () => {
    const open = { kind: "concept", id: "concept-7" } as const;
    const [one, two] = [1, 2].map((depth) => focusOf(model, { ...looking, open, depth }));
    const around = new Set([7, ...neighbours(7)]);
    expect(one?.lit).toEqual(around);
    expect(two?.lit).toEqual(new Set([...around, ...[...around].flatMap(neighbours)]));
    expect(two?.rings).toEqual([7]);
  });

  it("of a selection is what was selected and the links within it", () => {
    const [a, b] = [7, neighbours(7)[0] ?? 0];
    const focus = focusOf(model, { ...looking, selected: [`concept-${a}`, `concept-${b}`, "elsewhere"] });
    expect(focus?.rings).toEqual([a, b]);
    expect(focus?.links.length).toBe(1);
  });

  it("of a path is its steps, whether the map shows them or not", () => {
    const focus = focusOf(model, { ...looking, path: ["concept-1", "concept-99", "concept-40"] });
    expect(focus?.chosenLinks.map(({ a, b }) => [a, b])).toEqual([
      [1, 99],
      [99, 40],
    ]);
  });
});

/** A point of a link as it is drawn; 0 and 1 are its ends. */
function onCurve(link: number, t: number): Point {
  const [a, b] = [map.links.source[link]!, map.links.target[link]!];
  const [from, to] = [a, b].map((i) => ({ x: model.x[i]!, y: model.y[i]! })) as [Point, Point];
  const control = controlOf(from, to, bendOf(model, a, b));
  const at = (axis: "x" | "y") => (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * control[axis] + t * t * to[axis];
  return { x: at("x"), y: at("y") };
}

describe("finding what is under the pointer", () => {
  it("finds the link that is drawn there, straight or bent, and none where nothing is", () => {
    const finder = linkFinder(model);
    const near = (link: number, { x, y }: Point) =>
      Array.from({ length: 401 }, (_, n) => onCurve(link, n / 400)).some((at) => Math.hypot(at.x - x, at.y - y) < 2);
    for (const link of map.links.source.keys()) {
      const at = onCurve(link, 0.3);
      const found = finder.linkNear(at.x, at.y, 0.5);
      expect(found).toBeDefined();
      expect(near(found!, at)).toBe(true);
    }
    expect(finder.linkNear(-900, -900, 5)).toBeUndefined();
  });
});

describe("arrow keys on the map", () => {
  it("start at the largest concept and move in their direction", () => {
    expect(moveFocus("ArrowRight", model, null)).toBe(model.rank[0]);
    const from = model.rank[0] ?? 0;
    const right = moveFocus("ArrowRight", model, from) ?? from;
    expect(right === from || (model.x[right] ?? 0) > (model.x[from] ?? 0)).toBe(true);
    expect(moveFocus("x", model, from)).toBeUndefined();
  });

  it("] goes round the neighbours from the strongest on", () => {
    const from = 7;
    const strongest = [...linksOf(model, from)].sort((p, q) => (map.links.npmi[q] ?? 0) - (map.links.npmi[p] ?? 0));
    const first = moveFocus("]", model, from) ?? -1;
    expect(first).toBe(otherEnd(model, strongest[0] ?? 0, from));
    expect(moveFocus("]", model, first)).toBe(otherEnd(model, strongest[1] ?? 0, from));
  });
});
