/**
 * How long the explorer's main thread is busy at once while a reader uses a large map: `npm run build && npx tsx tests/bench/map-tasks.ts STORE`
 * opens the first map of a store, and a planted one of 20,000 concepts, hovers, clicks, turns the wheel, moves the slider of strength and pans,
 * and writes the middle of three rounds to map-tasks.json. A task counts by its processor time, so that other work on the machine hardly shows; frames a second do not
 * have that, and Chromium draws in software where there is no graphics card.
 */

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import type { ConceptMap } from "../../graph/contract/map.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { largeMap } from "../client/large-map.ts";
import { launchOptions } from "../e2e/browser.ts";
import { openExplorer } from "../e2e/explorer.ts";
import { sample, serveStore, startProduct } from "../e2e/product.ts";
import { machine } from "./machine.ts";

const [path = ""] = process.argv.slice(2);
const PLANTED = { concepts: 20_000, links: 50_000 };
const CONCEPTS_USED = 6;
const ROUNDS = 3;
/** What an action starts is drawn in this time; in software a map of 20,000 concepts takes long to come to rest. */
const AFTERWARDS_MS = 3000;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the thread, in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The longest task of the page's main thread while something is done, in milliseconds of processor time. */
async function longestTask(browser: Browser, page: Page, act: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  await act();
  const trace = (await browser.stopTracing()).toString();
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const threads = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const isMain = ({ pid, tid }: TraceEvent) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
  const tasks = traceEvents.filter((event) => event.tdur !== undefined && isMain(event));
  if (tasks.length === 0) throw new Error("The trace has no tasks of the page.");
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1000;
}

async function measure(browser: Browser, url: string, map: ConceptMap, planted: boolean) {
  const body = JSON.stringify(map);
  const explorer = await openExplorer(browser, url, {
    before: async (page) => {
      page.setDefaultTimeout(180_000);
      if (!planted) return;
      await page.route("**/api/map?*", (route) => route.fulfill({ body, contentType: "application/json" }));
    },
  });
  const { page } = explorer;
  await explorer.settled();
  const ids = map.nodes.id.slice(0, CONCEPTS_USED);
  const places: { x: number; y: number }[] = [];
  for (const id of ids) places.push(await explorer.placeOf(id));
  const centre = { x: 620, y: 450 };
  const longestTaskMs: Record<string, number> = {};
  const during = async (name: string, act: () => Promise<void>) => {
    longestTaskMs[name] = Math.round(await longestTask(browser, page, act));
  };
  await during("hover", async () => {
    for (const { x, y } of places) await page.mouse.move(x, y, { steps: 3 });
  });
  await during("click", async () => {
    for (const { x, y } of places.slice(0, 2)) {
      await page.mouse.click(x, y);
      await page.waitForTimeout(AFTERWARDS_MS);
    }
  });
  await page.keyboard.press("Escape");
  await page.mouse.move(centre.x, centre.y);
  await during("wheel", async () => {
    for (let turn = 0; turn < 6; turn++) await page.mouse.wheel(0, turn < 3 ? -240 : 240);
    await page.waitForTimeout(AFTERWARDS_MS);
  });
  await during("slider", async () => {
    await page.getByRole("slider", { name: "Least strength of a link" }).focus();
    for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(AFTERWARDS_MS);
  });
  let framesPerSecond = 0;
  await during("pan", async () => {
    framesPerSecond = await pan(page, centre);
  });
  await page.context().close();
  return { longestTaskMs, framesPerSecond };
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The middle of several rounds, each in a page of its own. */
async function rounds(browser: Browser, url: string, map: ConceptMap, planted: boolean) {
  const all: Awaited<ReturnType<typeof measure>>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    all.push(await measure(browser, url, map, planted));
    console.error(JSON.stringify(all.at(-1)));
  }
  const ofAction = (name: string) => middle(all.map(({ longestTaskMs }) => longestTaskMs[name]!));
  const longestTaskMs = Object.fromEntries(Object.keys(all[0]!.longestTaskMs).map((name) => [name, ofAction(name)]));
  const framesPerSecond = middle(all.map((one) => one.framesPerSecond));
  const size = { concepts: map.nodes.id.length, links: map.links.source.length };
  return { ...size, rounds: ROUNDS, longestTaskMs, framesPerSecond };
}

/** Drags the map to and fro, and counts the frames that the page was given. */
async function pan(page: Page, { x, y }: { x: number; y: number }): Promise<number> {
  await page.evaluate("globalThis.frames_ = 0; (function next() { frames_++; requestAnimationFrame(next); })()");
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = async () => (await page.evaluate("frames_")) as number;
  const [before, since] = [await frames(), performance.now()];
  for (let turn = 0; turn < 30; turn++)
    await page.mouse.move(x + 200 * Math.sin(turn / 5), y + 80 * Math.cos(turn / 5));
  const seconds = (performance.now() - since) / 1000;
  const drawn = (await frames()) - before;
  await page.mouse.up();
  return Math.round(drawn / seconds);
}

const browser = await chromium.launch(launchOptions());
const product = await serveStore(await openStore(path, { create: false }));
const first = (await (await fetch(`${product.url}/api/map`)).json()) as ConceptMap;
const results: object[] = [{ papers: first.papers, ...(await rounds(browser, product.url, first, false)) }];
save();
await product.close();
const small = await startProduct([sample], { name: "Bench" });
results.push(await rounds(browser, small.url, largeMap(PLANTED.concepts, PLANTED.links), true));
await browser.close();
await small.close();
save();
process.exit();

function save(): void {
  const report = { ...machine(), results };
  writeFileSync(resolve(import.meta.dirname, "map-tasks.json"), `${JSON.stringify(report, null, 2)}\n`);
  console.log(JSON.stringify(report, null, 2));
}
