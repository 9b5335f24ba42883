import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlantedApp, plantedApp } from "./planted-app.ts";

let planted: PlantedApp;
const get: PlantedApp["get"] = (path) => planted.get(path);
const problem: PlantedApp["problem"] = (path, status) => planted.problem(path, status);
const labels = (list: { label: string }[]) => list.map(({ label }) => label);

beforeAll(async () => {
  planted = await plantedApp();
});
afterAll(() => planted.close());

describe("/between", () => {
  it("finds the paper that joins two communities, with its concepts on each side", async () => {
    const answer = await get("/between?a=community:1&b=community:2");
    expect(answer).toMatchObject({ total: 1, both: 1, firstYear: 2022, a: { kind: "community", concepts: 4 } });
    expect(answer.items[0].paper.id).toBe("x/1");
    expect([...labels(answer.items[0].a), ...labels(answer.items[0].b)].sort()).toEqual([
      "graph neural networks",
      "message passing",
      "policy gradients",
      "reinforcement learning",
    ]);
    // Half of its idf-weighted concepts on either side, up to the difference of their idf.
    expect(answer.items[0].score).toBeCloseTo(1, 1);
  });

  it("takes concepts too, and refuses what is the same or unknown", async () => {
    const answer = await get("/between?a=GNN&b=message%20passing");
    expect([answer.total, answer.firstYear]).toEqual([4, 2019]);
    await problem("/between?a=GNN&b=graph-neural-network", 400);
    expect((await problem("/between?a=GNN&b=community:7", 404)).hint).toContain("1 to 2");
    await problem("/between?a=GNN&b=set:none", 404);
  });
});

describe("/paths", () => {
  it("gives different ways with the papers of each step", async () => {
    const { paths, minJoint } = await get("/paths?a=molecules&b=message%20passing&k=3");
    expect(minJoint).toBe(1);
    expect(paths.length).toBeGreaterThan(1);
    for (const { concepts, steps } of paths) {
      expect([concepts[0].id, concepts.at(-1).id]).toEqual(["molecule", "message-passing"]);
      expect(steps).toHaveLength(concepts.length - 1);
      for (const { papers, npmi, examples } of steps) {
        expect(examples).toHaveLength(Math.min(3, papers));
        expect(npmi).toBeGreaterThan(0);
      }
    }
  });

  it("takes no step that is rarer than chance: none leads from field to field", async () => {
    expect((await get("/paths?a=molecules&b=replay%20buffer")).paths).toEqual([]);
  });

  it("is direct where the two meet, and empty from a concept to itself", async () => {
    expect((await get("/paths?a=GNN&b=molecules&k=1")).paths[0].concepts).toHaveLength(2);
    expect((await get("/paths?a=GNN&b=GNN")).paths).toEqual([]);
  });
});

describe("beside a paper", () => {
  it("finds papers that share concepts", async () => {
    const { items } = await get("/papers/g1/similar?limit=3");
    expect(items[0].paper.id).toBe("g5");
    expect(items[0].shared).toBe(3);
    expect(items[0].similarity).toBeCloseTo(1, 12);
    await problem("/papers/none/similar", 404);
  });

  it("tells what comes apart without the bridge", async () => {
    const loss = await get("/papers/x%2F1/without");
    // Its 2 × 2 pairs between the fields; without it no concept links the two fields.
    expect(loss).toMatchObject({ concepts: [], pairs: 4, detours: 4 });
    expect(loss.lost).toHaveLength(4);
    expect(loss.fields[0]).toMatchObject({ papers: 0, without: 0 });
    expect(await get("/papers/z1/without")).toMatchObject({ pairs: 0, fields: [] });
  });

  it("tells when two communities were joined", async () => {
    const answer = await get("/timeline?a=1&b=2");
    expect(answer).toMatchObject({ firstYear: 2022, total: 1, items: [{ id: "x/1" }] });
    await problem("/timeline?a=1&b=1", 400);
    await problem("/timeline?a=1&b=5", 404);
  });
});

describe("/matrix", () => {
  it("holds every pair once, alike concepts side by side", async () => {
    const names = ["GNN", "reinforcement learning", "node classification", "policy gradients"];
    const answer = await get(`/matrix?${names.map((name) => `concepts=${encodeURIComponent(name)}`).join("&")}`);
    expect(answer.concepts).toHaveLength(4);
    expect(answer.cells.a).toHaveLength(6);
    const cell = answer.cells.a.findIndex((a: number, k: number) => a === 0 && answer.cells.b[k] === 2);
    expect([answer.cells.papers[cell], answer.cells.expected[cell]]).toEqual([3, (5 * 4) / 12]);
    const place = (k: number) => answer.order.indexOf(k);
    expect(Math.abs(place(0) - place(2))).toBe(1);
    expect(Math.abs(place(1) - place(3))).toBe(1);
  });

  it("needs two different concepts", async () => {
    await problem("/matrix?concepts=GNN", 400);
    await problem("/matrix?concepts=GNN&concepts=GNNs", 400);
    await problem("/matrix", 400);
  });
});

describe("gaps and discovery", () => {
  it("finds the gap between the two fields", async () => {
    const { total, items } = await get("/gaps");
    expect(total).toBe(1);
    expect([items[0].a, items[0].b]).toEqual([1, 2]);
    expect(items[0].expected).toBeGreaterThan(items[0].observed);
  });

  it("lists what is missing between the two fields, most expected first", async () => {
    const { labels, total, possible, items } = await get("/gaps/1/2?limit=5");
    expect(labels).toEqual((await get("/gaps")).items[0].labels);
    expect(items.length).toBe(Math.min(5, total));
    expect(possible).toBeGreaterThan(total);
    const expected = items.map((item: { expected: number }) => item.expected);
    expect(expected).toEqual(expected.toSorted((a: number, b: number) => b - a));
    for (const { a, b } of items) {
      expect([a.community, b.community]).toEqual([1, 2]);
      expect(await get(`/pairs/${a.id}/${b.id}`)).toMatchObject({ papers: 0 });
    }
    await problem("/gaps/1/9", 404);
  });

  it("proposes concepts that are linked through others only", async () => {
    const answer = await get("/concepts/molecules/candidates?ranker=linkingTerms");
    expect(answer.concept.id).toBe("molecule");
    for (const { concept, through } of answer.items) {
      expect(through.length).toBeGreaterThan(0);
      expect((await get(`/pairs/molecule/${concept.id}`)).papers).toBe(0);
    }
  });

  it("tests itself by time, and says when there is too little to tell", async () => {
    const answer = await get("/back-test?year=2020");
    expect(answer).toMatchObject({ year: 2020, horizon: 2 });
    expect(answer.summary).toMatch(/too few to tell|Ranked at 2020/);
    await problem("/back-test?year=2022", 400);
  });

  it("ranks concepts that join the fields", async () => {
    const { sort, exact, items } = await get("/bridge-concepts");
    expect([sort, exact]).toEqual(["participation", true]);
    expect(items[0].participation).toBeGreaterThan(items.at(-1).participation);
    const joining = ["graph-neural-network", "message-passing", "policy-gradient", "reinforcement-learning"];
    const between = await get("/bridge-concepts?sort=betweenness");
    expect(joining).toContain(between.items[0].id);
  });

  it("ranks them within the papers of a query, shortest paths counted there only", async () => {
    const { papers, exact, items } = await get("/bridge-concepts?sort=betweenness&q=%22policy+gradients%22");
    expect([papers, exact]).toEqual([5, true]);
    const whole = await get("/bridge-concepts?sort=betweenness");
    const policy = (list: { id: string; papers: number }[]) => list.find(({ id }) => id === "policy-gradient");
    expect(policy(items)?.papers).toBe(5);
    expect(items.length).toBeLessThan(whole.items.length);
    expect(items[0].id).toBe("policy-gradient");
  });
});

describe("change", () => {
  it("tells rising and falling concepts over all years", async () => {
    const answer = await get("/trends?maxQ=1");
    expect(answer.years).toEqual([2018, 2019, 2020, 2021, 2022]);
    expect(answer.papers).toEqual([1, 2, 3, 2, 3]);
    expect(answer.split).toBe(2020);
    expect(labels(answer.rising)).toContain("policy gradients");
    for (const { counts, growth, score } of answer.rising) {
      expect(counts).toHaveLength(5);
      expect(score).toBeGreaterThan(0);
      expect(Number.isFinite(growth)).toBe(true);
    }
    expect(labels(answer.falling)).toContain("molecules");
    expect([answer.earlier, answer.later]).toEqual([
      [2018, 2020],
      [2021, 2022],
    ]);
  });

  it("compares the periods that are asked for, counts both and says how sure it is", async () => {
    const answer = await get("/trends?earlier=2019-2020&later=2022-2022&limit=1&maxQ=1");
    expect([answer.papersEarlier, answer.papersLater]).toEqual([5, 3]);
    expect(answer.total.rising + answer.total.falling).toBeGreaterThan(2);
    expect(answer.rising).toHaveLength(1);
    // In two of five papers, then in all three.
    expect(answer.rising[0]).toMatchObject({ label: "policy gradients", before: 2, after: 3 });
    expect(answer.rising[0].q).toBeGreaterThan(0.05);
    // Of eleven papers nothing is sure.
    expect((await get("/trends")).total).toEqual({ rising: 0, falling: 0 });
    expect((await problem("/trends?earlier=2019-2021&later=2021-2022", 400)).title).toBeTruthy();
    await problem("/trends?later=2021-2022", 400);
    await problem("/trends?earlier=2020-2019&later=2021-2022", 400);
  });

  it("answers bursts, themes and changing pairs", async () => {
    expect((await get("/bursts")).concepts).toBe(8);
    const { items } = await get("/themes");
    expect(items.map(({ community }: { community: number }) => community).sort()).toEqual([1, 2]);
    const pairs = await get("/changing-pairs");
    expect(pairs.papersBefore + pairs.papersAfter).toBe(11);
  });
});
