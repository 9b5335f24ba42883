import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import express from "express";
import { openStore } from "../../graph/store/open/open-store.ts";
import { startServer } from "../../server/main.ts";
import { ask, type Load, load, type Request } from "./http-load.ts";
import { type Operation, type Question, questionsAbout } from "./http-questions.ts";
import { machine } from "./machine.ts";

/**
 * What an answer costs, as a share of what Express takes to say "hello": `tsx tests/bench/http.ts STORE [SECONDS] [NAME]` starts the
 * server, the hello and the load, takes turns between the two servers, and writes http-NAME.json, or prints only when there is no NAME.
 * A share compares processor time of the serving process, so that other work on the machine hardly counts; requests a second and
 * latencies do not have that.
 */
const [role = "", seconds = "4", name] = process.argv.slice(2);

function serveHello(): void {
  const app = express().get("/", (_request, response) => void response.send("hello"));
  const server = app.listen(0, "127.0.0.1", () => answerParent((server.address() as { port: number }).port));
}

async function serveStore(path: string): Promise<void> {
  const store = await openStore(path, { create: false });
  const { port, ready } = await startServer({ store, port: 0, logLevel: "silent", collections: null });
  await ready;
  answerParent(port);
}

/** Tells the port, then the processor time so far whenever it is asked. */
function answerParent(port: number): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ ms: (user + system) / 1000, megabytes: process.memoryUsage().rss / 2 ** 20 });
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

async function usage({ child }: Served): Promise<{ ms: number; megabytes: number }> {
  child.send("usage");
  const [usage] = await once(child, "message");
  return usage as { ms: number; megabytes: number };
}

interface Figures extends Omit<Load, "requests"> {
  /** Milliseconds of processor time of the serving process. */
  readonly cpuMs: number;
  /** The same of the process that asks, which could use it otherwise on this machine. */
  readonly askerCpuMs: number;
}

type Next = () => Request;

async function figures(served: Served, next: Next, connections: number, ms: number): Promise<Figures> {
  const before = await usage(served);
  const asker = process.cpuUsage();
  const { requests, ...rest } = await load(served.port, next, connections, ms);
  const { user, system } = process.cpuUsage(asker);
  const after = await usage(served);
  return { ...rest, cpuMs: (after.ms - before.ms) / requests, askerCpuMs: (user + system) / 1000 / requests };
}

async function measure(path: string, ms: number): Promise<void> {
  const store = await openStore(path, { create: false });
  const { often, everyone, mixed } = await questionsAbout(store);
  await store.close();
  const hello = await start("hello");
  const server = await start("serve", path);
  await untilIdle(server);
  const sayHello = () => figures(hello, () => ({ operation: "hello", path: "/" }), 10, ms / 4);
  await sayHello();
  const compare = async (next: Next, connections: number, duration = ms) => {
    const before = await sayHello();
    const { operations: byOperation, ...own } = await figures(server, next, connections, duration);
    const after = await sayHello();
    const helloMs = (before.cpuMs + after.cpuMs) / 2;
    // Other work on the machine delays both.
    const helloP99Ms = (before.p99Ms + after.p99Ms) / 2;
    return { ...rounded({ share: helloMs / own.cpuMs, helloMs, helloP99Ms, ...own }), byOperation };
  };
  const operations: Record<string, object> = {};
  for (const operation of Object.keys(often) as Operation[]) {
    const ask = async (question: Question, connections: number) => {
      const { byOperation: _, ...figures } = await compare(() => ({ operation, path: question() }), connections);
      return figures;
    };
    const first = await ask(everyone[operation], 10);
    const again = await ask(often[operation], 10);
    operations[operation] = { first, again, alone: await ask(everyone[operation], 1) };
    console.error(operation, JSON.stringify(operations[operation]));
  }
  const mix = { connections10: await compare(mixed, 10, 2 * ms), connections200: await compare(mixed, 200, 2 * ms) };
  const { megabytes } = await usage(server);
  const result = { ...machine(), megabytes: Math.round(megabytes), mix, operations };
  if (name) writeFileSync(resolve(import.meta.dirname, `http-${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
  process.exit();
}

/** Waits until the analyses that a server begins with are done. */
async function untilIdle(server: Served): Promise<void> {
  for (const path of ["/api/map", "/api/bridges", "/api/gaps", "/api/themes"]) await ask(server.port, path);
  for (let quiet = 0; quiet < 3; ) {
    const before = await usage(server);
    await new Promise((done) => setTimeout(done, 1000));
    // On a busy machine an analysis may get little of the processor.
    const status = await fetch(`http://127.0.0.1:${server.port}/api/status`);
    const { progress } = (await status.json()) as { progress: unknown };
    quiet = progress === null && (await usage(server)).ms - before.ms < 100 ? quiet + 1 : 0;
  }
}

function rounded<T extends object>(values: T): T {
  const entries = Object.entries(values).map(([key, value]) => [key, Number(Number(value).toPrecision(3))]);
  return Object.fromEntries(entries) as T;
}

if (role === "hello") serveHello();
else if (role === "serve") await serveStore(seconds);
else await measure(role, Number(seconds) * 1000);
