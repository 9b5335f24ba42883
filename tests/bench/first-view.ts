import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { machine } from "./machine.ts";
import { type Moment, serve, start } from "./served.ts";

/**
 * What a visitor waits for after the server was started on a store that was opened before: `tsx tests/bench/first-view.ts STORE [NAME]`
 * starts `isthmus serve` (built by `npm run build`) again and again, asks for the first map as soon as the server listens, then for the
 * other screens, and writes first-view-NAME.json, or prints only. Of all starts the quickest counts, for other work on the machine only makes
 * them slower; the processor time of a bare Node tells by how much it still does.
 */
const STARTS = 5;
const SCREENS = ["/api/bridges", "/api/gaps", "/api/trends", "/api/bursts", "/api/changing-pairs", "/api/themes"];
/** Screens are measured when their results are stored; they are computed this long at most. */
const PATIENCE_MS = 30 * 60_000;

const [path = "", name] = process.argv.slice(2);

/** The first map, then each screen once. */
async function firstView() {
  const listening = await serve(path);
  const { moment, ask, end } = listening;
  const listens = moment();
  const { layout } = await ask("/api/map");
  if (layout !== "ready") throw new Error("The store was not opened before.");
  const firstMap = moment();
  const screens: Record<string, Moment> = {};
  for (const screen of SCREENS) {
    const before = moment();
    await ask(screen);
    const after = moment();
    screens[screen] = { ms: after.ms - before.ms, cpuMs: after.cpuMs - before.cpuMs };
  }
  await end();
  return { listens, firstMap, ...screens };
}

/** Opens the store and waits until all that the screens show is computed and stored. */
async function openBefore(): Promise<void> {
  const { ask, end } = await serve(path);
  for (const screen of ["/api/map", ...SCREENS]) await ask(screen);
  const deadline = performance.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < 20 && performance.now() < deadline; ) {
    const { progress } = await ask("/api/status");
    quiet = progress === null ? quiet + 1 : 0;
    await wait(1000);
  }
  await end();
}

/** Of each moment the quickest. */
function quickest(runs: readonly Record<string, Moment>[]): Record<string, Moment> {
  const least = (key: string, part: keyof Moment) => Math.min(...runs.map((run) => run[key]![part]));
  return Object.fromEntries(
    Object.keys(runs[0]!).map((key) => [key, { ms: least(key, "ms"), cpuMs: least(key, "cpuMs") }]),
  );
}

async function bareNode(): Promise<number> {
  const { child } = start(["-p", "const { user, system } = process.cpuUsage(); (user + system) / 1000"]);
  const [line] = (await once(createInterface(child.stdout!), "line")) as [string];
  return Number(line);
}

await openBefore();
const runs: Awaited<ReturnType<typeof firstView>>[] = [];
const bare: number[] = [];
for (let k = 0; k < STARTS; k++) {
  bare.push(await bareNode());
  runs.push(await firstView());
}
const result = { ...machine(), bareNodeCpuMs: Math.round(Math.min(...bare)), ...quickest(runs) };
if (name)
  writeFileSync(resolve(import.meta.dirname, `first-view-${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));
