import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, desk, sample } from "../cli/cli.ts";
import { hostileFiles } from "../readers/hostile-files.ts";

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

/** Sends the signal, and tells how long the process took to end and how it ended. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const since = performance.now();
  const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
  child.kill(signal);
  await gone;
  expect(performance.now() - since).toBeLessThan(LIMIT_MS);
  return child.exitCode;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
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
    await said(child, /Ctrl-C/);
    expect(await end(child, signal)).toBe(0);
  });

  it("an explorer that computes, previews and imports", async () => {
    const child = place.start("serve", "--store", "sample.db", "--port", "0");
    const url = /http:\S+/.exec(await said(child, /Ctrl-C/))?.[0] ?? "";
    const post = (path: string, body: string) =>
      fetch(`${url}api${path}`, { method: "POST", body, headers: { "Content-Type": "application/octet-stream" } });
    const cut = [
      fetch(`${url}api/map`),
      fetch(`${url}api/bridges`),
      post("/imports?name=many.jsonl", papers(20_000)),
      post("/imports/preview?name=slow.bib", hostileFiles["rule.bib"]!(20_000)),
    ];
    for (const each of cut) each.catch(() => undefined);
    await pause(1500);
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
    const file = place.file("slow.csv", hostileFiles["backslashes.csv"]!(30));
    const child = place.start("extract", file, "--store", `slow-${signal}.db`);
    while (!existsSync(join(place.folder, `slow-${signal}.db`))) await pause(20);
    await pause(500);
    await end(child, signal);
  });

  it.each([
    ["read", () => ["read", place.file("large.jsonl", papers(60_000))]],
    [
      "read of a file that takes no end",
      () => ["read", place.file("slow.jsonl", hostileFiles["backslashes.jsonl"]!(30))],
    ],
    ["publish", () => ["publish", `site-${signal}`, "--store", "sample.db"]],
    ["mcp", () => ["mcp", "--store", "sample.db"]],
    ["dump into a pipe that nobody reads", () => ["dump", "--store", "sample.db"]],
  ])("%s", async (_, words) => {
    const child = place.start(...words());
    await pause(2500);
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
      ["read", sample],
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
