import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, desk, sample } from "../../cli/cli.ts";

let work: Desk;
beforeAll(async () => {
  work = desk();
  expect((await work.run("extract", sample, "--store", "sqlite:a.db")).code).toBe(0);
}, 120_000);
afterAll(() => work.end());

const json = async (...args: string[]) => JSON.parse((await work.run(...args, "--store", "sqlite:a.db", "--json")).out);
const written = async (format: string) => {
  const { code, out } = await work.run("export", "--format", format, "--store", "sqlite:a.db");
  expect(code).toBe(0);
  return out;
};

describe("what sentences say, on the command line", { timeout: 240_000 }, () => {
  it("is written into every format that has relations, with kinds and what is broader", async () => {
    const [gexf, graphml] = [await written("gexf-relations"), await written("graphml-relations")];
    for (const text of [gexf, graphml]) {
      expect(text).toContain("used-for");
      expect(text).toMatch(/>method<|"method"/);
    }
    const turtle = await written("turtle");
    expect(turtle).toContain("skos:broader ");
    expect(turtle).toContain("prov:");
    const graph = JSON.parse(await written("json-ld"));
    expect(JSON.stringify(graph)).toContain("broader");
  });

  it("names methods of tasks, and gives each its timeline with paper and sentence", async () => {
    const { tasks, methods, cells } = await json("methods", "--min-confidence", "30");
    expect(cells.task.length).toBeGreaterThan(0);
    const task = tasks[cells.task[0]].id;
    const line = await json("relations", task, "--timeline", "--direction", "to", "--min-confidence", "30");
    const years = line.items.map(({ year }: { year: number }) => year);
    expect(years).toEqual([...years].sort((a: number, b: number) => a - b));
    const first = line.items.find(
      ({ concept }: { concept: { id: string } }) => concept.id === methods[cells.method[0]].id,
    );
    expect(first).toMatchObject({ direction: "to", year: cells.firstYear[0], papers: cells.papers[0] });
    expect(first.sentence.length).toBeGreaterThan(10);
    const { out } = await work.run("relations", task, "--timeline", "--min-confidence", "30", "--store", "sqlite:a.db");
    expect(out).toContain(first.paper.title);
    expect((await work.run("relations", task, "--timeline", "--type", "kind-of", "--store", "sqlite:a.db")).code).toBe(
      2,
    );
  });

  it("counts narrower concepts for broader ones when asked to, and says so", async () => {
    const [concept] = (await json("concepts")).map(({ id }: { id: string }) => id);
    const { narrower } = await json("about", concept);
    expect(narrower.length).toBeGreaterThan(0);
    const [alone, rolledUp] = [await json("cooccur", concept), await json("cooccur", concept, "--narrower")];
    expect([alone.rolledUp, alone.narrower]).toEqual([false, 0]);
    expect(rolledUp).toMatchObject({ rolledUp: true, family: null });
    expect(rolledUp.papers).toBeGreaterThanOrEqual(alone.papers);
    expect(rolledUp.narrower).toBeGreaterThanOrEqual(narrower.length);
    const { out } = await work.run("cooccur", concept, "--narrower", "--store", "sqlite:a.db");
    expect(out).toContain("each counted with what is narrower");
  });
});
