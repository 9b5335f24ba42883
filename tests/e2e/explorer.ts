import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Locator, Page } from "playwright-core";
import type { Box } from "../../client/map/labels/boxes.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const desktop: Size = { width: 1440, height: 900 };
export const phone: Size = { width: 390, height: 844 };

export interface OpenOptions {
  readonly size?: Size;
  readonly theme?: "light" | "dark";
  readonly before?: (page: Page) => Promise<unknown>;
  /** The first visit, with the tour. */
  readonly tour?: boolean;
}

/** A page of the product, and everything it complained of. */
export interface Explorer {
  readonly page: Page;
  readonly complaints: string[];
  /** Waits until the map is drawn and its labels rest. */
  settled(): Promise<void>;
  heading(): Locator;
  /** Where a concept stands in the window. */
  placeOf(concept: string): Promise<{ x: number; y: number; r: number }>;
  labelBoxes(): Promise<Box[]>;
  /** What axe finds against WCAG 2.2 AA and its own best practices. */
  violations(): Promise<string[]>;
  /** By how many pixels the page is wider than the window. */
  tooWide(): Promise<number>;
}

/** The pairs of concepts as a matrix, or as a list where that is too wide. */
export const pairsOfConcepts = ".matrix-scroll:visible, .pair-list:visible";

/** Opens an address of the product in a fresh profile. */
export async function openExplorer(browser: Browser, url: string, options: OpenOptions = {}): Promise<Explorer> {
  const { size = desktop, theme = "light" } = options;
  const isMobile = size.width < 600;
  const context = await browser.newContext({ viewport: size, colorScheme: theme, isMobile, hasTouch: isMobile });
  const page = await context.newPage();
  // Long, because a wait is for a state: how soon it comes is the machine's affair.
  page.setDefaultTimeout(40_000);
  const complaints = complaintsOf(page);
  if (!options.tour) await page.addInitScript(`localStorage.setItem("isthmus.tour", "done")`);
  await options.before?.(page);
  await page.goto(url);
  return {
    page,
    complaints,
    settled: () => page.locator(".stage[data-settled=true][data-layout=ready]").waitFor(),
    heading: () => page.locator("aside h1").first(),
    async placeOf(concept) {
      const found = await page.evaluate(
        `(() => { const stage = document.querySelector(".stage"); const box = stage.getBoundingClientRect();
          const at = stage.isthmus.locate(${JSON.stringify(concept)}); return at && { x: box.x + at.x, y: box.y + at.y, r: at.r }; })()`,
      );
      if (!found) throw new Error(`${concept} is not on the map.`);
      return found as { x: number; y: number; r: number };
    },
    async labelBoxes() {
      return (await page.evaluate(
        `(() => { const { labels, names } = document.querySelector(".stage").isthmus.placement(); return [...labels, ...names].map(({ box }) => box); })()`,
      )) as Box[];
    },
    async violations() {
      await page.evaluate(axe);
      const found = await page.evaluate(
        `axe.run().then(({ violations }) => violations.map(({ id, help, nodes }) => id + ": " + help + " – " + nodes.map((node) => node.html.slice(0, 160) + " " + (node.any[0] ? node.any[0].message : "")).join(" | ")))`,
      );
      return found as string[];
    },
    async tooWide() {
      return ((await page.evaluate("document.documentElement.scrollWidth")) as number) - size.width;
    },
  };
}

/** What goes wrong on a page from now on: errors told or thrown, answers of failure, requests that got no answer. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => {
    // Aborted: the page itself no longer wants the answer, or it became a download.
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") complaints.push(`${request.method()} ${request.url()}: ${why}`);
  });
  return complaints;
}
