import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Explorer, openExplorer } from "./explorer.ts";
import { connectBrowser } from "./serve.ts";

describe("the search box", () => {
  let browser: Browser;
  let explorer: Explorer;
  beforeAll(async () => {
    browser = await connectBrowser();
    explorer = await openExplorer(browser, `${inject("sampleUrl")}/?view=table`);
  });
  afterAll(async () => {
    expect(explorer.complaints).toEqual([]);
    await browser?.close();
  });

  const type = async (words: string) => {
    const box = explorer.page.getByRole("combobox", { name: /Find a concept or paper/ });
    await box.fill(words);
    return box;
  };
  /** The row that Enter opens. */
  const highlighted = (words: string | RegExp) =>
    explorer.page.locator(".find-list [role=option][data-focused]", { hasText: words });

  it("highlights the first hit, and Enter opens it", async () => {
    const box = await type("diffusion model");
    await highlighted("diffusion model").waitFor();
    await box.press("Enter");
    await explorer
      .heading()
      .getByText(/^diffusion models?$/)
      .waitFor();
    expect(await box.inputValue()).toBe("");
  });

  it("opens what Enter meant when the answer comes later", async () => {
    let answer = () => {};
    const entered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await explorer.page.route("**/api/search?**", async (route) => {
      await entered;
      await route.continue();
    });
    const box = await type("contrastive lear");
    await box.press("Enter");
    answer();
    await explorer.heading().getByText("contrastive learning", { exact: true }).waitFor();
    await explorer.page.unroute("**/api/search?**");
  });

  it("asks the papers with the same words, also when nothing is called so", async () => {
    const box = await type("diffusion model");
    await highlighted("diffusion model").waitFor();
    await box.press("ArrowUp");
    await highlighted("Ask the papers: diffusion model").waitFor();
    await type("zzz");
    await highlighted("Ask the papers: zzz").waitFor();
    await box.press("Enter");
    await explorer.page.getByText("No paper").first().waitFor();
    expect(new URL(explorer.page.url()).search).toContain("q=zzz");
  });

  it("answers a question in plain words with the part of the panel that has the answer", async () => {
    const { page } = explorer;
    const found = await page.request.get(`${inject("sampleUrl")}/api/knowledge/methods?tasks=1&methods=1`);
    const task: string = (await found.json()).tasks[0].label;
    const box = await type(`which methods are used for ${task}?`);
    await highlighted(`Methods for ${task}`).waitFor();
    await box.press("Enter");
    await explorer.heading().getByText(task, { exact: true }).waitFor();
    await page.getByRole("radio", { name: "Methods", checked: true }).waitFor();
    const [methods, partners] = [page.getByText("Methods for it"), page.getByRole("heading", { name: "Goes with" })];
    await methods.waitFor();
    const top = async (place: typeof methods) => (await place.boundingBox())?.y ?? Number.NaN;
    expect(await top(methods)).toBeLessThan(await top(partners));
    await page.getByRole("radio", { name: "Goes with" }).click();
    await page.waitForURL((url) => !url.search.includes("part="));
    expect(await top(partners)).toBeLessThan(await top(methods));
  });

  it("offers how two concepts go together when both are named", async () => {
    const box = await type("reinforcement learning and diffusion models");
    await explorer.page.getByText("How they go together").waitFor();
    await highlighted(/reinforcement learning and diffusion model/).waitFor();
    await explorer.page.getByRole("option", { name: "Papers with both" }).waitFor();
    await box.press("Enter");
    await explorer.page.getByText("Link between two concepts").waitFor();
  });
});
