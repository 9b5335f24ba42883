import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowser } from "./browser.ts";
import { openExplorer, phone } from "./explorer.ts";
import { type Product, sample, startProduct } from "./product.ts";

describe("the views beside the map", () => {
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

  it("asks for the papers between two concepts by typing, draws them, and comes back with the address", async () => {
    const explorer = await openExplorer(browser, `${product.url}/?view=bridges`);
    const { page } = explorer;
    await explorer.settled();
    const choose = async (side: string, text: string) => {
      const box = page.getByRole("combobox", { name: side, exact: true });
      await box.fill(text);
      await page
        .getByRole("option", { name: new RegExp(`^${text}\\b`) })
        .last()
        .waitFor();
      await page
        .getByRole("option", { name: new RegExp(`^${text}`) })
        .first()
        .click();
    };
    await choose("Papers between", "diffusion models");
    await page.getByText("Choose what it should be joined with.").waitFor();
    await choose("and", "fine-tuning");
    await page.waitForURL((url) => url.searchParams.get("a") !== null && url.searchParams.get("b") !== null);
    await page.getByText(/papers hold concepts of both/).waitFor();
    const rows = page.getByRole("grid", { name: /Papers between the two/ }).locator("tbody tr");
    await rows.first().waitFor();
    const papers = await rows.count();
    await page.waitForFunction(`document.querySelector(".stage").isthmus.diamonds().length > 0`);
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("radio", { name: "Strongest paths" }).click();
    await page.locator(".path .step-btn").first().click();
    await page.locator("aside .reading").waitFor();
    await page.reload();
    await page.locator(".path .step-btn").first().waitFor();
    await page.getByRole("radio", { name: "Papers" }).click();
    await rows.first().waitFor();
    expect(await rows.count()).toBe(papers);
    expect(explorer.complaints).toEqual([]);
  });

  it("saves what an answer is rich in as a set, joins it with a field, and deletes it", async () => {
    const explorer = await openExplorer(browser, `${product.url}/?view=pairs&q=diffusion`);
    const { page } = explorer;
    await page.getByRole("button", { name: "Save as a set" }).click();
    const dialog = page.getByRole("dialog", { name: "Saved sets" });
    await dialog.getByRole("textbox", { name: "Name" }).fill("image making");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await dialog.getByText("image-making", { exact: true }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await dialog.getByRole("button", { name: "Bridges from it" }).click();
    await page.waitForURL((url) => url.searchParams.get("a") === "set:image-making");
    await page.getByRole("button", { name: "Choose: and" }).click();
    await page.getByRole("option").nth(1).click();
    await page.getByText(/papers hold concepts of both/).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Command or concept" }).fill("saved sets");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Delete image-making" }).click();
    await page.getByRole("dialog").getByText("No set is saved yet.").waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("says in words and numbers why a phrase is a concept, and why another is none", async () => {
    const explorer = await openExplorer(browser, `${product.url}/?view=bridges&concept=diffusion-model`);
    const { page } = explorer;
    await page.getByRole("button", { name: "Explain", exact: true }).click();
    await page
      .getByText(/makes a concept/)
      .first()
      .waitFor();
    await page.getByRole("grid").locator("tbody tr").first().click();
    await page.getByRole("textbox", { name: "Phrase to explain" }).fill("moreover");
    await page.keyboard.press("Enter");
    const answer = page.getByRole("region", { name: "Why the phrase is no concept, or is one" });
    await answer.getByText(/does not stand|not read as a phrase|too unlikely|no concept|part of/).waitFor();
    // A word of the text that is not marked: the first stretch of text outside any mark.
    const at = (await page.evaluate(`(() => {
      const text = [...document.querySelector(".abstract").childNodes].find((node) => node.nodeType === 3 && node.length > 20);
      text.parentElement.scrollIntoView();
      const range = document.createRange();
      range.setStart(text, 2);
      range.setEnd(text, 6);
      const { x, y, height } = range.getBoundingClientRect();
      return { x: x + 2, y: y + height / 2 };
    })()`)) as { x: number; y: number };
    await page.mouse.click(at.x, at.y);
    await answer.locator(".reasons li").first().waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("compares two periods and two concepts over the same places, with one camera for both", async () => {
    const explorer = await openExplorer(browser, `${product.url}/?view=compare`);
    const { page } = explorer;
    const maps = page.locator(".small-map");
    await maps.nth(1).waitFor();
    const places = (i: number) =>
      page.evaluate(
        `[...document.querySelectorAll(".small-map")[${i}].querySelectorAll("a circle:first-of-type")].map((c) => c.getAttribute("cx")).join()`,
      );
    expect(await places(0)).toBe(await places(1));
    await page.getByText(/links are new/).waitFor();
    await page.getByRole("button", { name: "Zoom both in" }).click();
    const boxes = (await page.evaluate(
      `[...document.querySelectorAll(".small-map")].map((map) => map.getAttribute("viewBox"))`,
    )) as string[];
    expect(boxes[0]).toBe(boxes[1]);
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("textbox", { name: "First period to" }).fill("2020");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.searchParams.get("left")?.endsWith("-2020") === true);
    await page.locator("figcaption").getByText("2016–2020").waitFor();
    await page.getByRole("radio", { name: "Two concepts" }).click();
    await page
      .getByText(/go with both/)
      .first()
      .waitFor();
    await page
      .getByRole("table")
      .getByRole("button", { name: /in \d+ papers?/ })
      .first()
      .click();
    await page.locator("aside .reading").waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("explains a measure where its name stands, and all of them in the help", async () => {
    const explorer = await openExplorer(browser, `${product.url}/?concept=diffusion-model`);
    const { page } = explorer;
    await page.getByRole("button", { name: "q: what is it?" }).click();
    await page.getByRole("dialog", { name: "q", exact: true }).getByText("min over j ≥ i of n·p_j/j").waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("button", { name: "All measures" }).click();
    const help = page.getByRole("dialog", { name: "Help" });
    await help.getByText("Separateness", { exact: true }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await help.waitFor({ state: "detached" });
    expect(explorer.complaints).toEqual([]);
  });

  it("shows a first visitor round in six steps, which go on by doing, and does so once", async () => {
    const explorer = await openExplorer(browser, product.url, { tour: true });
    const { page } = explorer;
    const tour = page.getByRole("region", { name: "Tour" });
    await explorer.settled();
    await tour.getByText("Each shore is a field.").waitFor();
    expect(await explorer.violations()).toEqual([]);
    await tour.getByRole("button", { name: "Next" }).click();
    await page.getByRole("grid", { name: "Concepts on the map" }).locator("tbody tr").first().click();
    await tour.getByText("Its partners, and how far beyond chance.").waitFor();
    await tour.getByRole("button", { name: "Next" }).click();
    await page.locator("aside .partners .partner-btn").first().click();
    await tour.getByText("Papers between two fields.").waitFor();
    await tour.getByRole("button", { name: "Show bridges" }).click();
    await tour.getByText("Drop your own papers.").waitFor();
    await tour.getByRole("button", { name: "Close" }).click();
    await tour.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("grid").first().waitFor();
    expect(await tour.count()).toBe(0);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Command or concept" }).fill("tour");
    await page.keyboard.press("Enter");
    await tour.getByText("Step 1 of 6", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await tour.waitFor({ state: "detached" });
    expect(explorer.complaints).toEqual([]);
  });

  it("says on a store that is a file what the Cypher console needs", async () => {
    const explorer = await openExplorer(browser, `${product.url}/?view=console`);
    const { page } = explorer;
    await page.getByText("isthmus copy").first().waitFor();
    await page.getByText("npm run neo4j start").waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("reaches every view and command on a phone", async () => {
    const explorer = await openExplorer(browser, product.url, { size: { ...phone, width: 360 }, theme: "dark" });
    const { page } = explorer;
    const tabs = page.getByRole("navigation", { name: "Views of a phone" });
    for (const [name, there] of [
      ["Show gaps", "Fields that meet less"],
      ["Show trends", "Rising"],
      ["Show compare", "links are new"],
    ] as const) {
      await tabs.getByRole("button", { name: "More", exact: true }).click();
      const more = page.getByRole("dialog", { name: "More" });
      await more.getByRole("button", { name }).click();
      await page.getByText(new RegExp(there)).first().waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      expect(await explorer.violations()).toEqual([]);
    }
    await tabs.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("dialog", { name: "More" }).getByRole("button", { name: "Share this view" }).click();
    await page.getByRole("dialog", { name: "Share this view" }).waitFor();
    await page.keyboard.press("Escape");
    await page.goto(`${product.url}/?concept=diffusion-model`);
    const height = async () => (await page.locator("aside").boundingBox())?.height ?? 0;
    await explorer.heading().waitFor();
    const before = await height();
    await page.getByRole("button", { name: "Raise the sheet" }).click();
    await page.getByRole("button", { name: "Lower the sheet" }).waitFor();
    expect(await height()).toBeGreaterThan(before + 100);
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });
});
