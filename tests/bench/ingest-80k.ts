import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir, totalmem } from "node:os";
import { basename, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { EXTRACTOR } from "../../graph/extraction/version.ts";
import { ingest } from "../../graph/ingest/ingest.ts";
import { dump } from "../../graph/store/dump.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { corpora } from "../corpora.ts";

/**
 * Ingests the corpus of 80,000 papers from file to graph, takes some of them back and adds them again, and ingests all once
 * more, killed without warning half-way and run again; writes what it took: `tsx tests/bench/ingest-80k.ts [FILE]`;
 * `once [FILE]` leaves out the part with the kill; `added STORE [FILE]` measures only the adding, over a store that holds all
 * papers, and leaves the other figures as they are. With `child STORE FILE [STOP]` it is the process
 * that does the work, and that ends itself by SIGKILL when STOP papers are extracted.
 */
const [mode, ...rest] = process.argv.slice(2);
const results = resolve(import.meta.dirname, "ingest-80k.json");
const where = {
  machine: {
    processors: availableParallelism(),
    model: cpus()[0]?.model,
    gigabytes: Math.round(totalmem() / 2 ** 30),
  },
  node: process.version,
  extractor: EXTRACTOR,
};

if (mode === "child") await work(rest[0] as string, rest[1] ?? "", Number(rest[2] ?? Number.POSITIVE_INFINITY));
else if (mode === "added") await measureAdded(rest[0] as string, rest[1] ?? corpus());
else if (mode === "once") await measure(rest[0] ?? corpus(), false);
else await measure(mode ?? corpus(), true);

function corpus(): string {
  return resolve(corpora() ?? "", "corpora/papers-80k.jsonl.gz");
}

async function work(path: string, file: string, stop: number): Promise<void> {
  const store = await openStore(path);
  const phases: Record<string, number> = {};
  const begun = performance.now();
  const report = await ingest(store, file === "" ? [] : [file], {
    onProgress({ phase, done }) {
      phases[phase] = (performance.now() - begun) / 1000;
      if (phase === "extract" && done >= stop) process.kill(process.pid, "SIGKILL");
    },
  });
  await store.close();
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const { papers, concepts, mentions, seconds } = report;
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  const result = { papers, concepts, mentions, seconds, cpuSeconds, peakMegabytes: maxRSS / 1024, phasesEndAt: phases };
  process.stdout.write(JSON.stringify(result));
}

async function measure(file: string, killed: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-bench-"));
  try {
    const undisturbed = JSON.parse(await child(join(folder, "a.db"), file)) as { papers: number; seconds: number };
    const a = await checksum(join(folder, "a.db"));
    const added = await addToAll(folder, join(folder, "a.db"), file, a);
    const disturbed = killed ? await killHalfWay(folder, file, Math.floor(undisturbed.papers / 2)) : undefined;
    const result = {
      corpus: "papers-80k.jsonl.gz",
      ...where,
      undisturbed: { ...undisturbed, papersPerSecond: undisturbed.papers / undisturbed.seconds },
      storeMegabytes: statSync(join(folder, "a.db")).size / 2 ** 20,
      checksum: a,
      added,
      ...(disturbed && { disturbed, equalDumps: a === disturbed.checksum }),
    };
    write(result);
    if (!added.equalDumps || (disturbed && a !== disturbed.checksum)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureAdded(store: string, file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-bench-"));
  try {
    const added = await addToAll(folder, store, file, await checksum(store));
    write({ ...(JSON.parse(readFileSync(results, "utf8")) as object), added: { ...where, ...added } });
    if (!added.equalDumps) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The cost of adding a hundred papers, and a thousand, to all others; also checks that the graph equals that of all at once. */
async function addToAll(folder: string, all: string, file: string, checksumOfAll: string) {
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
  const hundred = await addSome(folder, all, file, lines, 100);
  const thousand = await addSome(folder, all, file, lines, 1000);
  const equalDumps = [hundred, thousand].every((one) => one.checksum === checksumOfAll);
  return { hundred, thousand, equalDumps };
}

/**
 * Removes papers, so that all is decided again; adds them again; and runs once more with nothing to add, which shows
 * the cost of starting the process.
 */
async function addSome(folder: string, all: string, file: string, lines: readonly string[], count: number) {
  const path = join(folder, `${count}.db`);
  copyFileSync(all, path);
  const some = lines.filter((_, i) => i % Math.floor(lines.length / count) === 0).slice(0, count);
  const store = await openStore(path);
  await store.savePapers(
    [],
    some.map((line) => (JSON.parse(line) as { id: string }).id),
  );
  await store.close();
  const decidedAnew = JSON.parse(await child(path, "")) as object;
  // of the same name, so that it is the same source
  const few = join(folder, String(count), basename(file, ".gz"));
  mkdirSync(join(folder, String(count)));
  writeFileSync(few, `${some.join("\n")}\n`);
  const added = JSON.parse(await child(path, few)) as object;
  const nothingNew = JSON.parse(await child(path, few)) as object;
  const storeMegabytes = statSync(path).size / 2 ** 20;
  return { papersAdded: some.length, decidedAnew, added, nothingNew, storeMegabytes, checksum: await checksum(path) };
}

function write(result: object): void {
  writeFileSync(results, `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
}

async function killHalfWay(folder: string, file: string, killedAt: number) {
  const store = join(folder, "b.db");
  await child(store, file, killedAt);
  const resumed = JSON.parse(await child(store, file)) as object;
  return { killedAt, resumed, checksum: await checksum(store) };
}

async function child(store: string, file: string, stop?: number): Promise<string> {
  const own = [import.meta.filename, "child", store, file, ...(stop === undefined ? [] : [String(stop)])];
  const running = spawn(process.execPath, ["--import", "tsx", ...own], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  for await (const chunk of running.stdout) output += String(chunk);
  return output;
}

async function checksum(path: string): Promise<string> {
  const store = await openStore(path);
  const hash = createHash("sha256");
  for await (const line of dump(store)) hash.update(line).update("\n");
  await store.close();
  return hash.digest("hex");
}
