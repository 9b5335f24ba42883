import { describe, expect, it } from "vitest";
import { sample, startProduct } from "./product.ts";
import { serve } from "./serve.ts";

/** Every view, and what shows that it is there. */
const views = [
  ["/", ".stage"],
  ["/?concept=diffusion-model", "aside .partners"],
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
  const served = serve(() => startProduct([sample], { name: "Sample" }));

  it("no view is wider than the window", async () => {
    const { page, tooWide, complaints } = await served.open("/", { size: { width: 320, height: 640 }, theme: "dark" });
    for (const [path, there] of views) {
      await page.goto(served.url + path);
      await page.locator(there).first().waitFor();
      expect(await tooWide(), path).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
  });
});
