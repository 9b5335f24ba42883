import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLANTED_PAPERS } from "../snapshot/planted-store.ts";
import { type PlantedApp, plantedApp } from "./planted-app.ts";

let planted: PlantedApp;
const get: PlantedApp["get"] = (path) => planted.get(path);
const problem: PlantedApp["problem"] = (path, status) => planted.problem(path, status);

beforeAll(async () => {
  planted = await plantedApp();
});
afterAll(() => planted.close());

describe("/status", () => {
  it("says what is explored", async () => {
    const status = await get("/status");
    expect(status).toMatchObject({
      state: "ready",
      problem: null,
      name: "Planted",
      papers: PLANTED_PAPERS,
      concepts: 8,
      years: [2018, 2022],
      readOnly: false,
      version: "1.2.3",
    });
    expect(status.mentions).toBe(5 * 3 + 5 * 3 + 4);
    expect(status.store).toMatch(/^sqlite:/);
  });
});

describe("/concepts/{id}/papers and /papers", () => {
  const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

  it("lists a concept's papers newest first, without year last, ties by id", async () => {
    expect(ids(await get("/concepts/message%20passing/papers"))).toEqual(["x/1", "g2", "g3", "g1", "g5"]);
    const both = await get("/concepts/GNN/papers?with=message-passing");
    expect(both.total).toBe(4);
    expect(ids(both)).toEqual(["x/1", "g2", "g1", "g5"]);
  });

  it("lists all papers in pages", async () => {
    const page = await get("/papers?limit=2&offset=1");
    expect(page.total).toBe(PLANTED_PAPERS);
    expect(ids(page)).toEqual(["r5", "x/1"]);
    expect(page.items[0]).not.toHaveProperty("abstract");
  });

  it("finds papers by words", async () => {
    expect(ids(await get("/papers?q=rewards%20stores"))).toEqual(["r3"]);
    expect((await get("/papers?q=nowhere")).total).toBe(0);
  });
});

describe("/bridges and /papers/{id}", () => {
  it("ranks the only paper that joins the two fields first", async () => {
    const ranking = await get("/bridges");
    expect(ranking).toMatchObject({ total: 1, corpus: PLANTED_PAPERS, communities: 2, correction: "length" });
    const [bridge] = ranking.items;
    expect(bridge.rank).toBe(1);
    expect(bridge.paper.id).toBe("x/1");
    expect(bridge.parts.length).toBe(4);
    expect(bridge.pair.papers).toBe(0);
    expect(bridge.sides).toHaveLength(2);
    expect(bridge.sides.map(({ concepts }: { concepts: unknown[] }) => concepts.length)).toEqual([2, 2]);
    expect(bridge.reason).toMatch(
      /^(Bridge: connects|Possible bridge: connects|Connects|Touches) (the field around .+|“.+”) and (the field around .+|“.+”), which none of the other 11 papers of this collection does; .+\.$/,
    );
  });

  it("filters by the fields joined", async () => {
    expect((await get("/bridges?a=1&b=2&correction=raw")).total).toBe(1);
    expect((await problem("/bridges?a=3", 404)).hint).toContain("1 to 2");
    await problem("/bridges?a=1&b=1", 400);
  });

  it("opens a paper whose id holds a slash, with its marks", async () => {
    const detail = await get("/papers/x%2F1");
    expect(detail.bridge.rank).toBe(1);
    expect(detail.communities.map(({ share }: { share: number }) => share)).toHaveLength(2);
    for (const { field, start, end, label } of detail.mentions) {
      expect(detail.paper[field].slice(start, end).toLowerCase()).toBe(label);
    }
  });

  it("opens a paper without concepts, which is no bridge", async () => {
    const detail = await get("/papers/z1");
    expect(detail).toMatchObject({ bridge: null, mentions: [], communities: [] });
    expect((await problem("/papers/none", 404)).detail).toContain("none");
  });
});

describe("/search", () => {
  it("finds concepts by beginnings, words and aliases, and papers by words", async () => {
    const hits = await get("/search?q=re");
    expect(hits.concepts.map(({ id }: { id: string }) => id)).toEqual([
      "reinforcement-learning",
      "reward-shaping",
      "replay-buffer",
    ]);
    expect((await get("/search?q=gnn")).concepts[0]).toMatchObject({ id: "graph-neural-network", matched: "GNN" });
    expect((await get("/search?q=buffer")).concepts[0].id).toBe("replay-buffer");
    expect((await get("/search?q=undated")).papers[0].id).toBe("g5");
    expect(await get("/search?q=%20")).toEqual({ concepts: [], papers: [] });
    const { concepts, papers } = await get("/search?q=re");
    expect(papers.length).toBeGreaterThan(1);
    expect(await get("/search?q=re&papers=1")).toEqual({ concepts, papers: papers.slice(0, 1) });
    expect(await get("/search?q=re&papers=0")).toEqual({ concepts, papers: [] });
  });
});
