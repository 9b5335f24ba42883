import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "./browser.ts";
import { openExplorer } from "./explorer.ts";
import { type Product, startProduct } from "./product.ts";

/** Papers of two small fields that this test made up, and one line that is no paper. */
function papersFile(): string {
  const fields = [
    ["tidal sediment transport", "salt marsh erosion", "estuary mixing"],
    ["medieval charter script", "parchment dating", "scribal hand attribution"],
  ];
  const lines = Array.from({ length: 16 }, (_, i) => {
    const [a, b, c] = fields[i % 2] ?? [];
    return JSON.stringify({
      id: `made-${i}`,
      title: `A study of ${a} number ${i}`,
      abstract: `We measure ${a} together with ${b}. The effect of ${c} on ${a} is estimated. Results on ${b} agree with ${c}.`,
      year: 2010 + i,
    });
  });
  return [...lines.slice(0, 5), "{ this is no JSON", ...lines.slice(5)].join("\n");
}

describe("from a file to a map", () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct([], { name: "New" });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  it("shows what would be read, reads it, says what was not, and draws the map", async () => {
    const explorer = await openExplorer(browser, product.url);
    const { page } = explorer;
    await page.getByRole("button", { name: "Choose file" }).click();
    await page.locator("input[type=file]").setInputFiles({
      name: "papers.jsonl",
      mimeType: "application/jsonl",
      buffer: Buffer.from(papersFile()),
    });
    await page.getByText("A study of tidal sediment transport number 0").waitFor();
    await page.getByRole("heading", { name: "Lines that cannot be read" }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("button", { name: "Extract concepts" }).click();
    await page.getByRole("heading", { name: "papers.jsonl is in" }).waitFor({ timeout: 60_000 });
    await page.getByText(/records read: 16 new papers/).waitFor();
    await page.getByText(/without abstract/).waitFor();
    await page.getByRole("cell", { name: "line 6", exact: true }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("button", { name: "Open the map" }).click();
    await explorer.settled();
    await page.getByRole("grid", { name: "Concepts on the map" }).getByText("parchment dating").first().waitFor();
    expect(explorer.complaints).toEqual([]);
  });
});
