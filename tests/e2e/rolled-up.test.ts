import { describe, expect, it } from "vitest";
import { ConceptMap } from "../../graph/contract/map.ts";
import { type Explorer, phone } from "./explorer.ts";
import { serve } from "./serve.ts";

/** Whether a concept is drawn. */
const isDrawn = (explorer: Explorer, concept: string) =>
  explorer.page.evaluate(
    `document.querySelector(".stage").isthmus.locate(${JSON.stringify(concept)}) !== undefined`,
  ) as Promise<boolean>;

describe("a map that is rolled up", () => {
  const served = serve();
  const answer = async (query: string) => {
    return ConceptMap.parse(await (await fetch(`${served.url}/api/map?${query}`)).json());
  };
  /** The concept that stands for most kinds, and what opening it shows. */
  const broadest = async () => {
    const { nodes } = await answer("rolledUp=true");
    const most = nodes.folded.indexOf(Math.max(...nodes.folded));
    const id = nodes.id[most] ?? "";
    const opened = await answer(`rolledUp=true&open=${encodeURIComponent(id)}`);
    const kinds = (opened.opened[0]?.added ?? []).map((i) => opened.nodes.id[i] ?? "");
    return { id, folded: nodes.folded[most] ?? 0, kinds };
  };

  it("opens with the wheel what is near, at one place, and folds it again", async () => {
    const { id, folded, kinds } = await broadest();
    expect(kinds.length).toBeGreaterThan(1);
    const explorer = await served.open("/?rolled=1");
    const { page } = explorer;
    await explorer.settled();
    expect(await isDrawn(explorer, kinds[0] ?? "")).toBe(false);
    const at = await explorer.placeOf(id);
    await page.mouse.move(at.x, at.y);
    await page.locator(".hover-card").getByText(`+${folded} kinds`).waitFor();
    for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -240);
    await page.waitForURL(new RegExp(`near=${encodeURIComponent(encodeURIComponent(id)).replaceAll("%25", "%")}`));
    await expect.poll(() => isDrawn(explorer, kinds[0] ?? ""), { timeout: 20_000 }).toBe(true);
    await explorer.settled();
    const [parent, ...own] = await Promise.all([id, ...kinds].map((kind) => explorer.placeOf(kind)));
    const steps = own.map(({ x, y }) => Math.hypot(x - (parent?.x ?? 0), y - (parent?.y ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(1440 * 0.8);
    expect(await page.getByRole("grid", { name: "Concepts on the map" }).getByText("Kinds of it").count()).toBe(1);
    const there = page.url();
    // The address shows the same, kinds at the same places.
    const again = await served.open(there.slice(served.url.length));
    await again.settled();
    await expect.poll(() => isDrawn(again, kinds[0] ?? ""), { timeout: 20_000 }).toBe(true);
    const near = (p: number, q: number) => Math.abs(p - q) < 2;
    const [first, same] = [own[0], await again.placeOf(kinds[0] ?? "")];
    expect(near(first?.x ?? 0, same.x) && near(first?.y ?? 0, same.y)).toBe(true);
    await page.getByRole("button", { name: "Fit the map" }).click();
    await page.waitForURL((url) => !url.searchParams.has("near"));
    await expect.poll(() => isDrawn(explorer, kinds[0] ?? ""), { timeout: 20_000 }).toBe(false);
    expect([...explorer.complaints, ...again.complaints]).toEqual([]);
  });

  it("opens by the keyboard, and by a menu on a phone", async () => {
    const { id, kinds } = await broadest();
    const explorer = await served.open(`/?rolled=1&concept=${encodeURIComponent(id)}`);
    await explorer.settled();
    await explorer.page.locator(".stage").focus();
    await explorer.page.keyboard.press("k");
    await expect.poll(() => isDrawn(explorer, kinds[0] ?? ""), { timeout: 20_000 }).toBe(true);
    const small = await served.open("/?rolled=1", { size: phone, theme: "dark" });
    await small.settled();
    const at = await small.placeOf(id);
    await small.page.mouse.click(at.x, at.y, { button: "right" });
    await small.page.getByRole("menuitem", { name: /^Show its kinds nearer/ }).click();
    await expect.poll(() => isDrawn(small, kinds[0] ?? ""), { timeout: 20_000 }).toBe(true);
    expect(await small.tooWide()).toBeLessThanOrEqual(0);
    expect([...explorer.complaints, ...small.complaints]).toEqual([]);
  });

  it("counts relations of kinds, and says so in the table and in the panel", async () => {
    const map = await answer("rolledUp=true&relation=used-for");
    const said = Math.max(...map.links.said);
    expect(said).toBeGreaterThan(1);
    const explorer = await served.open("/?rolled=1&relation=used-for&list=links");
    const { page } = explorer;
    await explorer.settled();
    const links = page.getByRole("grid", { name: "Links on the map" });
    await links.getByText("Say so, kinds included").waitFor();
    await links.getByText("is used for").first().click();
    await page
      .locator("aside")
      .getByText(new RegExp(`in ${said} papers, kinds included`))
      .waitFor();
    await explorer.inBothThemes("light", async (theme) => expect(await explorer.violations(), theme).toEqual([]));
    expect(explorer.complaints).toEqual([]);
  });
});
