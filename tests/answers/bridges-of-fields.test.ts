import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { between, timeline } from "../../graph/answers/bridges/between.ts";
import { bridgeRanking } from "../../graph/answers/bridges/bridges.ts";
import { paperDetail } from "../../graph/answers/papers/paper.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { type Planted, storeOf } from "../snapshot/planted-store.ts";

/** Three fields of four concepts; every paper speaks of the benchmark besides, which tells nothing of where it stands. */
const fields = ["red", "green", "blue"].map((field) => ["one", "two", "three", "four"].map((n) => `${field} ${n}`));
const [red = [], green = [], blue = []] = fields;

function paper(id: string, concepts: readonly (string | undefined)[], year = 2020): Planted {
  return [id, year, "A paper", ["benchmark", ...concepts].map((concept) => `On ${concept}.`).join(" ")];
}

const papers: readonly Planted[] = [
  ...fields.flatMap((field, f) => Array.from({ length: 8 }, (_, k) => paper(`f${f}p${k}`, field))),
  // Two of two fields, one of the third: with the benchmark, which lies in one of the three, two for who counts everything.
  paper("x1", [red[0], red[1], green[0], green[1], blue[0]]),
  paper("x2", [red[0], red[1], blue[0], blue[1], green[0]]),
  paper("x3", [green[0], green[1], blue[0], blue[1], red[0]], 2021),
];

describe("the bridges between two fields", () => {
  let store: GraphStore;
  let snapshot: Snapshot;
  beforeAll(async () => {
    store = await storeOf([...fields.flat(), "benchmark"], papers);
    snapshot = await openSnapshot(store);
  });
  afterAll(() => store?.close());

  const asked = (of: { a?: number; b?: number }) =>
    bridgeRanking(snapshot, { ...of, correction: "length", limit: 500, offset: 0, tests: false });

  it("are as many as are counted, ranked without a gap, and as many as the beginnings tell", async () => {
    expect(await asked({})).toMatchObject({ communities: 3, total: 3 });
    for (const [a, b] of [
      [1, 2],
      [1, 3],
      [2, 3],
    ] as const) {
      const { total, items } = await asked({ a, b });
      expect([total, ...items.map(({ rank }) => rank)]).toEqual([1, 1]);
      expect(items[0]?.pair).toMatchObject({ a, b });
      expect((await timeline(snapshot, { a, b, limit: 1, offset: 0 })).total).toBe(total);
    }
  });

  it("are as many as are counted for one field alone", async () => {
    for (const a of [1, 2, 3]) expect(await asked({ a })).toMatchObject({ total: 2, items: { length: 2 } });
  });

  it("are those of a query alone, ranked among themselves; a paper outside has no rank among them", async () => {
    for (const q of ["year:2021", "year:2021..2023"]) {
      const question = { q, correction: "length", limit: 500, offset: 0, tests: false } as const;
      const { total, items } = await bridgeRanking(snapshot, question);
      expect([total, ...items.map(({ rank, paper }) => `${rank} ${paper.year}`)]).toEqual([1, "1 2021"]);
      const sides = { a: "community:1", b: "community:2", minConcepts: 2, limit: 9, offset: 0 };
      const [all, some] = [await between(snapshot, sides), await between(snapshot, { ...sides, q })];
      const wanted = all.items.filter(({ paper }) => paper.year === 2021).map(({ paper }) => paper.id);
      expect(some.items.map(({ paper }) => paper.id)).toEqual(wanted);
      expect(some.total).toBe(wanted.length);
      expect(await paperDetail(snapshot, { id: items[0]?.paper.id ?? "", q })).toMatchObject({
        among: { rank: 1, total: 1 },
      });
      for (const { paper } of (await asked({})).items.filter(({ paper }) => paper.year !== 2021))
        expect((await paperDetail(snapshot, { id: paper.id, q })).among).toBeNull();
    }
  });

  it("tell of a paper why it joins the fields asked for, and its rank among those that do", async () => {
    const { items } = await asked({});
    const last = items.at(-1);
    const pairs = [
      [1, 2],
      [1, 3],
      [2, 3],
    ] as const;
    const told = await Promise.all(pairs.map(([a, b]) => paperDetail(snapshot, { id: last?.paper.id ?? "", a, b })));
    expect(told.filter(({ among }) => among !== null)).toHaveLength(1);
    for (const [k, { bridge, among }] of told.entries()) {
      expect(bridge?.rank).toBe(3);
      const [a, b] = pairs[k] ?? [];
      if (among) expect([among, bridge?.pair.a, bridge?.pair.b]).toEqual([{ rank: 1, total: 1 }, a, b]);
    }
    expect((await paperDetail(snapshot, { id: "f0p1", a: 1 })).bridge).toBeNull();
  });
});

describe("bridges with more concepts on each side", () => {
  let store: GraphStore;
  let snapshot: Snapshot;
  beforeAll(async () => {
    const wide = paper("wide", [red[0], red[1], red[2], green[0], green[1], green[2], blue[0], blue[1]]);
    const early = paper("early", [red[0], red[1], green[2], green[3]], 2012);
    store = await storeOf([...fields.flat(), "benchmark"], [...papers, wide, early]);
    snapshot = await openSnapshot(store);
  });
  afterAll(() => store?.close());

  const asked = (of: { a?: number; b?: number; minConcepts?: number }) =>
    bridgeRanking(snapshot, { ...of, correction: "length", limit: 500, offset: 0, tests: false });

  it("have a count and ranks of their own, and join what they hold enough of", async () => {
    const { total, minConcepts, items } = await asked({ minConcepts: 3 });
    expect([total, minConcepts, ...items.map(({ rank, paper: { id } }) => [rank, id])]).toEqual([1, 3, [1, "wide"]]);
    const { a = 0, b = 0 } = items[0]?.pair ?? {};
    const joined = items[0]?.sides.filter(({ community }) => community === a || community === b);
    expect(joined?.map(({ concepts }) => concepts.length)).toEqual([3, 3]);
    expect([(await asked({ a, b, minConcepts: 3 })).total, (await asked({ a, b })).total]).toEqual([1, 3]);
    expect((await asked({ minConcepts: 4 })).total).toBe(0);
  });

  it("begin in a year, and each year has its best", async () => {
    const { items } = await asked({ minConcepts: 3 });
    const { a = 0, b = 0 } = items[0]?.pair ?? {};
    const ranked = (await asked({ a, b })).items.map(({ paper }) => paper);
    const { byYear, years } = await timeline(snapshot, { a, b, limit: 1, offset: 0 });
    const best = (year: number) => ranked.find((paper) => paper.year === year)?.id;
    expect(byYear.map(({ year, papers, best }) => [year, papers, best.id])).toEqual([
      [2012, 1, "early"],
      [2020, 2, best(2020)],
    ]);
    expect([years.years.length, years.papers[0], years.papers.at(-1)]).toEqual([9, 1, 2]);
    const both = { a: `community:${a}`, b: `community:${b}`, minConcepts: 2, limit: 50, offset: 0 };
    const found = await between(snapshot, both);
    expect(found.byYear.map(({ year, papers }) => [year, papers])).toEqual([
      [2012, 1],
      [2020, found.total - 1],
    ]);
  });

  it("are as many as the beginnings tell, and know their place among those", async () => {
    const [item] = (await asked({ minConcepts: 3 })).items;
    const { a = 0, b = 0 } = item?.pair ?? {};
    expect((await timeline(snapshot, { a, b, minConcepts: 3, limit: 1, offset: 0 })).total).toBe(1);
    const wide = await paperDetail(snapshot, { id: "wide", minConcepts: 3 });
    expect([wide.among, wide.bridge?.pair.a, wide.bridge?.pair.b]).toEqual([{ rank: 1, total: 1 }, a, b]);
    expect((await paperDetail(snapshot, { id: "x1", minConcepts: 3 })).among).toBeNull();
  });
});

describe("bridges by the number of their fields", () => {
  let store: GraphStore;
  let snapshot: Snapshot;
  beforeAll(async () => {
    const narrow: Planted = ["narrow", 2020, "A paper", [...red.slice(0, 2), ...green.slice(0, 2)].join(". ")];
    store = await storeOf([...fields.flat(), "benchmark"], [...papers, narrow]);
    snapshot = await openSnapshot(store);
  });
  afterAll(() => store?.close());

  it("come with the most fields first, equal ones by rank, and keep their ranks on every page", async () => {
    const question = { correction: "length", limit: 500, offset: 0, tests: false } as const;
    const { items: byScore } = await bridgeRanking(snapshot, question);
    expect(byScore.map(({ paper, fields: count }) => `${paper.id} ${count}`).sort()).toEqual([
      "narrow 2",
      "x1 3",
      "x2 3",
      "x3 3",
    ]);
    for (const { paper, fields: count } of byScore) {
      expect((await paperDetail(snapshot, { id: paper.id })).communities).toHaveLength(count);
    }
    const { items } = await bridgeRanking(snapshot, { ...question, sort: "fields" });
    expect(items).toEqual([...byScore].sort((x, y) => y.fields - x.fields || x.rank - y.rank));
    expect(items.at(-1)?.paper.id).toBe("narrow");
    expect((await bridgeRanking(snapshot, { ...question, sort: "fields", offset: 3 })).items).toEqual(items.slice(3));
  });
});

describe("a paper of a small collection that is of one field by its title alone", () => {
  let store: GraphStore;
  let snapshot: Snapshot;
  beforeAll(async () => {
    const each = (concepts: readonly string[]) => concepts.map((concept) => `On ${concept}.`).join(" ");
    const ofFields = fields.flatMap((field, f) =>
      Array.from({ length: 8 }, (_, k): Planted => [`f${f}p${k}`, 2020, `On ${field[k % 4]}`, each(field)]),
    );
    const titled: Planted = [
      "titled",
      2021,
      `On ${red[0]} and ${blue[0]}`,
      each([...red.slice(0, 3), ...blue.slice(0, 1)]),
    ];
    store = await storeOf(fields.flat(), [...ofFields, titled]);
    snapshot = await openSnapshot(store);
  });
  afterAll(() => store?.close());

  const asked = async (of: { a?: number; b?: number; minConcepts?: number }) => {
    const { items, stated } = await bridgeRanking(snapshot, { ...of, correction: "length", limit: 9, offset: 0 });
    return { stated, ids: items.map(({ paper }) => paper.id), pair: items[0]?.pair };
  };

  it("is ranked, also among the papers of its two fields, but not among those of more concepts", async () => {
    const { ids, stated, pair } = await asked({});
    expect([ids, stated]).toEqual([["titled"], 1]);
    expect(await asked({ a: pair?.a ?? 0, b: pair?.b ?? 0 })).toMatchObject({ ids: ["titled"], stated: null });
    expect((await asked({ minConcepts: 3 })).ids).toEqual([]);
  });
});
