import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "./browser.ts";
import { openExplorer } from "./explorer.ts";
import { type Product, sample, startProduct } from "./product.ts";

describe("journeys", () => {
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

  it("between A and B: two fields, their bridge papers as diamonds, one of them opened on the map", async () => {
    const explorer = await openExplorer(browser, `${product.url}/?view=bridges`);
    const { page } = explorer;
    await explorer.settled();
    const rank = (await page.evaluate(
      `(() => { const stage = document.querySelector(".stage"); const box = stage.getBoundingClientRect();
        const [first] = stage.isthmus.diamonds(); return { paper: first.paper, x: box.x + first.x, y: box.y + first.y }; })()`,
    )) as { paper: string; x: number; y: number };
    await page.mouse.click(rank.x, rank.y);
    await page.waitForURL((url) => url.searchParams.get("paper") === rank.paper);
    await page.getByRole("heading", { name: "Without it" }).waitFor();
    await page.getByRole("button", { name: "Choose: Papers between" }).click();
    await page.getByRole("option").first().click();
    await page.waitForURL((url) => url.searchParams.get("a") === "community:1");
    expect(explorer.complaints).toEqual([]);
  });

  it("from a question to BibTeX", async () => {
    const explorer = await openExplorer(browser, `${product.url}/?view=pairs`);
    const { page } = explorer;
    await page.getByRole("textbox", { name: "Question" }).fill("diffusion");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    const total = Number.parseInt(
      (await page.getByRole("heading", { name: /\d+ papers of \d+/ }).textContent()) ?? "0",
      10,
    );
    expect(total).toBeGreaterThan(3);
    expect(await explorer.violations()).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "BibTeX" }).click(),
    ]);
    const text = await readFile(await file.path(), "utf8");
    expect(text.match(/^@/gm)).toHaveLength(total);
    await page.getByRole("textbox", { name: "Question" }).fill("(diffusion");
    await page.getByRole("status").getByText(/\S/).waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("from a gap to a candidate and what links the two", async () => {
    const explorer = await openExplorer(browser, `${product.url}/?view=gaps`);
    const { page } = explorer;
    const candidates = page.locator("section", {
      has: page.getByRole("heading", { name: /linked through others only/ }),
    });
    await candidates.locator("tbody tr .partner-btn").first().click();
    await page.locator("aside .reading").getByText("Never together").waitFor();
    await page.getByRole("heading", { name: "Occur with both" }).waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("finds every command and concept from the palette, and says the shortcuts", async () => {
    const explorer = await openExplorer(browser, product.url);
    const { page } = explorer;
    await explorer.settled();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Command or concept" }).fill("trends");
    expect(await explorer.violations()).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Rising" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(explorer.complaints).toEqual([]);
  });

  it("gives the map away as a picture, a drawing and a table", async () => {
    const explorer = await openExplorer(browser, product.url);
    const { page } = explorer;
    await explorer.settled();
    const shown = Number(await page.getByTestId("showing").locator("b").first().textContent());
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByText(/^Concept map of \d+ papers/).waitFor();
    expect(await explorer.violations()).toEqual([]);
    const save = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("dialog").getByRole("button", { name, exact: true }).click(),
      ]);
      return readFile(await file.path());
    };
    expect((await save("PNG")).length).toBeGreaterThan(20_000);
    expect((await save("SVG")).toString().match(/<circle/g)).toHaveLength(shown);
    expect((await save("Concepts CSV")).toString().split("\r\n")).toHaveLength(shown + 1);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("dialog").getByRole("link", { name: /GEXF/ }).click(),
    ]);
    expect(await readFile(await file.path(), "utf8")).toContain("<gexf");
    expect(explorer.complaints).toEqual([]);
  });
});
