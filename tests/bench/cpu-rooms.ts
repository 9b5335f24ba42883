import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import type { Profiler } from "node:inspector";
import { Session } from "node:inspector/promises";
import { resolve } from "node:path";
import express from "express";
import { openStore } from "../../graph/store/open/open-store.ts";
import { startServer } from "../../server/main.ts";
import { ask, load } from "./http-load.ts";
import { type Operation, questionsAbout } from "./http-questions.ts";
import { machine } from "./machine.ts";

/**
 * Where the processor time of each operation goes: `tsx tests/bench/cpu-rooms.ts STORE [SECONDS] [NAME]` asks a server each operation about
 * concepts drawn at random, over ten connections, while V8 samples the stack of its main thread, and writes cpu-NAME.json. Time is that of the function on top
 * of the stack, by what its file belongs to; native functions and those of JavaScript itself, such as JSON.stringify, count for who calls them.
 */
const [role = "", seconds = "2", name] = process.argv.slice(2);
const SAMPLE_MICROSECONDS = 200;

/** The first that fits the address and the name of a function. */
const ROOMS: readonly (readonly [room: string, fits: RegExp])[] = [
  ["compression", /node:zlib|node_modules\/compression|answer-cache\.ts.*packAnswer/],
  ["SQLite", /node_modules\/better-sqlite3|graph\/store\/sqlite/],
  ["zod", /node_modules\/zod/],
  ["Express", /node_modules/],
  ["Node", /node:/],
  ["our server, JSON", /\/server\//],
  ["our index and answers", /\/graph\//],
];

type Rooms = Record<string, number>;

/** Samples by room. They are counted rather than weighed by the time since the one before, in which other work may have had the processor. */
function roomsOf({ nodes, samples = [] }: Profiler.Profile): Rooms {
  const roomOfNode = new Map<number, string>();
  const enter = (node: Profiler.ProfileNode, callers: string) => {
    const { functionName, url } = node.callFrame;
    const own = ROOMS.find(([, fits]) => fits.test(`${url} ${functionName}`))?.[0];
    const isMeta = functionName.startsWith("(");
    const room = isMeta ? functionName.slice(1, -1) : (own ?? callers);
    roomOfNode.set(node.id, room);
    for (const child of node.children ?? []) enter(byId.get(child)!, room);
  };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  enter(nodes[0]!, "other");
  const rooms: Rooms = {};
  for (const id of samples) {
    const room = roomOfNode.get(id) ?? "other";
    if (room !== "idle") rooms[room] = (rooms[room] ?? 0) + 1;
  }
  return rooms;
}

/** Processor time of this thread: others may compute in the background. */
function threadMs(): number {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "latin1").split(" ")[0]) / 1e6;
}

/** Tells the port, then the processor time so far whenever it is asked, and what was sampled since it was asked before. */
async function answerParent(port: number): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: SAMPLE_MICROSECONDS });
  process.on("message", async (message) => {
    if (message === "begin") await session.post("Profiler.start");
    const rooms = message === "end" ? roomsOf((await session.post("Profiler.stop")).profile) : {};
    process.send?.({ cpuMs: threadMs(), rooms });
  });
  process.on("disconnect", () => process.exit());
  process.send?.({ port });
}

interface Served {
  readonly child: ChildProcess;
  readonly port: number;
}

async function start(...args: string[]): Promise<Served> {
  const child = fork(import.meta.filename, args, { execArgv: ["--import", "tsx"] });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return { child, port };
}

async function tell({ child }: Served, message: string) {
  child.send(message);
  const [told] = (await once(child, "message")) as [{ cpuMs: number; rooms: Rooms }];
  return told;
}

async function sample(served: Served, operation: string, path: () => string) {
  const before = await tell(served, "begin");
  const { requests } = await load(served.port, () => ({ operation, path: path() }), 10, Number(seconds) * 1000);
  const after = await tell(served, "end");
  const cpuMs = (after.cpuMs - before.cpuMs) / requests;
  const all = Object.values(after.rooms).reduce((a, b) => a + b, 0);
  const percent = Object.entries(after.rooms)
    .map(([room, time]) => [room, Math.round((1000 * time) / all) / 10] as const)
    .sort(([, a], [, b]) => b - a);
  return { requests, cpuMs: Number(cpuMs.toPrecision(3)), percent: Object.fromEntries(percent) };
}

async function measure(path: string): Promise<void> {
  const store = await openStore(path, { create: false });
  const { everyone } = await questionsAbout(store);
  await store.close();
  const [hello, served] = [await start("hello"), await start("serve", path)];
  for (const question of ["/api/map", "/api/bridges?tests=false"]) await ask(served.port, question);
  // What runs for the first time is not compiled yet.
  await sample(hello, "hello", () => "/");
  for (const operation of Object.keys(everyone) as Operation[]) await sample(served, operation, everyone[operation]);
  const operations: Record<string, object> = {};
  for (const operation of Object.keys(everyone) as Operation[]) {
    const { cpuMs: helloMs } = await sample(hello, "hello", () => "/");
    const own = await sample(served, operation, everyone[operation]);
    operations[operation] = { shareOfHello: Number((helloMs / own.cpuMs).toPrecision(3)), helloMs, ...own };
    console.error(operation, JSON.stringify(operations[operation]));
  }
  const result = { ...machine(), command: "tsx tests/bench/cpu-rooms.ts", operations };
  if (name) writeFileSync(resolve(import.meta.dirname, `cpu-${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  process.exit();
}

if (role === "hello") {
  const app = express().get("/", (_request, response) => void response.send("hello"));
  const server = app.listen(0, "127.0.0.1", () => answerParent((server.address() as { port: number }).port));
} else if (role === "serve") {
  const store = await openStore(seconds, { create: false });
  const { port, ready } = await startServer({ store, port: 0, logLevel: "silent", collections: null });
  await ready;
  await answerParent(port);
} else await measure(role);
