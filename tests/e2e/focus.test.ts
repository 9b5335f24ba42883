import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { serve } from "./serve.ts";

/** What has the focus: its name, or its kind where it has none. */
const focus = (page: Page) =>
  page.evaluate(`(document.activeElement.getAttribute("aria-label") ?? document.activeElement.localName)`);

describe("the focus", () => {
  const served = serve();

  it("stays at the slider of the least strength, each step of which only removes links", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    const numberIn = (text: string | null) => Number(/[\d,]+/.exec(text ?? "")?.[0].replaceAll(",", ""));
    const links = async () => numberIn(await page.getByTestId("showing").locator("b").nth(1).textContent());
    const hidden = numberIn(await page.getByText(/weaker links? hidden/).textContent());
    expect(hidden).toBeGreaterThan(0);
    const slider = page.getByRole("slider", { name: "Least strength of a link" });
    await slider.focus();
    let before = await links();
    for (let step = 0; step < 3; step++) {
      const address = page.url();
      await page.keyboard.press("ArrowRight");
      await page.waitForURL((url) => url.href !== address);
      await explorer.settled();
      expect(await links()).toBeLessThanOrEqual(before);
      before = await links();
    }
    expect(await page.evaluate(`document.activeElement.matches(".strength input")`)).toBe(true);
    await page.goto(served.url);
    await explorer.settled();
    before = await links();
    await page
      .getByText(/weaker links? hidden/)
      .locator("..")
      .getByRole("button", { name: "Show links" })
      .click();
    await expect.poll(links).toBe(before + hidden);
    await page.getByText(/^All [\d,]+ links shown$/).waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("goes to the panel when what had it is replaced, and to the map when nothing is near", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    const community = page.locator("aside li button, aside .communities button").last();
    await community.press("Enter");
    await page.waitForURL(/community=/);
    await expect.poll(() => focus(page)).toBe("Details");
    await page.getByRole("button", { name: "Close the panel" }).press("Enter");
    await expect.poll(() => focus(page)).toBe("Details");
    await page.getByRole("button", { name: "Share" }).press("Enter");
    await page.getByRole("dialog", { name: "Share this view" }).getByRole("button", { name: "Close" }).press("Enter");
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("Share");
    expect(explorer.complaints).toEqual([]);
  });

  it("goes to the start of a view that replaces what had it, not to the panel beside it", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    const table = page.locator(".dock").getByRole("grid");
    for (const key of ["2", "4", "5"]) {
      await page.goto(served.url);
      await table.waitFor();
      await table.focus();
      await page.keyboard.press(key);
      await table.waitFor({ state: "detached" });
      await expect.poll(() => page.evaluate(`document.activeElement.matches(".lens, main")`)).toBe(true);
      await page.keyboard.press("Tab");
      expect(await page.evaluate(`document.activeElement.closest(".lens, main") !== null`)).toBe(true);
    }
    expect(explorer.complaints).toEqual([]);
  });
});
