import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import type { Browser, Download, Locator, Page } from "playwright-core";
import type { Box } from "../../client/map/labels/boxes.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const desktop: Size = { width: 1440, height: 900 };
export const phone: Size = { width: 390, height: 844 };

export type Theme = "light" | "dark";

export interface OpenOptions {
  readonly size?: Size;
  readonly theme?: Theme;
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
  /** Does something in the one theme, then in the other, and goes back to the first. */
  inBothThemes(first: Theme, act: (theme: Theme) => Promise<void>): Promise<void>;
  /** Where a concept stands in the window, once the map no longer moves. */
  placeOf(concept: string): Promise<{ x: number; y: number; r: number }>;
  /** The same of several at once, when the map rests; without those that are not on it. */
  placesOf(concepts: readonly string[]): Promise<{ x: number; y: number; r: number }[]>;
  labelBoxes(): Promise<Box[]>;
  /** What axe finds against WCAG 2.2 AA and its own best practices. */
  violations(): Promise<string[]>;
  /** By how many pixels the page is wider than the window. */
  tooWide(): Promise<number>;
}

/** The pairs of concepts as a matrix, or as a list where that is too wide. */
export const pairsOfConcepts = ".matrix-scroll:visible, .pair-list:visible";

/** What the page gave as a file; the browser of all suites, which is asked over a socket, gives no path. */
export async function bytesOf(file: Download): Promise<Buffer> {
  return buffer(await file.createReadStream());
}

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
    async inBothThemes(first, act) {
      await act(first);
      const second = first === "light" ? "dark" : "light";
      await wear(page, second);
      await act(second);
      await wear(page, first);
    },
    async placeOf(concept) {
      const found = await page.evaluate(`(${placeAtRest})(${JSON.stringify(concept)})`);
      if (!found) throw new Error(`${concept} is not on the map.`);
      return found as { x: number; y: number; r: number };
    },
    async placesOf(concepts) {
      return (await page.evaluate(`(() => {
        const stage = document.querySelector(".stage");
        const box = stage.getBoundingClientRect();
        return ${JSON.stringify(concepts)}.flatMap((id) => {
          const at = stage.isthmus.locate(id);
          return at ? [{ x: box.x + at.x, y: box.y + at.y, r: at.r }] : [];
        });
      })()`)) as { x: number; y: number; r: number }[];
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

/** A camera on its way is in another place with each frame. */
const placeAtRest = `async (concept) => {
  const place = () => {
    const stage = document.querySelector(".stage");
    const box = stage.getBoundingClientRect();
    const at = stage.isthmus.locate(concept);
    return at && { x: box.x + at.x, y: box.y + at.y, r: at.r };
  };
  for (let last = "", frames = 0; ; ) {
    const now = JSON.stringify(place());
    frames = now === last ? frames + 1 : 0;
    if (frames === 3) return JSON.parse(now);
    last = now;
    await new Promise(requestAnimationFrame);
  }
}`;

/** Changes the theme of the machine, and waits until the page has followed with all its colours. */
async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await untilAtRest(page, `document.documentElement.dataset.theme === "${theme}"`);
}

/** Waits, frame by frame, until no colour and no part of the page is on its way, and the condition holds. */
export async function untilAtRest(page: Page, condition = "true"): Promise<void> {
  await page.evaluate(`(async () => {
    const moves = () => document.getAnimations().some((one) => one instanceof CSSTransition);
    while (!(${condition}) || moves()) await new Promise(requestAnimationFrame);
  })()`);
}

/** The complaints of a page while its collection changes: a question under way is then refused with 503, and asked again. */
export const besidesRefusals = (complaints: readonly string[]) => complaints.filter((one) => !one.includes("503"));

/** What goes wrong on a page from now on: errors told or thrown, answers of failure, requests that got no answer. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`.trim());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => {
    // Aborted: the page itself no longer wants the answer, or it became a download.
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") complaints.push(`${request.method()} ${request.url()}: ${why}`);
  });
  return complaints;
}
