import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openStore } from "../../graph/store/open/open-store.ts";
import { load } from "./http-load.ts";
import { questionsAbout } from "./http-questions.ts";
import { machine } from "./machine.ts";
import { serve } from "./served.ts";

/**
 * What more processes give: `tsx tests/bench/processes.ts STORE [COUNT]` serves a store by one process and by COUNT (2) of them, asks the mix
 * of the explorer's questions over 200 connections, in turns, and writes processes.json. Who asks needs a processor too, here one of those that would answer.
 */
const [path = "", count = "2"] = process.argv.slice(2);
const [ROUNDS, CONNECTIONS, MS] = [5, 200, 6000];

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim().split(/\s+/).filter(Boolean).map(Number);
}

/** Memory of the processes in use, in megabytes; what they share counts for each of them. */
function megabytes(pids: readonly number[]): number {
  const sizes = pids.map((pid) =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1] ?? 0),
  );
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
}

async function started(processes: number) {
  const server = await serve(path, "--read-only", "--processes", String(processes));
  const answering = () => (processes === 1 ? [server.pid] : childrenOf(server.pid));
  for (let quiet = 0; quiet < 3; ) {
    await wait(1000);
    const { progress } = await server.ask("/api/status");
    quiet = progress === null && answering().length === processes ? quiet + 1 : 0;
  }
  const port = Number(new URL(server.url).port);
  const { mixed } = await questionsAbout(store);
  const asked = () => load(port, mixed, CONNECTIONS, MS);
  await asked();
  return { ...server, processes, answering, asked, perSecond: [] as number[], p99Ms: [] as number[] };
}

const store = await openStore(path, { create: false });
const servers = [await started(1), await started(Number(count))];
for (let round = 0; round < ROUNDS; round++) {
  for (const server of servers) {
    const { perSecond, p99Ms } = await server.asked();
    server.perSecond.push(Math.round(perSecond));
    server.p99Ms.push(p99Ms);
  }
}
const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const results = servers.map(({ processes, perSecond, p99Ms, answering }) => ({
  ...{ processes, perSecond: middle(perSecond), rounds: perSecond, p99Ms: middle(p99Ms) },
  megabytes: megabytes(answering()),
}));
const { papers } = await store.summary("");
const figures = { ...machine(), papers, connections: CONNECTIONS, results };
writeFileSync(resolve(import.meta.dirname, "processes.json"), `${JSON.stringify(figures, null, 2)}\n`);
console.log(JSON.stringify(figures, null, 2));
for (const { end } of servers) await end();
await store.close();
