import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { get as httpGet } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openStore } from "../../../graph/store/open/open-store.ts";
import { type RunningServer, type ServeOptions, startServer } from "../../../server/main.ts";

const running: RunningServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

const newPath = () => join(mkdtempSync(join(tmpdir(), "isthmus-jobs-")), "store.db");

async function start(options: Partial<ServeOptions> = {}): Promise<RunningServer> {
  const store = await openStore(newPath());
  const server = await startServer({ store, port: 0, logLevel: "silent", ...options });
  running.push(server);
  await server.ready;
  return server;
}

const record = (k: number) =>
  JSON.stringify({
    id: `p${k}`,
    title: `Graph neural networks for molecules, part ${k}`,
    abstract: `We train graph neural networks with message passing on molecular graphs. Run ${k} uses contrastive learning.`,
    year: 2015 + (k % 8),
  });
const lines = (count: number) => Array.from({ length: count }, (_, k) => record(k)).join("\n");

async function upload(server: RunningServer, path: string, body: string, type = "application/octet-stream") {
  const answer = await fetch(`${server.url}api${path}`, { method: "POST", body, headers: { "Content-Type": type } });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

async function json(server: RunningServer, path: string, method = "GET") {
  return JSON.parse(await (await fetch(`${server.url}api${path}`, { method })).text());
}

async function ended(server: RunningServer, id: string) {
  const text = await (await fetch(`${server.url}api/jobs/${id}/events`)).text();
  const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data as string));
  return { events, last: events.at(-1) };
}

describe("imports", () => {
  it("brings a file in, tells its progress, reports every line, and serves the new papers", async () => {
    const server = await start();
    const { status, body: job } = await upload(server, "/imports?name=mine.jsonl", `${lines(30)}\n{"title": broken\n`);
    expect(status).toBe(200);
    expect(job).toMatchObject({ kind: "import", label: "mine.jsonl", state: "running" });
    const { events, last } = await ended(server, job.id);
    expect(last.problem).toBeNull();
    expect(last).toMatchObject({ state: "done", report: { read: 30, added: 30, papers: 30, skippedTotal: 1 } });
    expect(last.report.skipped[0]).toMatchObject({ line: 31 });
    expect(events.some(({ progress }) => progress?.phase === "Finding phrases")).toBe(true);
    expect(await json(server, "/status")).toMatchObject({ state: "ready", papers: 30 });
    expect((await json(server, "/papers?limit=1")).total).toBe(30);
    expect(await json(server, `/jobs/${job.id}`)).toEqual(last);
  });

  it("says why a file cannot be read", async () => {
    const server = await start();
    const { body: job } = await upload(server, "/imports?name=empty.jsonl", " ");
    const { last } = await ended(server, job.id);
    expect(last).toMatchObject({ state: "failed", report: null });
    expect(last.problem).toContain("empty.jsonl");
  });

  it("leaves nothing when it is cancelled, and can be begun again", async () => {
    const server = await start();
    const { body: job } = await upload(server, "/imports?name=many.jsonl", lines(3000));
    expect((await upload(server, "/imports?name=other.jsonl", lines(1))).status).toBe(409);
    await json(server, `/jobs/${job.id}`, "DELETE");
    expect((await ended(server, job.id)).last.state).toBe("cancelled");
    expect(await json(server, "/sources")).toEqual({ items: [] });
    expect(await json(server, "/status")).toMatchObject({ papers: 0 });
    const { body: again } = await upload(server, "/imports?name=many.jsonl", lines(40));
    const { last } = await ended(server, again.id);
    expect([last.state, last.problem, last.report.papers]).toEqual(["done", null, 40]);
  });

  it("keeps what was read so far when asked to", async () => {
    const server = await start();
    const { body: job } = await upload(server, "/imports?name=many.jsonl", lines(5000));
    await json(server, `/jobs/${job.id}?papers=keep`, "DELETE");
    const { last } = await ended(server, job.id);
    expect([last.state, last.problem]).toEqual(["done", null]);
    expect(last.report.read).toBeLessThanOrEqual(5000);
    expect((await json(server, "/status")).papers).toBe(last.report.papers);
  });

  it("are listed as sources, each of which can be removed", async () => {
    const server = await start();
    const bring = async (name: string, body: string) =>
      ended(server, (await upload(server, `/imports?name=${name}`, body)).body.id);
    await bring("first.jsonl", lines(30));
    await bring("second.jsonl", `${lines(35)}\n{"title": broken\n`);
    const { items } = await json(server, "/sources");
    expect(items).toMatchObject([
      { id: "1", name: "first.jsonl", kind: "upload", state: "complete", read: 30, added: 30, papers: 30, only: 0 },
      { id: "2", name: "second.jsonl", read: 35, added: 5, unchanged: 30, papers: 35, only: 5 },
    ]);
    expect(items[1].skipped).toMatchObject([{ records: 1 }]);
    const job = await json(server, "/sources/2", "DELETE");
    expect(job).toMatchObject({ kind: "removal", state: "running" });
    expect((await ended(server, job.id)).last).toMatchObject({ state: "done", problem: null });
    expect(await json(server, "/status")).toMatchObject({ papers: 30 });
    expect((await json(server, "/sources")).items).toMatchObject([{ id: "1", only: 30 }]);
    expect((await fetch(`${server.url}api/sources/2`, { method: "DELETE" })).status).toBe(404);
  });

  it("shows the first ten papers before anything is stored, also of the beginning of a large file", async () => {
    const server = await start();
    const { body } = await upload(server, "/imports/preview?name=mine.jsonl", lines(30));
    expect(body).toMatchObject({ complete: true, formats: ["JSON Lines"], records: 30, withoutYear: 0, skipped: [] });
    expect(body.papers).toHaveLength(10);
    expect(body.papers[0]).toMatchObject({ line: 1, year: 2015, title: expect.stringContaining("part 0") });
    const { body: large } = await upload(server, "/imports/preview?name=mine.jsonl", lines(25_000));
    expect(large).toMatchObject({ complete: false, skipped: [], skippedTotal: 0 });
    expect(large.papers).toHaveLength(10);
    expect(large.records).toBe(5000);
    const broken = `{ no JSON\n{}\n${lines(12)}`;
    const { body: faulty } = await upload(server, "/imports/preview?name=mine.jsonl", broken);
    expect(faulty).toMatchObject({ records: 12, skippedTotal: 2 });
    expect((await json(server, "/status")).papers).toBe(0);
    expect((await upload(server, "/imports/preview?name=x.jsonl&format=nonsense", lines(1))).status).toBe(400);
  });

  it("takes no type that a form of another site can send", async () => {
    const server = await start();
    expect((await upload(server, "/imports?name=x", lines(1), "text/plain")).status).toBe(415);
    expect((await upload(server, "/imports", lines(1))).status).toBe(400);
  });
});

describe("jobs", () => {
  it("that are unknown are a problem", async () => {
    const server = await start();
    for (const path of ["/jobs/none", "/jobs/none/events"]) {
      expect((await fetch(`${server.url}api${path}`)).status).toBe(404);
    }
  });

  it("stop sending when the reader leaves, and do not keep the server from closing", async () => {
    const server = await start();
    const { body: job } = await upload(server, "/imports?name=many.jsonl", lines(3000));
    const request = httpGet(`${server.url}api/jobs/${job.id}/events`);
    const [response] = await once(request, "response");
    expect(response.headers["content-type"]).toContain("text/event-stream");
    await once(response, "data");
    request.destroy();
    running.splice(running.indexOf(server), 1);
    await server.close();
  });
});
