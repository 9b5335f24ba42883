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
import { focusOf } from "../../client/map/model/focus.ts";
import { buildModel, linksOf, projectionOf } from "../../client/map/model/model.ts";
import { coloursOf } from "../../client/map/paint/map-colouring.ts";
import { sigmaGraph } from "../../client/map/sigma/sigma-graph.ts";
import type { ConceptMap } from "../../graph/contract/map.ts";
import { largeMap, palette } from "../client/large-map.ts";
import { launchOptions } from "../e2e/browser.ts";
import { sample, startProduct } from "../e2e/product.ts";
import { machine } from "./machine.ts";

const SIZES = [
  { concepts: 2_000, links: 20_000 },
  { concepts: 20_000, links: 50_000 },
];
const ROUNDS = 3;

/** Milliseconds of processor time of some work, at best: other runs were disturbed. */
function milliseconds(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.round(10 * Math.min(...times)) / 10;
}

/** What a page computes for a map: all that a renderer needs at first, and what a click on the best-linked concept changes. */
function scriptTimes(body: string) {
  const built = (map: ConceptMap) => buildModel(map, projectionOf(map, 1.8));
  const map: ConceptMap = JSON.parse(body);
  const model = built(map);
  const hub = Array.from(model.rank).sort((a, b) => linksOf(model, b).length - linksOf(model, a).length)[0]!;
  const open = { kind: "concept", id: map.nodes.id[hub]! } as const;
  return {
    millisecondsToBuild: milliseconds(() => {
      const model = built(JSON.parse(body));
      sigmaGraph({ model, look: { palette, colours: coloursOf(model, palette, null), ink: 1 } });
    }),
    millisecondsToClick: milliseconds(() => focusOf(model, { concepts: [], selected: [], path: [], depth: 1, open })),
  };
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
  results.push({ ...size, kilobytesGzipped, ...scriptTimes(body), secondsToOpen: median, seconds });
}
await browser.close();
await product.close();
const report = { ...machine(), results };
writeFileSync(resolve(import.meta.dirname, "large-map.json"), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report, null, 2));
