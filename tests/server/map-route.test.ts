import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlantedApp, plantedApp } from "./planted-app.ts";

let planted: PlantedApp;
const get: PlantedApp["get"] = (path) => planted.get(path);

beforeAll(async () => {
  planted = await plantedApp();
});
afterAll(() => planted.close());

describe("/map", () => {
  it("gives columns of equal length, links within them, and says what it left out", async () => {
    const map = await get("/map?minPapers=1&minJoint=1&minStrength=-1");
    const columns = Object.values(map.nodes) as unknown[][];
    expect(new Set(columns.map(({ length }) => length))).toEqual(new Set([8]));
    // Within the fields all 6 + 6 pairs occur; between them the bridge makes 2 × 2, which chance would too.
    expect(map.links.source).toHaveLength(16);
    expect(map.total).toEqual({ concepts: 8, links: 16, strongEnough: 16 });
    expect(Math.max(...map.links.source, ...map.links.target)).toBeLessThan(8);
    expect(map.communities.map(({ concepts }: { concepts: number }) => concepts)).toEqual([4, 4]);
  });

  it("places concepts once computed, and moves none under a filter", async () => {
    await (await planted.live.current()).analyses.layout();
    const all = await get("/map?minPapers=1&minJoint=1");
    const few = await get("/map?concepts=3&minPapers=4");
    expect(all.layout).toBe("ready");
    expect(few.nodes.id).toHaveLength(3);
    few.nodes.id.forEach((id: string, k: number) => {
      const at = all.nodes.id.indexOf(id);
      expect([few.nodes.x[k], few.nodes.y[k]]).toEqual([all.nodes.x[at], all.nodes.y[at]]);
    });
  });

  it("keeps the strongest links when few are asked for, and reports the weakest shown", async () => {
    const map = await get("/map?minPapers=1&minJoint=1&links=5");
    expect(map.links.source).toHaveLength(5);
    expect(map.minStrength).toBeCloseTo(Math.min(...map.links.npmi), 4);
    expect((await get("/map?minStrength=2")).links.source).toEqual([]);
  });

  it("draws links weaker than chance only when a reader asks for them", async () => {
    const question = "/map?minPapers=1&minJoint=1";
    const [usual, all] = [await get(question), await get(`${question}&minStrength=-1`)];
    const weaker = (map: typeof all) => map.links.npmi.filter((npmi: number) => npmi < 0).length;
    expect([weaker(usual), weaker(all) > 0]).toEqual([0, true]);
    expect(usual.links.source).toHaveLength(all.links.source.length - weaker(all));
    const lift = await get(`${question}&measure=associationStrength`);
    expect(lift.links.source).toEqual(usual.links.source);
    expect((await get(`${question}&measure=papers`)).links.source).toEqual(all.links.source);
  });

  it("counts over the papers of a query, and moves nothing", async () => {
    await (await planted.live.current()).analyses.layout();
    const all = await get("/map?minPapers=1&minJoint=1");
    const some = await get(`/map?minPapers=1&minJoint=1&q=${encodeURIComponent("year:2019..2020 GNN")}`);
    // g1 and g2: three and three concepts, two of them in both.
    expect(some.papers).toBe(2);
    expect(some.total).toEqual({ concepts: 4, links: 5, strongEnough: 5 });
    const at = some.nodes.id.indexOf("message-passing");
    expect(some.nodes.papers[at]).toBe(2);
    expect(some.nodes.meanYear[at]).toBe(2019.5);
    expect([some.nodes.x[at], some.nodes.y[at]]).toEqual(
      ["x", "y"].map((axis) => all.nodes[axis][all.nodes.id.indexOf("message-passing")]),
    );
    expect(some.links.papers.reduce((a: number, b: number) => a + b, 0)).toBe(6);
  });

  it("is empty, not broken, when no paper fits", async () => {
    const none = await get("/map?q=year:1900");
    expect(none).toMatchObject({ papers: 0, total: { concepts: 0, links: 0 }, minStrength: 0 });
    expect(none.nodes.id).toEqual([]);
  });

  it("keeps the backbone only, when asked", async () => {
    const all = await get("/map?minPapers=1&minJoint=1");
    const some = await get("/map?minPapers=1&minJoint=1&backbone=0.4");
    expect(some.links.source.length).toBeGreaterThan(0);
    expect(some.links.source.length).toBeLessThan(all.links.source.length);
    const keys = (map: typeof all) => map.links.source.map((s: number, k: number) => `${s} ${map.links.target[k]}`);
    expect(keys(all)).toEqual(expect.arrayContaining(keys(some)));
  });

  const places = (map: { nodes: { id: string[]; x: number[]; y: number[] } }) =>
    new Map(map.nodes.id.map((id, k) => [id, [map.nodes.x[k], map.nodes.y[k]]]));
  const ends = (map: { nodes: { id: string[] }; links: { source: number[]; target: number[] } }) =>
    map.links.source.map((s, k) => `${map.nodes.id[s]} ${map.nodes.id[map.links.target[k] ?? 0]}`);

  it("expands by partners that come after what was there, linked to it, and changes nothing else", async () => {
    await (await planted.live.current()).analyses.layout();
    const few = await get("/map?minPapers=1&minJoint=1&concepts=2");
    const [first] = few.nodes.id;
    const more = await get(`/map?minPapers=1&minJoint=1&concepts=2&expand=${first}`);
    expect(more.nodes.id.slice(0, 2)).toEqual(few.nodes.id);
    expect(more.expanded).toHaveLength(1);
    const { concept, added, more: left } = more.expanded[0];
    expect([more.nodes.id[concept], left]).toEqual([first, 0]);
    expect(more.nodes.id).toHaveLength(2 + added.length);
    for (const at of added) {
      const pair = more.links.source.some(
        (s: number, k: number) =>
          (s === concept && more.links.target[k] === at) || (s === at && more.links.target[k] === concept),
      );
      expect(pair, more.nodes.id[at]).toBe(true);
    }
    for (const [id, place] of places(few)) expect(places(more).get(id)).toEqual(place);
    expect(ends(more)).toEqual(expect.arrayContaining(ends(few)));
    expect(more.extent).toEqual(few.extent);
  });

  it("shows what is included whatever the filters say, hides without filling up, and names what is missing", async () => {
    const all = await get("/map?minPapers=1&minJoint=1");
    const [strongest, ...others] = all.nodes.id as string[];
    const rarest = others.at(-1) ?? "";
    const map = await get(`/map?concepts=2&minPapers=1&minJoint=1&include=${rarest}&include=nowhere&hide=${strongest}`);
    expect(map.nodes.id).toEqual([others[0], rarest]);
    expect(map.missing).toEqual(["nowhere"]);
    expect(Math.max(-1, ...map.links.source, ...map.links.target)).toBeLessThan(2);
  });

  it("shows concepts of some communities only", async () => {
    const map = await get("/map?minPapers=1&minJoint=1&communities=2");
    expect(map.nodes.community).toEqual([2, 2, 2, 2]);
    const both = await get("/map?minPapers=1&minJoint=1&communities=2&communities=1");
    expect(both.nodes.id).toHaveLength(8);
  });

  it("says how fast each concept grows", async () => {
    const map = await get("/map?minPapers=1&minJoint=1");
    expect(map.nodes.growth.every((value: unknown) => typeof value === "number")).toBe(true);
  });
});

describe("/map/papers", () => {
  it("places the papers that hold most concepts of the map, each tied to concepts it holds", async () => {
    await (await planted.live.current()).analyses.layout();
    const map = await get("/map?minPapers=1&minJoint=1");
    const found = await get("/map/papers?minPapers=1&minJoint=1&limit=3");
    expect(found.concepts).toEqual(map.nodes.id);
    expect(found.papers.id).toHaveLength(3);
    expect(found.total).toBeGreaterThan(3);
    expect(found.papers.concepts).toEqual([...found.papers.concepts].sort((a: number, b: number) => b - a));
    for (const [k, paper] of found.ties.paper.entries()) {
      const { mentions } = await get(`/papers/${encodeURIComponent(found.papers.id[paper])}`);
      expect(mentions.map(({ concept }: { concept: string }) => concept)).toContain(
        found.concepts[found.ties.concept[k]],
      );
    }
    const places = found.papers.x.map((x: number, k: number) => `${x} ${found.papers.y[k]}`);
    expect(new Set(places).size).toBe(3);
    const inside = (values: number[], low: number, high: number) =>
      values.every((v) => v >= low - 60 && v <= high + 60);
    expect(inside(found.papers.x, map.extent[0], map.extent[2])).toBe(true);
    expect(found.alike.a.every((a: number, k: number) => a < found.alike.b[k] && found.alike.shared[k] > 0)).toBe(true);
  });

  it("counts the papers of a query only", async () => {
    const found = await get(`/map/papers?minPapers=1&minJoint=1&q=${encodeURIComponent("year:2019..2020 GNN")}`);
    expect(found.total).toBe(2);
    expect([...found.papers.id].sort()).toEqual(["g1", "g2"]);
  });
});
