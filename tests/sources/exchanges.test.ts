import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type FetchTask, fetchPapers } from "../../graph/sources/fetch-papers.ts";
import { liveSources } from "../../graph/sources/registry.ts";
import type { LiveSource } from "../../graph/sources/source.ts";
import { fileOf, itemsOfFile, recordsIn } from "../readers/collect.ts";

/** What a service answers to one request. */
interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | object;
}

let close = async () => {};
afterEach(() => close());

/** A service that gives the recorded answers in order, or those that `answer` makes; `asked` are the requests. */
async function service(answer: (address: URL, number: number) => Answer) {
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? "/", "http://localhost");
    const { status = 200, headers = {}, body = "" } = answer(address, asked.push(address) - 1);
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => new Promise((resolve) => server.close(() => resolve()));
  return { asked, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const waits: number[] = [];
function task(source: string, base: string, more: Partial<FetchTask> = {}): FetchTask {
  waits.length = 0;
  return {
    ...{ source: liveSources[source] as LiveSource, query: "seals", output: join(fileOf("x", ""), "../papers.jsonl") },
    ...{ limit: 100_000, contact: "me@example.org", base },
    wait: async (milliseconds) => void waits.push(milliseconds),
    ...more,
  };
}
const params = (address: URL | undefined) => Object.fromEntries(address?.searchParams ?? []);
const titlesIn = async (path: string) => recordsIn((await itemsOfFile(path)).items).map((record) => record.title);

describe("OpenAlex", () => {
  const work = (i: number) => ({
    ...{ id: `https://openalex.org/W${i}`, doi: `https://doi.org/10.9999/s.${i}`, display_name: `Seals ${i}` },
    ...{ publication_year: 2021, abstract_inverted_index: { Kites: [0], count: [1], seals: [2] } },
  });
  const page = (from: number, to: number, next: string | null) => ({
    meta: { count: 150, per_page: 100, next_cursor: next },
    results: Array.from({ length: to - from }, (_, i) => work(from + i)),
  });

  it("is asked with the key, for a hundred works at once, and without the address of the user", async () => {
    const { base, asked } = await service((_, i) => ({
      headers: { "x-ratelimit-remaining-usd": "0.99" },
      body: i === 0 ? page(0, 100, "abc") : page(100, 150, null),
    }));
    const one = task("openalex", base, { apiKey: "k123" });
    expect(await fetchPapers(one)).toMatchObject({ papers: 150, total: 150 });
    expect(params(asked[0])).toEqual({ search: "seals", per_page: "100", cursor: "*", api_key: "k123" });
    expect(params(asked[1])).toEqual({ search: "seals", per_page: "100", cursor: "abc", api_key: "k123" });
    expect(await titlesIn(one.output)).toHaveLength(150);
  });

  it("whose budget is used up ends the run with what came, the time to go on, and where a key is had", async () => {
    const { base } = await service((_, i) =>
      i === 0
        ? { body: page(0, 100, "abc") }
        : { status: 429, headers: { "retry-after": "18000" }, body: { error: "Rate limit exceeded" } },
    );
    const one = task("openalex", base);
    await expect(fetchPapers(one)).rejects.toMatchObject({
      code: "UNAVAILABLE",
      message: expect.stringMatching(/for the next 5 hours: its budget of requests is used up/),
      hint: expect.stringMatching(/kept\. Run the same command again after \d{4}-.* UTC.*OPENALEX_API_KEY/),
    });
    expect(await titlesIn(one.output)).toHaveLength(100);
  });

  it.each([401, 403])("that refuses without a key (%i) says how to get one", async (status) => {
    const { base } = await service(() => ({ status, body: { error: "API key required" } }));
    await expect(fetchPapers(task("openalex", base))).rejects.toMatchObject({
      code: "FORBIDDEN",
      hint: expect.stringMatching(/openalex\.org\/settings\/api.*OPENALEX_API_KEY/),
    });
  });

  it("that refuses a key does not show it", async () => {
    const { base } = await service(() => ({ status: 401, body: { error: "Invalid key k123" } }));
    const error = await fetchPapers(task("openalex", base, { apiKey: "k123" })).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "FORBIDDEN" });
    expect(`${error} ${(error as { hint?: string }).hint}`).not.toContain("k123");
  });
});

describe("PubMed", () => {
  const DAY = 86_400_000;
  const first = Date.UTC(2000, 0, 1);
  /** Papers by the day on which they were entered: 12 a day for 2,000 days, and 10,500 on one day. */
  const perDay = (day: number) => (day === 700 ? 10_500 : 12);
  const dayOf = (name: string | undefined, other: number) =>
    name === undefined ? other : (Date.parse(`${name.replaceAll("/", "-")}T00:00:00Z`) - first) / DAY;

  function pubmedService() {
    return service((address) => {
      const asked = params(address);
      if (address.pathname === "/esearch.fcgi") {
        const from = Math.max(0, dayOf(asked.mindate, 0));
        const to = Math.min(1999, dayOf(asked.maxdate, 1999));
        let count = 0;
        for (let day = from; day <= to; day++) count += perDay(day);
        return { body: { esearchresult: { count: String(count), webenv: `${from}-${to}`, querykey: "1" } } };
      }
      const [from = 0] = (asked.WebEnv ?? "").split("-").map(Number);
      const start = Number(asked.retstart);
      if (start + Number(asked.retmax) > 10_000) return { status: 400, body: "retstart cannot be larger than 9998" };
      const articles = Array.from({ length: Number(asked.retmax) }, (_, i) => {
        const id = from * 20_000 + start + i + 1;
        return `<PubmedArticle><MedlineCitation><PMID>${id}</PMID><Article><ArticleTitle>Seals ${id}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`;
      });
      return { body: `<?xml version="1.0"?><PubmedArticleSet>${articles.join("")}</PubmedArticleSet>` };
    });
  }

  it("gives all of more than 10,000 papers by days, and says what it does not give", async () => {
    const { base, asked } = await pubmedService();
    const one = task("pubmed", base, { apiKey: "n123", limit: 1_000_000 });
    const all = 1999 * 12 + 10_500;
    const report = await fetchPapers(one);
    expect(report).toMatchObject({ papers: all - 500, total: all, repeated: 0 });
    expect(report.notices).toEqual([expect.stringContaining("10500 papers entered on 2001/12/01 and gives 10000")]);
    expect(asked.every((address) => params(address).api_key === "n123")).toBe(true);
  });

  it("goes on in the days where a run was stopped", async () => {
    const { base } = await pubmedService();
    const stop = new AbortController();
    const one = task("pubmed", base, { limit: 1_000_000 });
    const onPage = (papers: number) => papers >= 11_000 && stop.abort();
    await expect(fetchPapers({ ...one, signal: stop.signal, onPage })).rejects.toThrow();
    const report = await fetchPapers(one);
    expect(report).toMatchObject({ papers: 1999 * 12 + 10_000, resumed: true, repeated: 0 });
  });
});

describe("arXiv", () => {
  const feed = (from: number, to: number) =>
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><opensearch:totalResults xmlns:opensearch="o">300</opensearch:totalResults>${Array.from({ length: to - from }, (_, i) => `<entry><id>http://arxiv.org/abs/2101.${String(from + i).padStart(5, "0")}v1</id><title>Seals ${from + i}</title><summary>Kites count seals.</summary></entry>`).join("")}</feed>`;

  it("that wants fewer requests is given minutes; what came is kept, and a later run goes on", async () => {
    let isBusy = true;
    const { base } = await service((address) => {
      const start = Number(params(address).start);
      if (start > 0 && isBusy) return { status: 429, body: "Rate exceeded." };
      return { body: feed(start, Math.min(300, start + 200)) };
    });
    const one = task("arxiv", base);
    await expect(fetchPapers(one)).rejects.toMatchObject({
      code: "UNAVAILABLE",
      message: expect.stringMatching(/fewer requests \(429\)/),
      hint: expect.stringMatching(/kept\. Run the same command again later/),
    });
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 480_000]);
    expect(await titlesIn(one.output)).toHaveLength(200);
    isBusy = false;
    expect(await fetchPapers(one)).toMatchObject({ papers: 300, fetched: 100, resumed: true });
  });
});
