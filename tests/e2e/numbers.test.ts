import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "./browser.ts";
import { openExplorer } from "./explorer.ts";
import { type Product, sample, startProduct } from "./product.ts";

describe("what the numbers on the screen are of", () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct([sample], { sample: true, name: "Sample" });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  /** Papers of a file that a link of the page writes. */
  const papersIn = async (href: string | null) =>
    (await (await fetch(product.url + href)).text()).match(/^TY {2}- /gm)?.length ?? 0;

  it("is told above the table for concepts, links and papers, and exported as it is told", async () => {
    const explorer = await openExplorer(browser, product.url);
    const { page } = explorer;
    await explorer.settled();
    const showing = page.getByTestId("showing");
    const list = (name: string) => page.locator(".dock-bar").getByRole("radio", { name }).click();
    await list("Links");
    await showing.getByText(/^Showing the strongest \d+ of [\d,]+ links/).waitFor();
    await list("Papers");
    await showing.getByText(/^\d+ papers, newest first$/).waitFor();
    const ris = page.locator(".dock-bar").getByRole("link", { name: "RIS" });
    expect(`${await papersIn(await ris.getAttribute("href"))} papers, newest first`).toBe(await showing.textContent());
    await page.goto(`${product.url}/?concept=diffusion-model&list=papers`);
    await showing.getByText(/^\d+ papers of diffusion models, newest first$/).waitFor();
    const told = Number(/\d+/.exec((await showing.textContent()) ?? "")?.[0]);
    expect(await papersIn(await ris.getAttribute("href"))).toBe(told);
    const inPanel = page.locator("aside .section-export").getByRole("link", { name: "RIS" });
    expect(await papersIn(await inPanel.getAttribute("href"))).toBe(told);
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });
});
