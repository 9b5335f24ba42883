import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startingConcepts } from "../../client/map/model/starting-points.ts";
import { Status } from "../../graph/contract/jobs.ts";
import { StrongPartners } from "../../graph/contract/knowledge/strong-partners.ts";
import { ConceptMap } from "../../graph/contract/map.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { machine } from "../bench/machine.ts";
import { corpora } from "../corpora.ts";
import { importCancelRemove, mergeHideUndo } from "./changing-jobs.ts";
import { everydayJobs, Hand, type Pair } from "./everyday-jobs.ts";
import { besidesRefusals, desktop, phone } from "./explorer.ts";
import { travel } from "./journey.ts";
import { keyboardOnly } from "./journeys/keyboard-only.ts";
import { type Product, serveStore, startProduct } from "./product.ts";
import { serve } from "./serve.ts";

/** Steps, seconds and the longest task of the page: reports/jobs-COLLECTION.json, of which the documentation has copies. */
const reports = resolve(import.meta.dirname, "../../reports");
const shared = corpora();
const given = (process.env.E2E_STORES ?? "").split(",").filter(Boolean);

/** Besides the sample: the page of the shared corpora, and copies of the stores that E2E_STORES names, with commas between them. */
const collections = [
  ...(shared === undefined
    ? []
    : [
        {
          name: "seed-page",
          start: () => startProduct([resolve(shared, "corpora/huggingface-page.txt")], { name: "Seed page" }),
        },
      ]),
  ...given.map((path) => ({ name: basename(path, ".sqlite"), start: () => serveCopy(path) })),
];

async function serveCopy(path: string): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-e2e-"));
  copyFileSync(path, join(folder, "copy.sqlite"));
  const product = await serveStore(await openStore(`sqlite:${join(folder, "copy.sqlite")}`), { name: basename(path) });
  return {
    url: product.url,
    async close() {
      await product.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

if (collections.length === 0)
  it.skip("other collections: there are no corpora, and E2E_STORES names no store", () => {});

/** What an answer changes is drawn in this time. */
const AFTERWARDS_MS = 1500;

/** Notes how long the page could not answer, in milliseconds. */
const watchLongTasks = `window.longest = 0;
new PerformanceObserver((list) => { for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration); }).observe({ type: "longtask" });`;

for (const { name, start } of collections) {
  describe(name, () => {
    const served = serve(start);
    let map: ConceptMap;
    let pair: Pair;
    const measured: { screen: string; job: string; steps: number; seconds: number }[] = [];
    const longest: Record<string, number> = {};
    beforeAll(async () => {
      map = await placedMap(served.url);
      pair = await strongPair(served.url, map);
    }, 1_200_000);
    afterAll(() => {
      mkdirSync(reports, { recursive: true });
      const result = { ...machine(), longestTaskMs: longest, jobs: measured };
      writeFileSync(join(reports, `jobs-${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
    });

    it("says first what it is, then names fields by what is specific, and offers a tested pair", async () => {
      const explorer = await served.open("/", { tour: true });
      const { page } = explorer;
      await page.getByRole("dialog", { name: "What is this?" }).getByRole("button", { name: "Show the map" }).click();
      await explorer.settled();
      const names = (await page.evaluate(
        `document.querySelector(".stage").isthmus.placement().names.map(({ text }) => text)`,
      )) as string[];
      expect(names.length).toBeGreaterThan(4);
      expect(names.filter((text) => !/\s/.test(text.trim()))).toEqual([]);
      expect(await explorer.violations()).toEqual([]);
      await page.getByRole("button", { name: `${pair.a.label} and ${pair.b.label}` }).click();
      await page.locator("aside .reading").getByText("More than chance").waitFor();
      await page
        .locator("aside")
        .getByText(/unlikely to be chance/)
        .waitFor();
      expect(explorer.complaints).toEqual([]);
    });

    const screens = [
      { screen: "desktop", size: desktop, theme: "light" },
      { screen: "phone", size: phone, theme: "dark" },
    ] as const;
    const cases = everydayJobs.flatMap((job) => screens.map((screen) => ({ job, ...screen })));
    it.each(cases)("$job.name, $screen", async ({ job, screen, size, theme }) => {
      const explorer = await served.open("/", { size, theme });
      const hand = new Hand(explorer.page, size === phone);
      await explorer.settled();
      const begun = performance.now();
      await job.run(hand, explorer, pair, map);
      const seconds = Math.round((performance.now() - begun) / 100) / 10;
      measured.push({ screen, job: job.name, steps: hand.steps, seconds });
      if (screen === "desktop") expect(hand.steps).toBe(job.steps);
      expect(await explorer.tooWide()).toBeLessThanOrEqual(0);
      expect(await explorer.violations()).toEqual([]);
      expect(explorer.complaints).toEqual([]);
    });

    it("is explored without a mouse", () =>
      travel(
        `keyboard-${name}`,
        { screen: "desktop", size: desktop, theme: "dark" },
        (options) => served.open("/", options),
        (journey) => keyboardOnly(journey, pair.a),
      ));

    it("answers a click, the pointer and the slider", async () => {
      const explorer = await served.open("/", { before: (page) => page.addInitScript(watchLongTasks) });
      const { page } = explorer;
      await explorer.settled();
      const places = await Promise.all(map.nodes.id.slice(0, 6).map((id) => explorer.placeOf(id)));
      const during = async (what: string, act: () => Promise<unknown>) => {
        await page.evaluate("window.longest = 0");
        await act();
        await explorer.settled();
        longest[what] = Math.round((await page.evaluate("window.longest")) as number);
      };
      await during("pointer", async () => {
        for (const { x, y } of places) await page.mouse.move(x, y, { steps: 4 });
        await page.locator(".hover-card").waitFor();
      });
      await during("click", async () => {
        await page.mouse.click(places[0]?.x ?? 0, places[0]?.y ?? 0);
        await page.locator("aside .goes-row, aside .goes").first().waitFor();
      });
      await during("slider", async () => {
        await page.getByRole("slider", { name: /Least strength/ }).focus();
        const answer = page.waitForResponse((one) => new URL(one.url()).pathname === "/api/map");
        for (let k = 0; k < 3; k++) await page.keyboard.press("ArrowRight");
        await page.waitForURL((url) => url.searchParams.has("strength"));
        await answer;
        // It is drawn after the table.
        await page.waitForTimeout(AFTERWARDS_MS);
      });
      expect(explorer.complaints).toEqual([]);
    });

    /** The collection as others see it. */
    const countsNow = async () => {
      const { papers, concepts } = Status.parse(await (await fetch(`${served.url}/api/status`)).json());
      return { papers, concepts };
    };
    const [onDesktop, onPhone] = screens;
    it("gives up an import, brings a file in, and takes it out again, on a desktop", async () => {
      const explorer = await served.open("/?view=import", onDesktop);
      await importCancelRemove(new Hand(explorer.page, false), explorer, countsNow);
      expect(besidesRefusals(explorer.complaints)).toEqual([]);
    });

    it("merges, hides and takes both back, on a phone", async () => {
      const explorer = await served.open(`/?concept=${encodeURIComponent(pair.a.id)}`, onPhone);
      await mergeHideUndo(new Hand(explorer.page, true), explorer, pair, countsNow);
      expect(besidesRefusals(explorer.complaints)).toEqual([]);
    });
  });
}

/** The map, once its concepts have places. */
async function placedMap(url: string): Promise<ConceptMap> {
  for (;;) {
    const map = ConceptMap.parse(await (await fetch(`${url}/api/map`)).json());
    if (map.layout === "ready") return map;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The pair that the explorer itself offers. */
async function strongPair(url: string, map: ConceptMap): Promise<Pair> {
  for (const a of startingConcepts(map)) {
    const answer = await fetch(`${url}/api/concepts/${encodeURIComponent(a.id)}/strong-partners`);
    const { order, partners } = StrongPartners.parse(await answer.json());
    const [first] = partners;
    if (order === "beyondChance" && first) return { a, b: { label: first.label } };
  }
  throw new Error("No concept goes with another beyond chance.");
}
