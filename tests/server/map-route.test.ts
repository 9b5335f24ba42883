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
    const map = await get("/map?minPapers=1&minJoint=1");
    const columns = Object.values(map.nodes) as unknown[][];
    expect(new Set(columns.map(({ length }) => length))).toEqual(new Set([8]));
    // Within the fields all 6 + 6 pairs occur; between them the bridge makes 2 × 2.
    expect(map.links.source).toHaveLength(16);
    expect(map.total).toEqual({ concepts: 8, links: 16 });
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
});
