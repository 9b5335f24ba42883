import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre";
import request from "supertest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../../graph/store/open/open-store.ts";
import { createApp } from "../../../server/adapters/express/app.ts";
import { collectionsBeside } from "../../../server/context/collections.ts";
import { ServerContext } from "../../../server/context/context.ts";
import { allHandlers } from "../../../server/handlers/all.ts";

let folder: string;
let context: ServerContext;
let app: ReturnType<typeof createApp>;

async function start({ sample = false, alone = false, readOnly = false } = {}): Promise<void> {
  const store = await openStore(`sqlite:${join(folder, "first.sqlite")}`);
  const collections = alone ? undefined : collectionsBeside(store.url);
  const options = { store, sources: store.sources, name: "First", sample, readOnly, version: "0", workers: false };
  context = new ServerContext({ ...options, collections });
  app = createApp(allHandlers(context), { readOnly });
  await context.live.open();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "isthmus-imports-"));
});
afterEach(() => context.close());

const row = (k: number) =>
  `Tides in estuary ${k},We measure salt marsh erosion and tidal mixing in estuary ${k}.,20${10 + k}`;
const csv = (header: string, rows: number) => [header, ...Array.from({ length: rows }, (_, k) => row(k))].join("\n");

async function send(path: string, body: string | Uint8Array) {
  const answer = request(app).post(`/api${path}`).set("Content-Type", "application/octet-stream");
  return answer.send(Buffer.from(body));
}
const get = async (path: string) => (await request(app).get(`/api${path}`)).body;
const post = (path: string, body: object) => request(app).post(`/api${path}`).send(body);

/** The id of a job that was begun. */
async function idOf(asked: PromiseLike<request.Response>): Promise<string> {
  const { status, body } = await asked;
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.id;
}

/** The job once it has ended. */
async function ended(id: string) {
  for (;;) {
    const job = await get(`/jobs/${id}`);
    expect(job.id, job.detail).toBe(id);
    if (job.state !== "running") return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const imported = async (path: string, body: string) => ended((await send(path, body)).body.id);

describe("a preview", () => {
  it("says which column feeds which field, and reads columns as the user maps them", async () => {
    await start();
    const file = csv("Heading,Findings,When", 20);
    const { body } = await send("/imports/preview?name=a.csv", csv("Title,Outcome,Year", 20));
    expect(body.fields).toEqual([
      {
        file: "a.csv",
        format: "table (CSV, TSV)",
        fields: [
          { field: "title", names: ["Title"] },
          { field: "abstract", names: ["Outcome"] },
          { field: "year", names: ["Year"] },
        ],
        ignored: [],
      },
    ]);
    const swapped = await send("/imports/preview?name=a.csv&map=title=Findings,abstract=Heading,none=When", file);
    expect(swapped.body.papers[0]).toMatchObject({ title: expect.stringMatching(/^We measure/), year: null });
    expect(swapped.body.fields[0].ignored).toEqual(["When"]);
    expect((await send("/imports/preview?name=a.csv&map=colour=Findings", file)).status).toBe(400);
  });

  it("says that a file goes on after 5,000 papers", async () => {
    await start();
    const whole = await send("/imports/preview?name=a.csv", csv("Title,Abstract,Year", 5000));
    expect(whole.body).toMatchObject({ complete: true, records: 5000 });
    const more = await send("/imports/preview?name=a.csv", csv("Title,Abstract,Year", 5001));
    expect(more.body).toMatchObject({ complete: false, records: 5000 });
    expect(more.body.fields[0].fields[0]).toEqual({ field: "title", names: ["Title"] });
  });

  it("lists the sheets of a spreadsheet and reads the one that is chosen", async () => {
    await start();
    const sheet = (name: string, title: string) => ({
      name,
      rows: [
        ["Title", "Abstract"],
        [title, "It rains & shines."],
      ],
    });
    const book = await writeXlsx({ sheets: [sheet("Read & kept", "Seals on ice"), sheet("Later", "Terns on sand")] });
    const first = await send("/imports/preview?name=a.xlsx", book);
    expect(first.body).toMatchObject({ sheets: ["Read & kept", "Later"], papers: [{ title: "Seals on ice" }] });
    const second = await send("/imports/preview?name=a.xlsx&sheet=Later", book);
    expect(second.body.papers).toMatchObject([{ title: "Terns on sand" }]);
  });

  it("reads archives that are larger than the beginning of other files", async () => {
    await start();
    const noise = (k: number) =>
      Array.from({ length: 60 }, (_, i) => ((k * 7919 + i * 104_729) % 1_000_003).toString(36));
    const rows = Array.from({ length: 25_000 }, (_, k) => [`Paper ${k} on ice`, noise(k).join(" ")]);
    const book = await writeXlsx({ sheets: [{ name: "All", rows: [["Title", "Abstract"], ...rows] }] });
    expect(book.length).toBeGreaterThan(4 * 1024 ** 2);
    const { body } = await send("/imports/preview?name=large.xlsx", book);
    expect(body).toMatchObject({ complete: false, records: 5000, sheets: ["All"] });
  });
});

describe("a source that is read again", () => {
  it("is read as before, and the report says what changed", async () => {
    await start();
    const file = csv("Heading,Findings,When", 12);
    const job = await imported("/imports?name=a.csv&map=title=Heading,abstract=Findings", file);
    expect(job.report).toMatchObject({ added: 12, removed: 0, papers: 12 });
    expect(job.report.fields[0].fields[1]).toEqual({ field: "abstract", names: ["Findings"] });
    const { items } = await get("/sources");
    expect(items[0]).toMatchObject({ id: "1", query: null, settings: { map: "title=heading,abstract=findings" } });
    const lines = file.split("\n");
    const changed = [...lines.slice(0, 9), row(30), row(31)].join("\n");
    const again = await imported("/sources/1/again?name=b.csv", changed);
    expect(again.problem).toBeNull();
    expect(again.report).toMatchObject({ read: 10, added: 2, unchanged: 8, removed: 4, papers: 10 });
    expect((await get("/sources")).items).toMatchObject([
      { id: "1", name: "b.csv", papers: 10, settings: items[0].settings },
    ]);
    expect((await send("/sources/9/again?name=b.csv", changed)).status).toBe(404);
    expect((await post("/sources/1/new-papers", {})).status).toBe(409);
  });
});

describe("a live source", () => {
  let service: Server;
  let found: object[];
  beforeEach(async () => {
    service = createServer((_, response) => {
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify({ meta: { count: found.length, next_cursor: null }, results: found }));
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => service.once("listening", resolve));
    process.env.ISTHMUS_OPENALEX_URL = `http://127.0.0.1:${(service.address() as AddressInfo).port}/`;
  });
  afterEach(async () => {
    delete process.env.ISTHMUS_OPENALEX_URL;
    await new Promise((resolve) => service.close(resolve));
  });
  const work = (k: number) => ({
    id: `https://openalex.org/W${k}`,
    title: `Tides in estuary ${k}`,
    abstract_inverted_index: { We: [0], measure: [1], tidal: [2], mixing: [3] },
    publication_year: 2020,
  });

  it("is a source, and repeating its query adds the new papers; nothing is removed", async () => {
    await start();
    found = [work(1), work(2)];
    const query = { service: "openalex", query: "tides", max: 10 };
    const first = await ended(await idOf(post("/imports/queries", query)));
    expect([first.problem, first.report?.added]).toEqual([null, 2]);
    const { items } = await get("/sources");
    expect(items).toMatchObject([{ id: "1", kind: "query", name: "OpenAlex: tides", query, papers: 2 }]);
    found = [work(2), work(3)];
    const again = await ended((await post("/sources/1/new-papers", {})).body.id);
    expect(again.report).toMatchObject({ read: 2, added: 1, unchanged: 1, removed: 0, papers: 3 });
    expect((await send("/sources/1/again?name=a.csv", csv("Title,Abstract,Year", 1))).status).toBe(409);
    found = [];
    const none = await ended((await post("/imports/queries", { ...query, query: "nothing" })).body.id);
    expect(none).toMatchObject({ state: "failed", problem: expect.stringContaining("no paper") });
    expect((await get("/sources")).items).toHaveLength(1);
  });
});

describe("collections", () => {
  const file = csv("Title,Abstract,Year", 12);

  it("are started beside the present one, which stays as it is and can be opened again", async () => {
    await start();
    expect(await imported("/imports?name=a.csv", file)).toMatchObject({ state: "done", problem: null });
    await post("/curation/decisions", { actions: [{ kind: "rename", concept: "tidal-mixing", label: "mixing" }] });
    const before = await get("/status");
    const job = await imported(
      "/imports?name=b.csv&into=new&collection=My%20%2F%20tides",
      csv("Title,Abstract,Year", 3),
    );
    expect([job.problem, job.report?.papers]).toEqual([null, 3]);
    expect(await get("/status")).toMatchObject({ name: "My - tides", papers: 3, store: "sqlite:My - tides.sqlite" });
    const { items, problem } = await get("/collections");
    expect(problem).toBeNull();
    expect(items).toMatchObject([
      { file: "My - tides.sqlite", isPresent: true },
      { file: "first.sqlite", isPresent: false },
    ]);
    expect((await post("/collections/first.sqlite/open", {})).body.items).toMatchObject([
      { isPresent: false },
      { isPresent: true },
    ]);
    expect(await get("/status")).toMatchObject({ name: "First", papers: 12, revision: before.revision });
    for (const wrong of ["none.sqlite", "..%2Ffirst.sqlite", "notes.txt"]) {
      expect((await post(`/collections/${wrong}/open`, {})).status).toBe(404);
    }
  });

  it("never take the name of a file that is there, and leave nothing when nothing comes in", async () => {
    await start();
    writeFileSync(join(folder, "b.sqlite"), "not ours");
    const failed = await imported("/imports?name=b.csv&into=new", " ");
    expect(failed.state).toBe("failed");
    expect(readdirSync(folder).filter((name) => !/^first/.test(name))).toEqual(["b.sqlite"]);
    await imported("/imports?name=b.csv&into=new", file);
    expect(await get("/status")).toMatchObject({ name: "b-2", papers: 12 });
    expect(readFileSync(join(folder, "b.sqlite"), "utf8")).toBe("not ours");
    expect((await get("/collections")).items.map(({ name }: { name: string }) => name)).toEqual(["b-2", "first"]);
  });

  it("keep the sample from being mixed with other papers", async () => {
    await start({ sample: true });
    await imported("/imports?name=mine.csv", file);
    expect(await get("/status")).toMatchObject({ sample: false, name: "mine", papers: 12 });
    await post("/collections/first.sqlite/open", {});
    expect(await get("/status")).toMatchObject({ sample: true, name: "First", papers: 0 });
    await context.close();
    await start({ sample: true, alone: true });
    expect((await send("/imports?name=mine.csv", file)).status).toBe(409);
  });

  it("are refused with the reason where there is one only, and not listed to readers", async () => {
    await start({ alone: true });
    const { status, body } = await send("/imports?name=mine.csv&into=new", file);
    expect([status, body.detail]).toEqual([501, expect.stringContaining("one collection only")]);
    expect(await get("/collections")).toMatchObject({ items: [], problem: body.detail });
    await context.close();
    await (await openStore(`sqlite:${join(folder, "other.sqlite")}`)).close();
    await start({ readOnly: true });
    expect((await get("/collections")).items).toMatchObject([{ file: "first.sqlite" }]);
    expect((await post("/collections/other.sqlite/open", {})).status).toBe(403);
    expect(existsSync(join(folder, "other.sqlite"))).toBe(true);
  });
});
