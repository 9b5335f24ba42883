import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, desk } from "../../cli/cli.ts";

const papers = [
  ["p1", "Phone cells", "A phone cell covers a town. Each phone cell meets a radio mast."],
  ["p2", "Neuron cells", "The nerve cell fires. A nerve cell meets a neuron model."],
  ["p3", "Radio masts", "A radio mast serves a phone cell. The radio mast is tall."],
];

let work: Desk;
beforeAll(async () => {
  work = desk();
  const file = work.file(
    "papers.jsonl",
    papers.map(([id, title, abstract]) => JSON.stringify({ id, title, abstract })).join("\n"),
  );
  const { code, err } = await work.run("extract", file, "--store", "sqlite:a.db");
  expect([code, err]).toEqual([0, expect.any(String)]);
});
afterAll(() => work.end());

const concepts = async (store: string) => JSON.parse((await work.run("concepts", "--store", store, "--json")).out);

describe("isthmus curate and export", { timeout: 240_000 }, () => {
  it("decides, undoes, and carries the log to another store", async () => {
    const before = await concepts("sqlite:a.db");
    const [first, second] = before.map(({ id }: { id: string }) => id);
    const merged = await work.run(
      "curate",
      "merge",
      first,
      "--into",
      second,
      "--why",
      "the same",
      "--store",
      "sqlite:a.db",
      "--json",
    );
    expect([merged.code, merged.err]).toEqual([0, ""]);
    const [decision] = JSON.parse(merged.out);
    expect(decision).toMatchObject({ action: { kind: "merge", concepts: [first], into: second }, why: "the same" });
    expect((await concepts("sqlite:a.db")).map(({ id }: { id: string }) => id)).not.toContain(first);

    const log = join(work.folder, "log.jsonl");
    expect((await work.run("curate", "log", "export", "--out", log, "--store", "sqlite:a.db")).code).toBe(0);
    const file = join(work.folder, "papers.jsonl");
    await work.run("extract", file, "--store", "sqlite:b.db");
    expect((await work.run("curate", "log", "import", log, "--store", "sqlite:b.db")).code).toBe(0);
    expect((await work.run("dump", "--store", "sqlite:b.db")).out).toBe(
      (await work.run("dump", "--store", "sqlite:a.db")).out,
    );

    expect((await work.run("curate", "undo", decision.id.slice(0, 8), "--store", "sqlite:a.db")).code).toBe(0);
    expect(await concepts("sqlite:a.db")).toEqual(before);
    const { decisions } = JSON.parse((await work.run("curate", "list", "--store", "sqlite:a.db", "--json")).out);
    expect(decisions.map(({ isEffective }: { isEffective: boolean }) => isEffective)).toEqual([false, true]);
  });

  it("refuses what makes no sense: 1 for the work, 2 for the command line", async () => {
    const unknown = await work.run("curate", "hide", "no such thing", "--store", "sqlite:a.db");
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("There is no concept")]);
    expect((await work.run("curate", "merge", "x", "--store", "sqlite:a.db")).code).toBe(2);
    expect((await work.run("curate", "dance", "x", "--store", "sqlite:a.db")).code).toBe(2);
    writeFileSync(join(work.folder, "bad.jsonl"), "hello\n");
    const bad = await work.run("curate", "log", "import", "bad.jsonl", "--store", "sqlite:a.db");
    expect([bad.code, bad.err]).toEqual([1, expect.stringContaining("line 1")]);
  });

  it("writes the graph and the papers, and reads the papers back", async () => {
    const graph = await work.run("export", "--format", "graphml", "--store", "sqlite:a.db");
    expect([graph.code, graph.out]).toEqual([0, expect.stringContaining("<graphml")]);
    const nodes = graph.out.match(/<node /g)?.length;
    const edges = graph.out.match(/<edge /g)?.length;
    expect(graph.err).toContain(`${nodes} concepts, ${edges} link`);
    const drawn = await work.run("export", "--format", "graphml", "--as-drawn", "--store", "sqlite:a.db");
    expect(drawn.out.match(/<edge /g)?.length ?? 0).toBeLessThanOrEqual(edges ?? 0);
    const bib = join(work.folder, "out.bib");
    expect((await work.run("export", "--format", "bibtex", "--out", bib, "--store", "sqlite:a.db")).code).toBe(0);
    expect(readFileSync(bib, "utf8")).toContain("title = {Phone cells}");
    const back = (await work.run("read", bib)).out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(back.map(({ id, title, abstract }) => [id, title, abstract])).toEqual(papers);
    expect((await work.run("export", "--format", "nope", "--store", "sqlite:a.db")).code).toBe(2);
    expect(
      (await work.run("export", "--format", "gexf", "--out", "/no/such/place", "--store", "sqlite:a.db")).code,
    ).toBe(1);
  });
});
