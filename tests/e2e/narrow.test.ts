import { describe, expect, it } from "vitest";
import { serve } from "./serve.ts";

/** Every view, and what shows that it is there. */
const views = [
  ["/", ".stage"],
  ["/?concept=diffusion-model", "aside .goes-about"],
  ["/?link=diffusion-model&with=fine-tuning", "aside .evidence"],
  ["/?view=table", ".row"],
  ["/?view=bridges", ".row"],
  ["/?view=bridges&a=diffusion-model&b=fine-tuning&joins=paths", ".path"],
  ["/?view=pairs", ".matrix-page"],
  ["/?view=pairs&q=diffusion", ".paper-btn"],
  ["/?view=gaps", ".gap-matrix"],
  ["/?view=trends", ".plain"],
  ["/?view=compare", ".small-map"],
  ["/?view=vocabulary", ".page"],
  ["/?view=import", ".drop"],
  ["/?view=console", ".page"],
] as const;

describe("on the narrowest phone", () => {
  const served = serve();

  it("no view is wider than the window", async () => {
    const { page, tooWide, complaints } = await served.open("/", { size: { width: 320, height: 640 }, theme: "dark" });
    for (const [path, there] of views) {
      await page.goto(served.url + path);
      await page.locator(there).first().waitFor();
      expect(await tooWide(), path).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
  });

  it("pairs, trends and gaps are read without scrolling sideways, and no name is clipped", async () => {
    const { page } = await served.open("/", { size: { width: 360, height: 780 } });
    for (const [path, there] of [
      ["/?view=pairs", ".pair-list tbody tr"],
      ["/?view=pairs&q=diffusion", ".plain tbody tr"],
      ["/?view=trends", ".plain tbody tr"],
      ["/?view=gaps", ".gap-matrix button"],
      ["/?view=gaps&gap=1-2", ".missing-pairs li"],
    ] as const) {
      await page.goto(served.url + path);
      await page.locator(there).first().waitFor();
      await page.locator(".waiting").waitFor({ state: "detached" });
      const beyond = await page.evaluate(
        `[...document.querySelectorAll(".page, .page *")].filter((part) => part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== "visible" && !part.matches("input, .by")).map((part) => part.className + ": " + part.textContent.slice(0, 40))`,
      );
      expect([path, beyond]).toEqual([path, []]);
    }
  });
});
