import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlantedApp, plantedApp } from "./planted-app.ts";

let planted: PlantedApp;
const get: PlantedApp["get"] = (path) => planted.get(path);
const ask = (q: string, more = "") => get(`/query?q=${encodeURIComponent(q)}${more}`);
const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

beforeAll(async () => {
  planted = await plantedApp();
});
afterAll(() => planted.close());

describe("/query", () => {
  it.each([
    ["GNN AND node classification", ["g4", "g1", "g5"]],
    ["GNN NOT node classification", ["x/1", "g2"]],
    ["molecules OR replay buffer year:2021..2022", ["r4", "g4", "r3", "g2", "g3"]],
    ["(molecules OR replay buffer) year:2021..2022", ["r4", "g4", "r3"]],
    ['text:"stores rewards"', ["r3"]],
    ['text:"rewards stores"', []],
    ["reward", ["r2", "r3", "r4", "r5"].sort()],
    ["year:<2019", ["z1"]],
    ["GNN sort:oldest", ["g1", "g2", "g4", "x/1", "g5"]],
    ["reinforcement learning GNN sort:bridge", ["x/1"]],
  ])("%s", async (q, expected) => {
    const answer = await ask(q);
    expect(answer.total).toBe(expected.length);
    const ids = idsOf(answer);
    expect(q === "reward" ? ids.sort() : ids).toEqual(expected);
  });

  it("says how it was understood, and what the answer is rich in", async () => {
    const answer = await ask("GNN year:2019..2021");
    expect(answer.understood).toEqual([
      { start: 0, end: 3, kind: "concept", label: "graph neural networks", papers: 5 },
      { start: 4, end: 19, kind: "years", label: "year:2019..2021", papers: 7 },
    ]);
    expect(answer.years).toEqual({ years: [2019, 2020, 2021], papers: [1, 1, 1], unknown: 0 });
    const ids = answer.concepts.map(({ id }: { id: string }) => id);
    expect(ids).not.toContain("graph-neural-network");
    const [first] = answer.concepts;
    // Message passing: two of the three papers, five of twelve in all.
    const passing = answer.concepts.find(({ id }: { id: string }) => id === "message-passing");
    expect(passing).toMatchObject({ inAnswer: 2, papers: 5 });
    expect(passing.lift).toBeCloseTo((2 * 12) / (3 * 5), 12);
    expect(first.q).toBeLessThanOrEqual(1);
  });

  it("names the piece to leave out when nothing fits", async () => {
    const answer = await ask("molecules reinforcement learning");
    expect(answer).toMatchObject({ total: 0, without: null });
    const both = await ask("molecules AND replay buffer AND year:2019..2023");
    expect(both.without).toMatchObject({ text: "molecules", papers: 3 });
  });

  it("answers everything to nothing, in pages", async () => {
    const answer = await ask("", "&limit=3&offset=2");
    expect(answer.total).toBe(12);
    expect(answer.items).toHaveLength(3);
    expect(answer.concepts).toEqual([]);
  });

  it("points at the characters that are wrong", async () => {
    const answer = await request(planted.app).get("/api/query").query({ q: "GNN (molecules" });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ title: "INVALID_INPUT", hint: "Add )", at: { start: 4, end: 14 } });
    const unknown = await request(planted.app).get("/api/query").query({ q: "GNN community:9" });
    expect(unknown.body).toMatchObject({ at: { start: 4, end: 15 }, hint: expect.stringContaining("1 to 2") });
  });
});

describe("/query/suggestions", () => {
  const suggest = (q: string) => get(`/query/suggestions?q=${encodeURIComponent(q)}`);

  it("proposes concepts and fields for the piece at the cursor", async () => {
    const answer = await suggest("GNN NOT re");
    expect(answer).toMatchObject({ start: 8, end: 10, problem: null });
    expect(answer.items[0]).toEqual({
      insert: '"reinforcement learning"',
      label: "reinforcement learning",
      kind: "concept",
      papers: 5,
    });
    expect((await suggest("ye")).items[0]).toMatchObject({ kind: "field", insert: "year:" });
    expect((await suggest("year:202")).items.map(({ label }: { label: string }) => label)).toEqual([
      "2022",
      "2021",
      "2020",
    ]);
    expect((await suggest("community:")).items).toHaveLength(2);
    expect((await suggest('"graph neu')).items[0]).toMatchObject({ insert: '"graph neural networks"' });
  });

  it("says what is wrong so far without failing", async () => {
    expect((await suggest("(GNN")).problem).toMatchObject({ hint: "Add )", start: 0 });
  });
});

describe("/sets", () => {
  it("saves concepts by any name, lists them, serves as operand, and forgets", async () => {
    const saved = await request(planted.app)
      .put("/api/sets/mine")
      .send({ concepts: ["GNN", "molecules", "graph neural networks"] });
    expect(saved.body).toEqual({ name: "mine", concepts: ["graph-neural-network", "molecule"] });
    expect((await get("/sets")).items).toEqual([saved.body]);
    expect((await ask("set:mine year:2020")).total).toBe(2);
    const bridge = await get("/between?a=set:mine&b=reinforcement%20learning");
    expect(bridge).toMatchObject({ total: 1, a: { kind: "set", concepts: 2 }, items: [{ paper: { id: "x/1" } }] });
    const removed = await request(planted.app).delete("/api/sets/mine");
    expect(removed.body).toEqual({ items: [] });
    expect((await request(planted.app).delete("/api/sets/mine")).status).toBe(404);
  });

  it("takes known concepts and plain names only", async () => {
    const put = (name: string, concepts: string[]) => request(planted.app).put(`/api/sets/${name}`).send({ concepts });
    expect((await put("mine", ["nothing"])).status).toBe(404);
    expect((await put("mine", [])).status).toBe(400);
    expect((await put("a%20b", ["GNN"])).status).toBe(400);
  });
});
