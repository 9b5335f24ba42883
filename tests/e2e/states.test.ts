import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "./browser.ts";
import { openExplorer } from "./explorer.ts";
import { type Product, sample, startProduct } from "./product.ts";

describe("when there is nothing to show", () => {
  let product: Product;
  let empty: Product;
  let browser: Browser;

  beforeAll(async () => {
    product = await startProduct([sample], { name: "Sample" });
    empty = await startProduct([], { name: "Nothing yet" });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
    await empty?.close();
  });

  it("says that there are no papers yet, and what to do", async () => {
    const { page, complaints } = await openExplorer(browser, empty.url);
    await page.getByText("No papers yet.").waitFor();
    expect(complaints).toEqual([]);
  });

  it("offers the table where the browser cannot draw", async () => {
    const { page, complaints } = await openExplorer(browser, product.url, {
      before: (fresh) => fresh.addInitScript(`HTMLCanvasElement.prototype.getContext = function () { return null; };`),
    });
    await page.getByText("This browser cannot draw the map. The table has everything it shows.").waitFor();
    await page.getByRole("button", { name: "Open table" }).click();
    await page.getByRole("grid", { name: "Concepts on the map" }).getByRole("row").nth(1).click();
    await page.getByRole("heading", { name: "Partners" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("names a concept that is not there, and keeps the rest", async () => {
    const { page } = await openExplorer(browser, `${product.url}/?concept=no-such-concept`);
    await page
      .getByRole("alert")
      .getByText(/no-such-concept/)
      .waitFor();
    await page.getByRole("grid", { name: "Concepts on the map" }).waitFor();
  });

  it("says when a filter leaves no concept, and takes it back", async () => {
    const { page } = await openExplorer(browser, `${product.url}/?papers=70`);
    await page.getByText("No concept is in this many papers.").waitFor();
    await page.getByRole("button", { name: "Reset lens" }).click();
    await page.locator(".stage[data-settled=true]").waitFor();
  });

  it("keeps what is on the screen when the server goes, and asks again", async () => {
    const explorer = await openExplorer(browser, product.url);
    await explorer.settled();
    const { page } = explorer;
    await page.route("**/api/**", (route) => route.abort());
    await page.getByRole("grid").getByRole("row").nth(1).click();
    await page.getByText("The server does not answer. What you see stays; new questions wait.").waitFor();
    await page.locator(".stage[data-settled=true]").waitFor();
    await page.unroute("**/api/**");
    await page.getByRole("button", { name: "Retry now" }).click();
    await page.getByRole("heading", { name: "Partners" }).waitFor();
    await page.getByText("What you see stays").waitFor({ state: "detached" });
  });

  it("shows progress while the server is starting, then the map", async () => {
    let starting = true;
    const explorer = await openExplorer(browser, product.url, {
      before: (fresh) =>
        fresh.route("**/api/status", async (route) => {
          const response = await route.fetch();
          const status = (await response.json()) as object;
          const progress = { phase: "Loading the index", done: 3, total: 12 };
          await route.fulfill({ response, json: starting ? { ...status, state: "starting", progress } : status });
        }),
    });
    await explorer.page.getByText("Loading the index: 3 of 12").waitFor();
    starting = false;
    await explorer.settled();
    expect(explorer.complaints).toEqual([]);
  });
});

describe("with the keyboard alone", () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct([sample], { name: "Sample" });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  it("the map is one stop: arrows move, Enter opens, Escape closes, Tab goes on to the table", async () => {
    const explorer = await openExplorer(browser, product.url);
    await explorer.settled();
    const { page } = explorer;
    await page.getByRole("application").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.locator(".focus-ring:not([hidden])").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Partners" }).waitFor();
    const address = page.url();
    await page.keyboard.press("]");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href !== address);
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => !url.search.includes("concept"));
    await page.getByRole("grid").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Partners" }).waitFor();
    expect(await page.getByRole("row", { selected: true }).count()).toBe(1);
    await page.keyboard.press("3");
    await page.getByRole("grid", { name: "Bridge papers, best first" }).waitFor();
    await page.keyboard.press("Control+z");
    await page.getByRole("grid", { name: "Concepts on the map" }).waitFor();
    expect(explorer.complaints).toEqual([]);
  });
});
