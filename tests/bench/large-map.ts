/**
 * How long the explorer takes to open a map, from the request of the page to a drawn and labelled map, and how much
 * processor time the parts of it that are no drawing take:
 *
 *   npm run build && npx tsx tests/bench/large-map.ts
 *
 * The built client in Chromium, the real server, and planted maps in place of its answer. Median of three fresh pages;
 * written to large-map.json with the machine. Chromium draws in software where there is no graphics card.
 */

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { buildModel, projectionOf } from "../../client/map/model/model.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";
import { largeMap } from "../client/large-map.ts";
import { launchOptions } from "../e2e/browser.ts";
import { sample, startProduct } from "../e2e/product.ts";
import { machine } from "./machine.ts";

const SIZES = [
  { concepts: 2_000, links: 20_000 },
  { concepts: 20_000, links: 50_000 },
];
const ROUNDS = 3;

/** Milliseconds of processor time to parse a map and build its model, at best: other runs were disturbed. */
function millisecondsToBuild(body: string): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    const map: ConceptMap = JSON.parse(body);
    buildModel(map, projectionOf(map, 1.8));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.round(Math.min(...times));
}

const product = await startProduct([sample], { name: "Bench" });
const browser = await chromium.launch(launchOptions());
const results = [];
for (const size of SIZES) {
  const body = JSON.stringify(largeMap(size.concepts, size.links));
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.route("**/api/map?*", (route) => route.fulfill({ body, contentType: "application/json" }));
    const began = performance.now();
    await page.goto(product.url);
    await page.locator(".stage[data-settled=true][data-layout=ready]").waitFor({ timeout: 120_000 });
    seconds.push(Math.round(performance.now() - began) / 1000);
    await page.close();
  }
  const median = seconds.sort((a, b) => a - b)[ROUNDS >> 1];
  const kilobytesGzipped = Math.round(gzipSync(body).length / 1000);
  const build = { millisecondsToBuild: millisecondsToBuild(body) };
  results.push({ ...size, kilobytesGzipped, ...build, secondsToOpen: median, seconds });
}
await browser.close();
await product.close();
const report = { ...machine(), results };
writeFileSync(resolve(import.meta.dirname, "large-map.json"), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report, null, 2));
