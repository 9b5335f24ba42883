import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openStore } from "../../graph/store/open/open-store.ts";
import { load } from "./http-load.ts";
import { type Operation, questionsAbout } from "./http-questions.ts";
import { machine } from "./machine.ts";
import { serve } from "./served.ts";
import { watchMemory } from "./watch-memory.ts";

/**
 * Whether memory stays flat under load: `tsx tests/bench/memory.ts STORE [MINUTES]` serves a store by `isthmus serve` (built by `npm run
 * build`), asks questions that are drawn anew from those of the explorer, and writes what the process holds in each minute to memory.json.
 */
const [path = "", minutes = "10"] = process.argv.slice(2);
const CONNECTIONS = 4;

const store = await openStore(path, { create: false });
const { random, everyone } = await questionsAbout(store);
const { papers } = await store.summary("");
await store.close();
const server = await serve(path);
for (const screen of ["/api/map", "/api/bridges?tests=false"]) await server.ask(screen);
await wait(10_000);
const operations = Object.keys(everyone) as Operation[];
const next = () => {
  const operation = operations[Math.floor(random() * operations.length)]!;
  return { operation, path: everyone[operation]() };
};
const memory = watchMemory({ server: server.pid });
let requests = 0;
for (let minute = 1; minute <= Number(minutes); minute++) {
  memory.phase(`minute ${minute}`);
  requests += (await load(Number(new URL(server.url).port), next, CONNECTIONS, 60_000)).requests;
  console.error(minute, requests);
}
const megabytes = memory.end().server;
await server.end();
const report = { ...machine(), papers, connections: CONNECTIONS, requests, megabytes };
writeFileSync(resolve(import.meta.dirname, "memory.json"), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report, null, 2));
