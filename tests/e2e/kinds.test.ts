import { describe, expect, it } from "vitest";
import { phone } from "./explorer.ts";
import { serve } from "./serve.ts";

describe("kinds and what sentences say, on the map", () => {
  const served = serve();

  it("shows only the tasks, with their signs, and takes it back", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    const key = page.getByRole("group", { name: "Kinds of concepts" });
    const tasks = key.getByRole("button", { name: /^task/ });
    await tasks.click();
    await page.waitForURL(/kind=task/);
    await explorer.settled();
    const rows = page.getByRole("grid", { name: "Concepts on the map" });
    await expect.poll(() => rows.getByRole("img", { name: "method" }).count()).toBe(0);
    expect(await rows.getByRole("img", { name: "task" }).count()).toBeGreaterThan(2);
    expect(await tasks.getAttribute("aria-pressed")).toBe("true");
    await explorer.inBothThemes("light", async (theme) => expect(await explorer.violations(), theme).toEqual([]));
    await key.getByRole("button", { name: "All kinds" }).click();
    await rows.getByRole("img", { name: "method" }).first().waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("draws what is used for what, in three presses, and opens the sentences of a row", async () => {
    const explorer = await served.open("/?list=links");
    const { page } = explorer;
    await explorer.settled();
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("button", { name: /Links say$/ }).click();
    await page.getByRole("option", { name: "A is used for B" }).click();
    await page.keyboard.press("Escape");
    await page.waitForURL(/relation=used-for/);
    await page
      .getByTestId("showing")
      .getByText(/links? that sentences say: A is used for B$/)
      .waitFor();
    await page.getByRole("grid", { name: "Links on the map" }).getByText("is used for").first().click();
    await page
      .locator("aside")
      .getByText(/is used for/)
      .first()
      .waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("fits a phone, where the lens has both", async () => {
    const explorer = await served.open("/?kind=method&signs=1&relation=used-for", { size: phone, theme: "dark" });
    await explorer.settled();
    expect(await explorer.tooWide()).toBeLessThanOrEqual(0);
    await explorer.page.getByRole("button", { name: /^More \(2 on\)/ }).click();
    await explorer.page.getByRole("button", { name: /Kinds$/ }).waitFor();
    expect(explorer.complaints).toEqual([]);
  });
});
