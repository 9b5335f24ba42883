import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Explorer, phone } from "./explorer.ts";
import { serve } from "./serve.ts";

interface Name {
  readonly community: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

describe("a community", () => {
  const served = serve();
  /** The names on the map and where their middles stand in the window. */
  const namesOf = async ({ page }: Explorer) =>
    (await page.evaluate(
      `(() => { const stage = document.querySelector(".stage"); const box = stage.getBoundingClientRect();
        return stage.isthmus.placement().names.map(({ community, text, box: b }) =>
          ({ community, text, x: box.x + (b.x0 + b.x1) / 2, y: box.y + (b.y0 + b.y1) / 2 })); })()`,
    )) as Name[];
  const titled = (explorer: Explorer, text: string) => explorer.heading().filter({ hasText: new RegExp(text, "i") });
  const opened = (explorer: Explorer) => new URL(explorer.page.url()).searchParams.get("community");

  it("opens by its name on the map, also where links run under it", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    const names = await namesOf(explorer);
    expect(names.length).toBeGreaterThan(4);
    for (const { community, text, x, y } of names.slice(0, 5)) {
      await page.mouse.click(x, y);
      await titled(explorer, text).waitFor();
      expect(opened(explorer)).toBe(String(community));
      // Afresh: what lies over the map moves names out of its way.
      await page.goto(served.url);
      await explorer.settled();
    }
    expect(explorer.complaints).toEqual([]);
  });

  it("is closed by Escape; Back and Forward follow", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    const [name] = await namesOf(explorer);
    await page.mouse.click(name?.x ?? 0, name?.y ?? 0);
    await titled(explorer, name?.text ?? "").waitFor();
    await page.keyboard.press("Escape");
    await titled(explorer, "abstracts").waitFor();
    await page.goBack();
    await titled(explorer, name?.text ?? "").waitFor();
    await page.goForward();
    await titled(explorer, "abstracts").waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("tells its size, concepts, papers and neighbours, shows itself alone and leads to its bridges", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    const row = page.locator("aside .shares button").first();
    await row.focus();
    await page.keyboard.press("Enter");
    await page.locator("aside .kind-text", { hasText: "Community" }).waitFor();
    for (const part of ["Concepts", "Papers", "Neighbouring fields"])
      await page.getByRole("heading", { name: new RegExp(`^${part}`) }).waitFor();
    await page.locator("aside .papers button").first().waitFor();
    expect(await page.locator("aside .partners").first().locator("tbody tr").count()).toBe(12);
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("button", { name: "Show only this field" }).click();
    await page.getByRole("button", { name: "Show all fields" }).waitFor();
    expect(new URL(page.url()).searchParams.get("in")).toBe("1");
    await page.getByRole("button", { name: "Bridges from here" }).click();
    expect(new URL(page.url()).searchParams.get("a")).toBe("community:1");
    expect(explorer.complaints).toEqual([]);
  });

  it("opens in the sheet of a phone", async () => {
    const explorer = await served.open("/", { size: phone });
    await explorer.settled();
    const [name] = await namesOf(explorer);
    await explorer.page.touchscreen.tap(name?.x ?? 0, name?.y ?? 0);
    await explorer.page.locator("aside[data-open=true] .kind-text", { hasText: "Community" }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("says so when there is none of its number", async () => {
    const explorer = await served.open("/?view=table&community=999");
    await explorer.page.getByText("There is no community 999").waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("has a panel that is fetched when it is opened first", () => {
    const assets = readdirSync(resolve(import.meta.dirname, "../../dist/client/assets"));
    expect(assets.filter((file) => /^CommunityPanel-.*\.js$/.test(file))).toHaveLength(1);
  });
});
