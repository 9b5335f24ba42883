import { describe, expect, it } from "vitest";
import { serve } from "./serve.ts";

const pages = ["map", "bridges", "pairs", "gaps", "trends", "compare", "import", "vocabulary", "table"];

describe("every width of a window", () => {
  const served = serve();

  it.each([
    [320, 320],
    [360, 360],
    [390, 390],
    [768, 360],
    [1024, 360],
    [1180, 360],
    [1440, 392],
    [2560, 440],
    [3840, 480],
  ])("%i pixels: nothing scrolls sideways, and the panel is %i wide", async (width, panel) => {
    const explorer = await served.open("/?concept=diffusion-model", {
      size: { width, height: Math.max(700, Math.round((width * 9) / 16)) },
    });
    const { page } = explorer;
    await explorer.heading().waitFor();
    expect(Math.round((await page.locator("aside").boundingBox())?.width ?? 0)).toBe(panel);
    if (width >= 600) await page.getByRole("button", { name: "More", exact: true }).first().click({ trial: true });
    for (const view of pages) {
      await page.goto(`${served.url}/?view=${view}`);
      await page.locator("main").waitFor();
      await page.locator(".waiting").waitFor({ state: "detached" });
      const sideways = await explorer.tooWide();
      expect([view, sideways]).toEqual([view, 0]);
      const beside = await page.evaluate(`[...document.querySelectorAll(".page, .table-scroll, aside")]
        .filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.className + " " + part.scrollWidth + " of " + part.clientWidth)`);
      expect([view, beside]).toEqual([view, []]);
    }
    expect(explorer.complaints).toEqual([]);
  });

  it("presses, types and drags on the widest screen where things are drawn", async () => {
    const explorer = await served.open("/", { size: { width: 3840, height: 2160 } });
    const { page } = explorer;
    await explorer.settled();
    await page.getByRole("button", { name: "More", exact: true }).click();
    const more = await page.getByRole("dialog", { name: "More of the lens" }).boundingBox();
    expect((more?.x ?? 0) + (more?.width ?? 9999)).toBeLessThanOrEqual(3840);
    expect(more?.y ?? 0).toBeLessThan(250);
    await page.keyboard.press("Escape");
    const at = await explorer.placeOf("diffusion-model");
    await page.mouse.click(at.x, at.y);
    await page.getByRole("heading", { name: "diffusion models", level: 1 }).waitFor();
    await page.getByText("Weaker or untested", { exact: true }).click();
    await page.getByRole("button", { name: "NPMI: what is it?" }).click();
    const help = await page.getByRole("dialog", { name: "NPMI", exact: true }).boundingBox();
    expect((help?.x ?? 0) + (help?.width ?? 9999)).toBeLessThanOrEqual(3840);
    await page.keyboard.press("Escape");
    await page.getByRole("grid", { name: "Concepts on the map" }).locator("tbody tr").nth(3).click();
    expect(explorer.complaints).toEqual([]);
  });
});
