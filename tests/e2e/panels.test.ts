import { describe, expect, it } from "vitest";
import { desktop, phone } from "./explorer.ts";
import { serve } from "./serve.ts";

describe("what the panels list", () => {
  const served = serve();

  it("opens a concept with what it surely goes with, and a row with the link", async () => {
    const explorer = await served.open("/?concept=diffusion-model");
    const { page } = explorer;
    await page
      .getByText(/^\d+ of [\d,]+ concepts tested goe?s? with it beyond chance \(q < 0\.05\), in 3 papers or more/)
      .waitFor();
    const rows = page.locator("aside .goes > li");
    expect(await rows.count()).toBeLessThanOrEqual(8);
    for (const facts of await rows.locator(".goes-facts").allTextContents()) {
      expect(facts).toMatch(/^(?:[3-9]|\d\d+) papers(?:, since \d{4})?$/);
    }
    expect(await explorer.violations()).toEqual([]);
    const [name] = await rows.locator(".goes-name").allTextContents();
    await rows.first().locator(".goes-row").press("Enter");
    await page.locator("aside .reading").waitFor();
    expect((await page.locator("aside h1 .title-btn").allTextContents())[1]).toBe(name);
    await page.locator("aside .reading:not(.weak)").waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it.each([
    ["with its button", desktop],
    ["with Escape", desktop],
    ["with its button, on a phone", phone],
    ["with Escape, on a phone", phone],
  ] as const)("shows the concept again when the link opened from it is closed %s", async (how, size) => {
    const explorer = await served.open("/?concept=diffusion-model", { size });
    const { page } = explorer;
    const name = await explorer.heading().textContent();
    const row = page.locator("aside .goes-row").first();
    await row.press("Enter");
    await page.locator("aside .reading").waitFor();
    const close = async () => {
      if (how.startsWith("with Escape")) await page.keyboard.press("Escape");
      else await page.getByRole("button", { name: "Close the panel" }).click();
    };
    await close();
    await row.waitFor();
    expect(await explorer.heading().textContent()).toBe(name);
    expect(new URL(page.url()).search).toBe("?concept=diffusion-model");
    await close();
    await row.waitFor({ state: "detached" });
    expect(explorer.complaints).toEqual([]);
  });

  it("opens a link with the verdict, then a sentence with both, then the figures", async () => {
    const explorer = await served.open("/?concept=diffusion-model");
    const { page } = explorer;
    await page.locator("aside .goes-row").first().press("Enter");
    const head = page.locator("aside .panel-head");
    await head.getByText("More than chance", { exact: true }).waitFor();
    await page.locator("aside .panel-head .reading + .evidence + .summary").waitFor();
    expect(await head.locator(".evidence li").count()).toBe(1);
    expect(await head.locator(".evidence mark").count()).toBeGreaterThanOrEqual(2);
    await head.locator(".summary", { hasText: /expected by chance\. .* unlikely to be chance \(q/ }).waitFor();
    await explorer.inBothThemes("light", async (theme) => expect(await explorer.violations(), theme).toEqual([]));
    expect(explorer.complaints).toEqual([]);
  });

  it("offers two concepts that hardly meet with their kinds, in the panel, the matrix and the query that finds nothing", async () => {
    const { a, b, papers } = await apartButForTheirKinds(served.url);
    for (const [path, place] of [
      [`link=${a}&with=${b}`, "aside"],
      [`view=pairs&set=${a}&set=${b}`, "main"],
      [`view=pairs&q=concept:${a} concept:${b}`, "main"],
    ] as const) {
      const explorer = await served.open(`/?${path}`);
      const { page } = explorer;
      const kinds = page.locator(`${place} section`, {
        has: page.getByRole("heading", { name: /^Together with their kinds/ }),
      });
      await kinds.getByText(`${papers} of`, { exact: false }).first().waitFor();
      expect(await explorer.violations(), path).toEqual([]);
      await kinds.getByRole("button", { name: /^Show/ }).click();
      await page.waitForURL((url) => url.searchParams.get("a")?.startsWith("basket:") === true);
      expect(explorer.complaints).toEqual([]);
    }
  });

  it("counts a concept with its kinds on request, and says which number is which", async () => {
    const explorer = await served.open("/?concept=diffusion-model");
    const { page } = explorer;
    const box = page.getByRole("checkbox", { name: /^Count with its (?:one kind|\d+ kinds)$/ });
    await box.check();
    const told = page.locator("aside .partners-told");
    await told
      .getByText(/^\d+ papers mention it or one of its \d+ kinds, .* untested: \d+ partners; showing/)
      .waitFor();
    const rolledUp = Number((await told.textContent())?.match(/^\d+/)?.[0]);
    const alone = Number((await page.locator("aside .summary b").first().textContent())?.replace(",", ""));
    expect(rolledUp).toBeGreaterThan(alone);
    expect(await page.locator("aside .partners th").allTextContents()).not.toContain("q");
    await explorer.inBothThemes("light", async (theme) => expect(await explorer.violations(), theme).toEqual([]));
    await box.uncheck();
    await page.getByText(/concepts tested goe?s? with it beyond chance/).waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("leads from a concept to how sentences relate it to another", async () => {
    const explorer = await served.open("/?concept=diffusion-model");
    const { page } = explorer;
    await page.getByRole("heading", { name: "Narrower" }).waitFor();
    await page.locator("aside .panel-head .kind-named", { hasText: "method" }).waitFor();
    const row = page.locator("aside .relation-row").first();
    expect(await row.locator(".goes-facts").textContent()).toMatch(/^\d+ sentences? in \d+ papers?/);
    await row.press("Enter");
    await page.getByRole("heading", { name: "Related" }).waitFor();
    await page
      .locator("aside .pair-relations", { hasText: /is used for .* · \d+ sentences? in \d+ papers?/ })
      .waitFor();
    expect(await page.locator("aside .evidence").first().locator("mark").count()).toBeGreaterThanOrEqual(2);
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("lists methods for tasks under Gaps, each with its sentences", async () => {
    const explorer = await served.open("/?view=gaps");
    const { page } = explorer;
    const methods = page.getByRole("region", { name: "Methods for tasks" }).locator(".task-methods dd button");
    await methods.first().press("Enter");
    await page.locator("aside .pair-relations", { hasText: "is used for" }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("lays the suggestions of a dialog over it, where they can be pressed", async () => {
    const explorer = await served.open("/?concept=diffusion-model");
    const { page } = explorer;
    await page.getByRole("button", { name: /^Curate/ }).click();
    await page.getByRole("menuitem", { name: "Merge…" }).click();
    const dialog = page.getByRole("dialog", { name: "Merge into one concept" });
    await dialog.getByRole("combobox").pressSequentially("latent");
    const option = page.getByRole("option").first();
    await option.waitFor();
    expect(await explorer.violations()).toEqual([]);
    await option.click();
    await dialog.getByRole("radio").nth(1).waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("sorts partners by any measure, and keeps to those beyond chance", async () => {
    const explorer = await served.open("/?concept=diffusion-model");
    const { page } = explorer;
    await page.getByText("Weaker or untested", { exact: true }).click();
    const table = page.locator("aside .partners");
    const told = page.locator("aside .partners-told");
    await told.getByText(/^\d+ of \d+ beyond chance at q < 0\.05; showing the strongest 10 by NPMI\.$/).waitFor();
    const column = async (nth: number) =>
      (await table.locator(`tbody td:nth-child(${nth})`).allTextContents()).map((text) => Number.parseFloat(text));
    await table.getByRole("button", { name: "Papers" }).click();
    // what is told follows the choice, the rows when their answer is there
    const falls = async (nth: number) => (await column(nth)).every((x, i, all) => i === 0 || (all[i - 1] ?? 0) >= x);
    await told.getByText(/strongest 10 by Joint papers/).waitFor();
    await expect.poll(() => falls(2)).toBe(true);
    await table.getByRole("button", { name: "Papers" }).click();
    await told.getByText(/weakest 10 by Joint papers/).waitFor();
    await expect.poll(async () => [...new Set(await column(2))]).toEqual([1]);
    await page.getByRole("button", { name: /Sorted by/ }).click();
    await page.getByRole("option", { name: "Jaccard" }).click();
    await table.getByRole("columnheader", { name: "Jaccard" }).waitFor();
    await expect.poll(() => falls(4)).toBe(true);
    await page.getByRole("checkbox", { name: "Only beyond chance" }).check();
    await told.getByText(/of these|strongest \d+ by Jaccard/).waitFor();
    await table.locator("tbody tr").first().waitFor();
    await expect.poll(() => table.locator("tr.faint").count()).toBe(0);
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("clips no header and no name in the table of partners", async () => {
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const { page } = await served.open("/?concept=diffusion-model", { size });
      await page.getByText("Weaker or untested", { exact: true }).click();
      await page.locator("aside .partners tbody tr").nth(9).waitFor();
      const clipped = await page.evaluate(
        `[...document.querySelectorAll("aside .partners :is(th, td, .clip)")].filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0).map((e) => e.textContent)`,
      );
      expect(clipped, `${size.width} pixels wide`).toEqual([]);
    }
  });
});

/** Two concepts without a joint paper whose kinds share some. */
async function apartButForTheirKinds(url: string): Promise<{ a: string; b: string; papers: number }> {
  const ask = async <T>(path: string) => (await (await fetch(`${url}/api/${path}`)).json()) as T;
  const { items } = await ask<{ items: { id: string }[] }>("concepts?limit=60");
  const { concepts, cells } = await ask<{
    concepts: { id: string }[];
    cells: Record<"a" | "b" | "papers", number[]>;
  }>(`matrix?${items.map(({ id }) => `concepts=${id}`).join("&")}`);
  for (const [k, joint] of cells.papers.entries()) {
    if (joint > 0) continue;
    const [a = "", b = ""] = [cells.a[k], cells.b[k]].map((at) => concepts[at ?? 0]?.id ?? "");
    const { papers } = await ask<{ papers: number }>(`pairs/${a}/${b}/kinds`);
    if (papers > 0) return { a, b, papers };
  }
  throw new Error("Any two frequent concepts of the sample meet, or their kinds do not either.");
}
