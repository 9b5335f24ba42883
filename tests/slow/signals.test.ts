import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, readdirSync, readlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Job } from "../../graph/contract/jobs.ts";
import { type Desk, desk, sample } from "../cli/cli.ts";

/** What was asked to end is gone by then. */
const LIMIT_MS = 5000;

let place: Desk;
beforeAll(async () => {
  place = desk();
  await place.run("extract", sample, "--store", "sample.db");
});
afterAll(() => place.end());

function said(child: ChildProcess, words: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
        if (words.test(text)) resolve(text);
      });
    }
    child.once("close", () => reject(new Error(`It ended before it said ${words}: ${text}`)));
  });
}

/** Sends the signal to a process that is at work, and tells how it ended. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  const since = performance.now();
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
  expect(performance.now() - since).toBeLessThan(LIMIT_MS);
  return child.exitCode;
}

/** Gives a process papers on its standard input, and never says that they are all. */
function feed(child: ChildProcess): void {
  const lines = `${papers(200)}\n`;
  const timer = setInterval(() => child.stdin?.writableNeedDrain || child.stdin?.write(lines), 50);
  child.stdin?.on("error", () => undefined);
  child.once("exit", () => clearInterval(timer));
}

/** Waits until a process has a file open. Where the system does not say so, it has had the time. */
async function opened({ pid }: ChildProcess, name: string): Promise<void> {
  if (!existsSync(`/proc/${pid}/fd`)) return wait(3000);
  const files = () =>
    readdirSync(`/proc/${pid}/fd`).map((number) => {
      // What was closed meanwhile is no link any more.
      return existsSync(`/proc/${pid}/fd/${number}`) ? readlinkSync(`/proc/${pid}/fd/${number}`) : "";
    });
  await expect.poll(files, { timeout: 30_000 }).toContainEqual(expect.stringMatching(new RegExp(`${name}$`)));
}

/** Files that a server has received or is about to receive. */
const uploadsTo = ({ pid }: ChildProcess) =>
  readdirSync(tmpdir()).filter((name) => name.startsWith("isthmus-upload-") && name.includes(`-${pid}-`));

const papers = (count: number) =>
  Array.from({ length: count }, (_, k) =>
    JSON.stringify({
      id: `p${k}`,
      title: `Graph neural networks ${k}`,
      abstract: "We train graph networks. ".repeat(20),
    }),
  ).join("\n");

// Windows ends a process at once and sends it no signal.
describe.skipIf(process.platform === "win32").each(["SIGTERM", "SIGINT"] as const)("%s ends", (signal) => {
  it("an idle explorer in order", async () => {
    const child = place.start("serve", "--store", "sample.db", "--port", "0");
    const url = /http:\S+/.exec(await said(child, /Ctrl-C/))?.[0] ?? "";
    // Threads that still load their modules cannot be ended in order, and on a busy machine that takes seconds.
    for (const path of ["map", "bridges", "trends"]) await (await fetch(`${url}api/${path}`)).text();
    expect(await end(child, signal)).toBe(0);
  });

  it("an explorer that computes, previews and imports", async () => {
    const child = place.start("serve", "--store", "sample.db", "--port", "0");
    const url = /http:\S+/.exec(await said(child, /Ctrl-C/))?.[0] ?? "";
    const post = (path: string, body: string | ReadableStream) =>
      fetch(`${url}api${path}`, {
        ...{ method: "POST", body, headers: { "Content-Type": "application/octet-stream" }, duplex: "half" },
      } as RequestInit);
    const endless = new ReadableStream({
      // A server closes a connection on which too little comes.
      async pull(stream) {
        stream.enqueue(new TextEncoder().encode("@article{a,\n".repeat(200)));
        await wait(500);
      },
    });
    for (const cut of [fetch(`${url}api/map`), post("/imports/preview?name=slow.bib", endless)]) {
      cut.catch(() => undefined);
    }
    const { id } = (await (await post("/imports?name=many.jsonl", papers(20_000))).json()) as Job;
    const job = async () => (await (await fetch(`${url}api/jobs/${id}`)).json()) as Job;
    await expect.poll(job, { timeout: 30_000 }).toMatchObject({ state: "running", progress: expect.anything() });
    await expect.poll(() => uploadsTo(child).length, { timeout: 30_000 }).toBe(2);
    await end(child, signal);
  });

  it("an extraction, in words, and the next one goes on", async () => {
    const store = `cut-${signal}.db`;
    const child = place.start("extract", place.file(`many-${signal}.jsonl`, papers(6000)), "--store", store);
    const text = said(child, /run the same command again/);
    await said(child, /Reading/);
    await end(child, signal);
    expect(await text).toMatch(/Stopped before the end/);
  });

  it("an extraction whose file takes no end", async () => {
    const child = place.start("extract", "-", "--format", "jsonl", "--store", `slow-${signal}.db`);
    feed(child);
    await said(child, /Reading/);
    await end(child, signal);
  });

  it("read of a file that takes no end", async () => {
    const child = place.start("read", "-", "--format", "jsonl");
    feed(child);
    await said(child, /Graph neural/);
    await end(child, signal);
  });

  it.each([
    ["read", () => ["read", place.file("large.jsonl", papers(60_000))]],
    ["dump", () => ["dump", "--store", "sample.db"]],
    ["export", () => ["export", "--store", "sample.db", "--format", "csl"]],
  ])("%s into a pipe that nobody reads", async (_, words) => {
    const child = place.start(...words());
    await once(child.stdout as NodeJS.ReadableStream, "readable");
    await end(child, signal);
  });

  it("publish", async () => {
    const child = place.start("publish", `site-${signal}`, "--store", "sample.db");
    await said(child, /Computing|not been built/);
    // It is near its end by then, or has no explorer to publish.
    if (child.exitCode === null && child.signalCode === null) await end(child, signal);
  });

  it("a copy, and the next one goes on", async () => {
    const words = ["copy", "sample.db", `copy-${signal}.db`];
    const child = place.start(...words);
    await said(child, /Copying/);
    // A copy of the sample may be near its end by then.
    if (child.exitCode === null && child.signalCode === null) await end(child, signal);
    expect((await place.run(...words)).out).toMatch(/both stores have the checksum/);
  });

  it.each([
    ["curate", ["curate", "merge", "graph neural network", "--into", "diffusion model"]],
    ["sources remove", ["sources", "remove", "1"]],
  ])("%s that waits for another process to write", async (_, words) => {
    const other = new Database(join(place.folder, "sample.db"));
    other.exec("BEGIN IMMEDIATE");
    try {
      const child = place.start(...words, "--store", "sample.db");
      await opened(child, "sample.db");
      await end(child, signal);
    } finally {
      other.close();
    }
  });

  it("sources again, of a file that takes no end", async () => {
    const child = place.start("sources", "again", "1", "-", "--format", "jsonl", "--store", "sample.db");
    feed(child);
    await opened(child, "sample.db");
    await end(child, signal);
  });

  it("mcp", async () => {
    const child = place.start("mcp", "--store", "sample.db");
    const params = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } };
    child.stdin?.write(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params })}\n`);
    await said(child, /protocolVersion/);
    await end(child, signal);
  });
});

// These devices are of POSIX systems.
describe.skipIf(process.platform !== "linux")("results that cannot be written", () => {
  it.each([
    ["dump", ["dump", "--store", "sample.db"]],
    ["read", ["read", sample]],
    ["export", ["export", "--store", "sample.db", "--format", "csv-papers"]],
    ["stats", ["stats", "--store", "sample.db", "--json"]],
    ["concepts", ["concepts", "--store", "sample.db"]],
    ["cooccur", ["bridges", "--store", "sample.db"]],
    ["help", ["--help"]],
    ["version", ["--version"]],
  ])("%s to a full disk fails in one sentence", async (_, words) => {
    const child = place.startInto(openSync("/dev/full", "w"), ...words);
    let text = "";
    child.stderr?.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
    });
    await once(child, "close");
    expect([child.exitCode, text]).toEqual([1, expect.stringMatching(/^isthmus: [^\n]*full[^\n]*\n {9}\S[^\n]*\n$/m)]);
    expect(text).not.toMatch(/ENOSPC|\n {4}at /);
  });

  it("to a reader that has seen enough end quietly", async () => {
    for (const words of [
      ["dump", "--store", "sample.db"],
      // more than a pipe holds, so that none is at its end when the reader goes
      ["read", ...Array.from({ length: 30 }, () => sample)],
    ]) {
      const child = place.start(...words);
      child.stdout?.once("data", () => child.stdout?.destroy());
      let text = "";
      child.stderr?.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
      });
      await once(child, "close");
      expect([child.exitCode, text]).toEqual([0, ""]);
    }
  });
});
