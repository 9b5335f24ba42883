import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { ConceptMap } from "../../graph/contract/map.ts";
import { bytesOf } from "./explorer.ts";
import { serve } from "./serve.ts";

/** Presses what gives a file, and reads the file. */
async function save(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return bytesOf(file);
}

describe("taking things along", () => {
  const served = serve();

  it("gives the map away as a picture, a drawing, a table and a graph", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    const shown = Number(await page.getByTestId("showing").locator("b").first().textContent());
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByText(/^Concept map of \d+ papers/).waitFor();
    expect(await explorer.violations()).toEqual([]);
    const dialog = page.getByRole("dialog");
    const press = (name: string) => save(page, () => dialog.getByRole("button", { name, exact: true }).click());
    expect((await press("PNG")).length).toBeGreaterThan(20_000);
    expect((await press("SVG")).toString().match(/<circle/g)).toHaveLength(shown);
    for (const [name, scale] of [
      ["PNG 2×", 2],
      ["PNG 4×", 4],
    ] as const) {
      const picture = await press(name);
      const width = (await page.locator(".stage").boundingBox())?.width ?? 0;
      expect(picture.readUInt32BE(16)).toBe(Math.round(width) * scale);
    }
    const poster = (await press("Poster SVG")).toString();
    expect(poster).toContain("Concept map of");
    expect(poster).toMatch(/\d+ papers, \d{4}–\d{4}; \d+ of \d+ concepts; [\d,]+ links with/);
    const { height = 0 } = (await page.locator(".stage").boundingBox()) ?? {};
    // Above and below the map there is room for words.
    expect((await press("Poster PNG")).readUInt32BE(20)).toBeGreaterThan(4 * (height + 100));
    await dialog.getByText("It opens on this computer only").waitFor();
    expect((await press("Concepts CSV")).toString().match(/\r\n/g)).toHaveLength(shown + 1);
    const graph = await save(page, () => dialog.getByRole("link", { name: /^GEXF \(/ }).click());
    expect(graph.toString()).toContain("<gexf");
    expect(explorer.complaints).toEqual([]);
  });

  it("gives the whole explorer away as a web page in an archive", async () => {
    const explorer = await served.open("/?view=table");
    const { page } = explorer;
    await page.getByRole("button", { name: "Share" }).click();
    const archive = await save(page, () => page.getByRole("button", { name: "Web page (ZIP)" }).click());
    const names = archive.toString("latin1");
    for (const file of ["published/corpus.bin", "published/worker.js", "index.html"]) expect(names).toContain(file);
    await page.getByText("Saved. Unpack it on any web host").waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("gives the papers of a selection away as references and as a table, within the years of the lens", async () => {
    const map = ConceptMap.parse(await (await fetch(`${served.url}/api/map?q=year:2018..2024`)).json());
    const explorer = await served.open("/?years=2018-2024");
    const { page } = explorer;
    await explorer.settled();
    await page.getByRole("button", { name: "Share" }).click();
    const dialog = page.getByRole("dialog", { name: "Share this view" });
    await dialog.getByRole("heading", { name: /^Papers of year:2018..2024, \d+$/ }).waitFor();
    expect(await dialog.getByRole("heading", { name: / or / }).count()).toBe(0);
    await page.keyboard.press("Escape");
    for (const [n, id] of map.nodes.id.slice(0, 2).entries()) {
      const place = await explorer.placeOf(id);
      await page.keyboard.down("Shift");
      await page.mouse.click(place.x, place.y);
      await page.keyboard.up("Shift");
      await page.waitForURL((url) => url.searchParams.getAll("sel").length === n + 1);
    }
    await page.getByText("2 concepts selected").waitFor();
    await page.getByRole("radio", { name: "Papers" }).click();
    const rows = page.getByRole("grid", { name: "Papers of the selection" });
    await rows.locator("tbody tr").first().waitFor();
    const papers = Number(await rows.getAttribute("aria-rowcount")) - 1;
    expect(papers).toBeGreaterThan(10);
    await page.getByRole("button", { name: "Share" }).click();
    const [a, b] = map.nodes.label;
    const title = `Papers of ${a} or ${b}, year:2018..2024, ${papers}`;
    const row = dialog.locator("section", { has: page.getByRole("heading", { name: title, exact: true }) });
    const press = async (name: RegExp) => (await save(page, () => row.getByRole("link", { name }).click())).toString();
    expect((await press(/BibTeX/)).match(/^@/gm)).toHaveLength(papers);
    expect((await press(/RIS/)).match(/^TY {2}-/gm)).toHaveLength(papers);
    expect((await press(/CSV/)).match(/^sample-\d+,/gm)).toHaveLength(papers);
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });
});
