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

describe("/concepts", () => {
  it("lists concepts by papers, ties by id", async () => {
    const { total, items } = await get("/concepts?limit=3");
    expect(total).toBe(8);
    // Five each; message-passing has g1, g2, g3, g5 and the bridge.
    expect(items.map(({ id, papers }: { id: string; papers: number }) => [id, papers])).toEqual([
      ["graph-neural-network", 5],
      ["message-passing", 5],
      ["policy-gradient", 5],
    ]);
    const rest = await get("/concepts?limit=500&offset=3");
    expect(rest.items).toHaveLength(5);
  });

  it.each(["graph-neural-network", "graph neural networks", "Graph-Neural Network", "GNN", "gnns"])(
    "finds one as “%s”",
    async (name) => {
      const concept = await get(`/concepts/${encodeURIComponent(name)}`);
      expect(concept.id).toBe("graph-neural-network");
      expect(concept.label).toBe("graph neural networks");
      expect(concept.aliases).toContainEqual({ form: "GNN", papers: 1 });
    },
  );

  it("tells a concept's surroundings", async () => {
    const concept = await get("/concepts/graph-neural-network");
    expect(concept.papers).toBe(5);
    expect(concept.years).toEqual({ years: [2019, 2020, 2021, 2022], papers: [1, 1, 1, 1], unknown: 1 });
    expect(concept.meanYear).toBe(2020.5);
    // message passing, molecules, node classification; reinforcement learning and policy gradients by the bridge.
    expect(concept.partners).toBe(5);
    expect(concept.rank).toBe(1);
    expect(concept.community.concepts).toBe(4);
    expect(concept.participation).toBeGreaterThan(0);
  });

  it("names the nearest when there is none", async () => {
    const body = await problem("/concepts/graph%20neural%20nets", 404);
    expect(body.detail).toContain("graph neural nets");
    expect(body.hint).toContain("“graph neural networks”");
  });
});

describe("/concepts/{id}/cooccurrence", () => {
  it("counts partners and their measures", async () => {
    const answer = await get("/concepts/GNN/cooccurrence?measure=papers");
    expect(answer).toMatchObject({ concept: "graph-neural-network", papers: 5, corpus: PLANTED_PAPERS, total: 5 });
    const [first, second] = answer.partners;
    // Three papers with node classification (g1, g4, g5), four with message passing (g1, g2, g5, x/1).
    expect([first.concept, first.papers]).toEqual(["message-passing", 4]);
    expect([second.concept, second.papers]).toEqual(["node-classification", 3]);
    expect(second.conceptPapers).toBe(4);
    expect(second.expected).toBeCloseTo((5 * 4) / 12, 12);
    expect(second.associationStrength).toBeCloseTo((3 * 12) / (5 * 4), 12);
    expect(second.npmi).toBeCloseTo(Math.log((3 * 12) / 20) / -Math.log(3 / 12), 12);
    expect(second.jaccard).toBeCloseTo(3 / 6, 12);
    expect(second.cosine).toBeCloseTo(3 / Math.sqrt(20), 12);
    expect(second.inclusion).toBeCloseTo(3 / 4, 12);
  });

  it("keeps to fewest papers and limit, and says the total before the limit", async () => {
    const answer = await get("/concepts/GNN/cooccurrence?minPapers=2&limit=1");
    expect(answer.total).toBe(3);
    expect(answer.partners).toHaveLength(1);
    await problem("/concepts/GNN/cooccurrence?measure=magic", 400);
  });

  it.each(["papers", "associationStrength", "npmi", "jaccard", "cosine", "inclusion", "g2", "q"])(
    "orders by %s, the strongest or the weakest first",
    async (sort) => {
      const down = await get(`/concepts/GNN/cooccurrence?sort=${sort}`);
      const up = await get(`/concepts/GNN/cooccurrence?sort=${sort}&first=weakest`);
      const values = (answer: { partners: Record<string, number | null>[] }) =>
        answer.partners.map((partner) => (sort === "q" ? -(partner.q ?? 2) : partner[sort]!));
      expect(down.sort).toBe(sort);
      expect(values(down)).toEqual(values(down).toSorted((a, b) => b - a));
      expect(values(up)).toEqual(values(up).toSorted((a, b) => a - b));
    },
  );

  it("counts those beyond chance, and gives them alone when asked to", async () => {
    const alone = await get("/concepts/GNN/cooccurrence?which=beyondChance");
    const all = await get("/concepts/GNN/cooccurrence");
    const sure = all.partners.filter(({ q }: { q: number | null }) => q !== null && q < 0.05);
    expect(all).toMatchObject({ total: 5, all: 5, significant: sure.length });
    expect(alone).toMatchObject({ total: sure.length, all: 5, significant: sure.length });
    expect(alone.partners).toEqual(sure);
  });
});

describe("/concepts/{id}/papers?sort=central", () => {
  it("puts first the papers that are most about the concept", async () => {
    const { total, items } = await get("/concepts/GNN/papers?sort=central");
    expect(total).toBe(5);
    // The bridge paper speaks of another field as well: it is the least about this one.
    expect(items.at(-1).id).toBe("x/1");
    expect((await get("/concepts/GNN/papers?sort=central&with=molecules")).total).toBe(2);
  });
});

describe("/concepts/{id}/evidence", () => {
  it("gives verbatim sentences with marks on the phrases", async () => {
    const { total, papers, searched, items } = await get("/concepts/molecules/evidence");
    expect([total, papers, searched]).toEqual([3, 3, 3]);
    expect(items[0].paper.id).toBe("g4");
    expect(items[0].sentence).toBe("Molecules follow.");
    expect(items[0].marks).toEqual([{ concept: "molecule", start: 0, end: 9 }]);
    for (const { sentence, marks } of items) {
      for (const { start, end } of marks) expect(sentence.slice(start, end).toLowerCase()).toBe("molecules");
    }
  });

  it("puts sentences with both phrases first, then one of every paper, the newest first", async () => {
    const { items, papers } = await get("/concepts/GNN/evidence?with=node%20classification");
    expect(papers).toBe(3);
    expect(items[0].paper.id).toBe("g5");
    expect(items[0].sentence).toBe("Graph neural networks and node classification in one.");
    expect(items[0].marks.map(({ concept }: { concept: string }) => concept)).toEqual([
      "graph-neural-network",
      "node-classification",
    ]);
    expect(items.slice(1).map((item: { paper: { id: string } }) => item.paper.id)).toEqual(["g4", "g1", "g4", "g1"]);
  });

  it("puts what abstracts say before titles", async () => {
    const { items } = await get("/concepts/replay%20buffer/evidence");
    const told = items.map(({ paper, field }: { paper: { id: string }; field: string }) => `${paper.id} ${field}`);
    expect(told).toEqual(["r4 abstract", "r1 abstract", "r3 title"]);
  });

  it("pages through sentences", async () => {
    const all = await get("/concepts/GNN/evidence");
    const page = await get("/concepts/GNN/evidence?limit=2&offset=1");
    expect(page.items).toEqual(all.items.slice(1, 3));
  });
});

describe("/pairs/{a}/{b}", () => {
  it("tells how strong, since when, and what occurs with both", async () => {
    const pair = await get("/pairs/GNN/message%20passing");
    expect(pair).toMatchObject({ papers: 4, corpus: PLANTED_PAPERS, firstYear: 2019 });
    expect(pair.a.id).toBe("graph-neural-network");
    expect(pair.years).toEqual({ years: [2019, 2020, 2021, 2022], papers: [1, 1, 0, 1], unknown: 1 });
    expect(pair.firstPapers.map(({ id }: { id: string }) => id)).toEqual(["g1"]);
    for (const { papers } of pair.shared) expect(papers).toBeGreaterThan(1);
    expect(pair.shared.map(({ concept }: { concept: string }) => concept)).toContain("node-classification");
  });

  it("answers for a pair that never meets", async () => {
    const pair = await get("/pairs/molecules/replay-buffer");
    expect(pair).toMatchObject({ papers: 0, npmi: -1, associationStrength: 0, firstYear: null, firstPapers: [] });
  });

  it("refuses a concept with itself", async () => {
    expect((await problem("/pairs/GNN/graph-neural-network", 400)).detail).toContain("same concept");
    await problem("/pairs/GNN/nothing", 404);
  });
});
