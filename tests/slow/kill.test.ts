import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CURRENT_EXTRACTOR, isUnfinished } from "../../graph/ingest/unfinished.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { program } from "../cli/cli.ts";
import { dumpOf, ingestInto, type Workbench, workbench } from "../ingest/workbench.ts";
import { jsonLines, writtenPapers } from "../ingest/written-papers.ts";
import { transpiled } from "../transpiled.ts";
import { exited, serverOf } from "./running-server.ts";

const child = join(transpiled, "tests/ingest/ingest-child.js");
let bench: Workbench;
let file: string;
let undisturbed: string;

beforeAll(async () => {
  bench = workbench();
  file = bench.file("papers.jsonl", jsonLines(writtenPapers(1100)));
  await ingestInto(bench.store("undisturbed"), [file], { workers: 1 });
  undisturbed = await dumpOf(bench.store("undisturbed"));
});
afterAll(() => bench.end());

/** Starts an ingest and kills it, without warning, when it has come so far. */
async function killAt(store: string, workers: number, phase: string, done: number): Promise<void> {
  const args = [child, store, file, String(workers), phase, String(done)];
  const running = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = (await once(running.stdout, "data")) as [Buffer];
  expect(said.toString()).toBe("here\n");
  running.kill("SIGKILL");
  const [, signal] = (await once(running, "exit")) as [number | null, string];
  expect(signal).toBe("SIGKILL");
}

async function unfinished(path: string): Promise<boolean> {
  const store = await openStore(path);
  const summary = await store.summary(CURRENT_EXTRACTOR);
  await store.close();
  return isUnfinished(summary);
}

describe("an ingest killed without warning", () => {
  it.each([
    ["while reading", 1, "read", 1000],
    ["when extraction begins", 2, "extract", 0],
    ["during extraction", 2, "extract", 700],
    ["during extraction in place", 1, "extract", 600],
    ["while the concepts are decided", 1, "concepts", 1000],
    ["while the graph is replaced", 1, "save", 1000],
  ])(
    "%s ends in the same graph when run again",
    async (name, workers, phase, done) => {
      const store = bench.store(name.replaceAll(" ", "-"));
      await killAt(store, workers, phase, done);
      expect(await unfinished(store)).toBe(true);
      await ingestInto(store, [file]);
      expect(await unfinished(store)).toBe(false);
      expect(await dumpOf(store)).toBe(undisturbed);
    },
    180_000,
  );

  it.each([
    ["before the concepts are decided", "extract", 20],
    ["while the concepts are decided", "concepts", 1],
    ["while the graph is changed", "save", 1],
  ])(
    "%s by few papers added to many ends in the same graph when run again",
    async (name, phase, done) => {
      const store = bench.store(`added-${name.replaceAll(" ", "-")}`);
      const most = bench.file("most/papers.jsonl", jsonLines(writtenPapers(1100).slice(0, 1080)));
      await ingestInto(store, [most], { workers: 1 });
      await killAt(store, 1, phase, done);
      expect(await unfinished(store)).toBe(true);
      await ingestInto(store, [file]);
      expect(await unfinished(store)).toBe(false);
      expect(await dumpOf(store)).toBe(undisturbed);
    },
    180_000,
  );

  it("again and again still ends in the same graph, completed without the file", async () => {
    const store = bench.store("again");
    await killAt(store, 1, "read", 1000);
    await killAt(store, 2, "extract", 300);
    await killAt(store, 2, "extract", 300);
    await killAt(store, 1, "save", 1000);
    await ingestInto(store, [], { workers: 1 });
    expect(await dumpOf(store)).toBe(undisturbed);
  }, 180_000);
});

describe("a server killed without warning", () => {
  it("leaves an upload that the next one removes, and no upload of a server that runs", async () => {
    const temporary = join(bench.folder, "temporary");
    mkdirSync(temporary);
    const uploads = () => readdirSync(temporary).filter((name) => name.startsWith("isthmus-upload-"));
    for (const name of ["running", "victim"]) await (await openStore(bench.store(name))).close();
    const start = async (name: string) => {
      const words = [program, "serve", "--store", bench.store(name), "--port", "0", "--json"];
      return serverOf(spawn(process.execPath, words, { env: { ...process.env, TMPDIR: temporary, CI: "1" } }));
    };
    const beginUpload = async (server: Awaited<ReturnType<typeof start>>) => {
      const before = uploads();
      // A server closes a connection on which too little comes.
      const body = new ReadableStream({
        async pull(stream) {
          stream.enqueue(new TextEncoder().encode("\n".repeat(2000)));
          await wait(500);
        },
      });
      const headers = { "Content-Type": "application/octet-stream" };
      const request = { method: "POST", body, headers, duplex: "half" } as RequestInit;
      server.ask("/imports?name=never.jsonl", request).catch(() => undefined);
      await expect.poll(() => uploads().length, { timeout: 20_000 }).toBe(before.length + 1);
      return uploads().filter((name) => !before.includes(name));
    };
    const running = await start("running");
    const stays = await beginUpload(running);
    const victim = await start("victim");
    const goes = await beginUpload(victim);
    victim.child.kill("SIGKILL");
    await exited(victim.child);
    expect(uploads()).toEqual(expect.arrayContaining([...stays, ...goes]));
    const next = await start("victim");
    await expect.poll(uploads, { timeout: 20_000 }).toEqual(stays);
    await next.kill();
    await running.kill();
  }, 120_000);
});
