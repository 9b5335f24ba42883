import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openStore } from "../../graph/store/open/open-store.ts";
import { commandMemory } from "./command-memory.ts";
import { exponentRow, type ScaleRow } from "./growth.ts";
import { type Operation, questionsAbout } from "./http-questions.ts";
import { machine } from "./machine.ts";
import { serve } from "./served.ts";
import { tileStore } from "./tile-store.ts";

/**
 * What grows with the papers: `tsx tests/bench/scale.ts STORE [COPIES] [OWN]` serves a store, or one with its papers several times, by
 * `isthmus serve` (built by `npm run build`), and writes a row of scale.json: the first start, the start after it, what each operation takes
 * when it is asked alone, memory and disk; each is saved as soon as it is measured. Before and after, `stats` and
 * `cooccur` run within a small heap. OWN is the share of concepts that each copy has for itself. Copies have the texts, mentions and concepts of the original, but no packed candidates, so that
 * kinds and relations are empty. Processor time of answers is that of the thread that answers, so that other work on the machine hardly counts; of starts, that of all threads.
 * `--exponents` prints how each figure of scale.json grows, for docs/scale.md.
 */
const [source = "", copies = "1", own = "0"] = process.argv.slice(2);
const results = resolve(import.meta.dirname, "scale.json");
const ASKED = 200;
/** What is computed in the background is waited for this long at most; the shuffles of a million papers take half an hour. */
const PATIENCE_MS = 100_000;

/** What `stats` and `cooccur` have to do with, in megabytes. */
const MAX_HEAP = 700;

type Server = Awaited<ReturnType<typeof serve>>;

/** Processor time of the main thread so far. */
function threadMs(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "latin1").split(" ")[0]) / 1e6;
}

/** The most memory that the process had so far. */
function peakMegabytes(pid: number): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1]) / 1024);
}

function percentiles(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => Number(sorted[Math.floor(part * (sorted.length - 1))]!.toPrecision(3));
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** From the start of the process to the first map that is placed, and until nothing is computed any more. */
async function start(path: string): Promise<{ server: Server; started: object }> {
  const server = await serve(path);
  const listens = server.moment();
  let map = await server.ask("/api/map");
  while (map.layout !== "ready") {
    await wait(50);
    map = await server.ask("/api/map");
  }
  const firstMap = server.moment();
  await server.ask("/api/bridges?tests=false");
  const bridges = server.moment();
  const deadline = performance.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < 20 && performance.now() < deadline; ) {
    const { cpuMs } = server.moment();
    await wait(1000);
    const { progress } = await server.ask("/api/status");
    quiet = progress === null && server.moment().cpuMs - cpuMs < 100 ? quiet + 1 : 0;
  }
  const { progress } = await server.ask("/api/status");
  const started = { listens, firstMap, bridges, stillComputed: progress, peakMegabytes: peakMegabytes(server.pid) };
  return { server, started };
}

/** One request after the other: what each takes, and of the thread that answers. */
async function askAlone({ pid, ask }: Server, question: () => string) {
  const [ms, cpuMs]: [number[], number[]] = [[], []];
  for (let k = 0; k < ASKED; k++) {
    const [since, cpu] = [performance.now(), threadMs(pid)];
    await ask(question());
    ms.push(performance.now() - since);
    cpuMs.push(threadMs(pid) - cpu);
  }
  return { ms: percentiles(ms), cpuMs: percentiles(cpuMs) };
}

/** What the commands take; they store nothing, so that before the first start they read rows. */
function commandsOf(path: string, concept: string) {
  const store = ["--store", `sqlite:${path}`];
  return {
    stats: commandMemory(MAX_HEAP, ["stats", ...store]),
    cooccur: commandMemory(MAX_HEAP, ["cooccur", concept, ...store]),
  };
}

/** Measures one thing after another; `save` is called with all figures so far. */
async function measure(path: string, save: (figures: Figures) => void): Promise<void> {
  const store = await openStore(path, { create: false });
  const { everyone } = await questionsAbout(store);
  const { papers, concepts, mentions } = await store.summary("");
  const columns = await store.conceptColumns();
  const concept = columns.ids.at(columns.papers.indexOf(columns.papers.reduce((a, b) => Math.max(a, b), 0)));
  await store.close();
  const storeMegabytes = Math.round(statSync(path).size / 2 ** 20);
  const sizes = { papers, copies: Number(copies), own: Number(own), concepts, mentions, storeMegabytes };
  const fromRows = commandsOf(path, concept);
  save({ ...sizes, commands: { maxHeap: MAX_HEAP, fromRows } });
  const first = await start(path);
  await first.server.end();
  const commands = { maxHeap: MAX_HEAP, fromRows, fromColumns: commandsOf(path, concept) };
  save({ ...sizes, commands, firstStart: first.started });
  const again = await start(path);
  const operations: Record<string, object> = {};
  for (const operation of Object.keys(everyone) as Operation[]) {
    operations[operation] = await askAlone(again.server, everyone[operation]);
    const peak = peakMegabytes(again.server.pid);
    save({ ...sizes, commands, firstStart: first.started, nextStart: again.started, operations, peakMegabytes: peak });
  }
  await again.server.end();
}

interface Figures extends Record<string, unknown> {
  readonly papers: number;
  /** Not in older rows, which have no such concepts. */
  readonly own?: number;
}

function saveRow(figures: Figures): void {
  const row = { ...machine(), ...figures };
  console.error(JSON.stringify(row));
  const rows = existsSync(results) ? (JSON.parse(readFileSync(results, "utf8")) as (typeof row)[]) : [];
  const others = rows.filter((other) => other.papers !== row.papers || (other.own ?? 0) !== row.own);
  const sorted = [...others, row].sort((a, b) => a.papers - b.papers || (a.own ?? 0) - (b.own ?? 0));
  writeFileSync(results, `${JSON.stringify(sorted, null, 2)}\n`);
}

if (source === "--exponents") {
  console.log(exponentRow(JSON.parse(readFileSync(results, "utf8")) as ScaleRow[]));
  process.exit(0);
}

const tiled = join(tmpdir(), `isthmus-scale-${copies}-${own}.sqlite`);
if (copies !== "1" && !existsSync(tiled)) {
  await tileStore(source, tiled, Number(copies), Number(own));
}
await measure(copies === "1" ? source : tiled, saveRow);
if (copies !== "1") for (const ending of ["", "-wal", "-shm"]) rmSync(tiled + ending, { force: true });
