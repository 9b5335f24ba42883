import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FetchTask, fetchPapers } from "../../graph/sources/fetch-papers.ts";
import { liveSources } from "../../graph/sources/registry.ts";
import type { LiveSource } from "../../graph/sources/source.ts";
import { fileOf, itemsOfFile, recordsIn } from "../readers/collect.ts";
import { type LiveServer, liveServer, TITLES } from "./live-server.ts";

let server: LiveServer;
let waits: number[];
beforeAll(async () => {
  server = await liveServer();
});
beforeEach(() => {
  waits = [];
  server.faults.length = 0;
  server.asked.length = 0;
});
afterAll(() => server.close());

const outputFile = () => join(fileOf("x", ""), "../papers.jsonl");
function task(source: string, more: Partial<FetchTask> = {}): FetchTask {
  return {
    ...{ source: liveSources[source] as LiveSource, query: "tides", output: outputFile(), limit: 1000 },
    ...{ base: server.base, contact: "me@example.org" },
    wait: async (milliseconds) => void waits.push(milliseconds),
    ...more,
  };
}
const titlesIn = async (path: string) => recordsIn((await itemsOfFile(path)).items).map((record) => record.title);

describe.each(["arxiv", "openalex", "pubmed"])("fetching from %s", (source) => {
  it("writes every page as lines that the readers know, and says who asks", async () => {
    const one = task(source);
    const report = await fetchPapers(one);
    expect(report).toMatchObject({ papers: 450, fetched: 450, repeated: 0, total: 450, resumed: false });
    expect(await titlesIn(one.output)).toEqual(TITLES);
    const [record] = recordsIn((await itemsOfFile(one.output)).items);
    expect(record?.abstract).toMatch(/^Tides and storms/);
    expect(server.agents.at(-1)).toBe("isthmus (me@example.org)");
    expect(existsSync(`${one.output}.state.json`)).toBe(false);
  });

  it("asks for no more than is wanted", async () => {
    const one = task(source, { limit: 120 });
    expect(await fetchPapers(one)).toMatchObject({ papers: 120 });
    expect(await titlesIn(one.output)).toEqual(TITLES.slice(0, 120));
    expect(server.asked.length).toBeLessThanOrEqual(2);
  });

  it("outlasts what passes: 429, 500, a broken connection, a page that is cut off or empty", async () => {
    const one = task(source);
    server.faults.push("429", null, "500", "broken", "malformed", null, "empty", "broken");
    const reasons: string[] = [];
    const report = await fetchPapers({ ...one, onWait: (reason) => reasons.push(reason) });
    expect(report).toMatchObject({ papers: 450, repeated: 0 });
    expect(await titlesIn(one.output)).toEqual(TITLES);
    // What Retry-After says, then one, two, four … seconds, anew for each page.
    expect(waits[0]).toBe(7000);
    expect(waits.slice(1, 4)).toEqual([1000, 2000, 4000]);
    expect(reasons.join("; ")).toMatch(/429.*503.*connection broke/);
  });

  it("goes on where a run was stopped, whatever had been half written, and keeps no paper twice", async () => {
    const one = task(source);
    const stop = new AbortController();
    const onPage = (papers: number) => papers === 200 && stop.abort();
    await expect(fetchPapers({ ...one, signal: stop.signal, onPage })).rejects.toThrow();
    writeFileSync(one.output, `${readFileSync(one.output, "utf8")}{"id":"half a li`);
    expect(await fetchPapers(one)).toMatchObject({ papers: 450, fetched: 250, resumed: true });
    expect(await titlesIn(one.output)).toEqual(TITLES);
  });
});

describe("fetching", () => {
  it("leaves out papers that come again on a later page", async () => {
    const shifted = await liveServer(
      TITLES.flatMap((title, i) => (i === 210 ? [TITLES[3] as string, title] : [title])),
    );
    const same: LiveSource = {
      ...(liveSources.arxiv as LiveSource),
      async *pages(request, base, ask) {
        for await (const page of (liveSources.arxiv as LiveSource).pages(request, base, ask)) {
          yield { ...page, papers: page.papers.map(({ data }) => ({ id: (data as { title: string }).title, data })) };
        }
      },
    };
    const report = await fetchPapers(task("arxiv", { source: same, base: shifted.base }));
    expect(report).toMatchObject({ papers: 450, repeated: 1 });
    await shifted.close();
  });

  it("fetches by DOI and names those that are not there", async () => {
    const dois = Array.from({ length: 60 }, (_, i) => `https://doi.org/10.1234/P.${i}`).join("\n");
    const one = task("doi", { query: `${dois}\n10.9999/none, doi:10.1234/p.3.` });
    expect(await fetchPapers(one)).toMatchObject({ papers: 60, missing: ["10.9999/none"] });
    expect(server.asked).toHaveLength(2);
  });

  it("keeps apart two queries that are to go into one file", async () => {
    const one = task("openalex");
    const stop = new AbortController();
    await expect(fetchPapers({ ...one, signal: stop.signal, onPage: () => stop.abort() })).rejects.toThrow();
    await expect(fetchPapers({ ...one, query: "storms" })).rejects.toMatchObject({ code: "CONFLICT", hint: /--out/ });
    await fetchPapers(one);
    await expect(fetchPapers(one)).rejects.toMatchObject({ code: "CONFLICT", message: /there already/ });
  });

  it("tells what the source says of a query it cannot read, and leaves nothing behind", async () => {
    const one = task("openalex", { query: "nonsense:1" });
    await expect(fetchPapers(one)).rejects.toMatchObject({
      message: expect.stringMatching(/refused.*400.*unknown field/),
    });
    expect(existsSync(one.output) || existsSync(`${one.output}.state.json`)).toBe(false);
  });

  it("gives up when a source asks for a day, or never answers, and keeps what came", async () => {
    const one = task("openalex");
    server.faults.push(null, "slow-down");
    await expect(fetchPapers(one)).rejects.toMatchObject({
      code: "UNAVAILABLE",
      hint: expect.stringMatching(/again after \d{4}-\d\d-\d\d/),
    });
    expect(await titlesIn(one.output)).toHaveLength(100);
    server.faults.push("500", "500", "500", "500", "500", "500");
    await expect(fetchPapers(one)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(await fetchPapers(one)).toMatchObject({ papers: 450, resumed: true });
  });

  it("pauses between two requests as the operator asks", async () => {
    const source = { ...(liveSources.arxiv as LiveSource), pause: 3000 };
    const remote = task("arxiv", { source, base: server.base.replace("127.0.0.1", "[::ffff:127.0.0.1]") });
    await fetchPapers(remote);
    expect(waits).toHaveLength(2);
    for (const wait of waits) expect(wait).toBeGreaterThan(2000);
  });
});
