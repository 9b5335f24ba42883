import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConceptMap } from "../../graph/contract/answers.ts";
import { startBrowser } from "./browser.ts";
import { type Explorer, openExplorer } from "./explorer.ts";
import { countColour, decodePng } from "./pixels.ts";
import { type Product, sample, startProduct } from "./product.ts";

describe("from the map to a sentence to a bridge", () => {
  let product: Product;
  let browser: Browser;
  let explorer: Explorer;

  beforeAll(async () => {
    product = await startProduct([sample], { sample: true, name: "Sample" });
    browser = await startBrowser();
    explorer = await openExplorer(browser, product.url);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });

  it("draws the map: lands and discs are on the screen, in the colours of the communities", async () => {
    await explorer.settled();
    const picture = decodePng(await explorer.page.locator(".stage").screenshot());
    for (const land of ["#e6e7f4", "#f9eee3", "#e1f3f2", "#f0e1eb"]) {
      expect(countColour(picture, land), land).toBeGreaterThan(1500);
    }
    for (const disc of ["#2e36a7", "#cf6f13", "#069893", "#820156"]) {
      expect(countColour(picture, disc), disc).toBeGreaterThan(150);
    }
    expect(await explorer.page.getByTestId("showing").textContent()).toMatch(
      /^Showing \d+ of [\d,]+ concepts, strongest \d+ of [\d,]+ links \(NPMI ≥ −?\d\.\d\d, \d\+ papers?\)$/,
    );
  });

  it("lists in the table exactly the concepts that the map shows", async () => {
    const shown = await explorer.page.getByTestId("showing").locator("b").first().textContent();
    const rows = await explorer.page.getByRole("grid").getAttribute("aria-rowcount");
    expect(Number(rows)).toBe(Number(shown) + 1);
  });

  it("finds a concept while one types", async () => {
    const { page } = explorer;
    const label = (await page.getByRole("grid").getByRole("row").nth(3).locator("b").first().textContent()) ?? "";
    await page.keyboard.press("/");
    await page.keyboard.type(label.slice(0, -3));
    await page.getByRole("option", { name: label }).first().click();
    await explorer.heading().getByText(label).waitFor();
    expect(new URL(page.url()).searchParams.get("concept")).not.toBeNull();
    await page.locator("aside .evidence mark").first().waitFor();
    expect(await page.locator("aside .evidence mark").count()).toBeGreaterThan(0);
    expect(await page.getByRole("row", { selected: true }).textContent()).toContain(label);
  });

  it("opens a link by a click on it, with a plain reading and sentences that hold both", async () => {
    const { page } = explorer;
    await page.getByRole("radio", { name: "Links" }).click();
    const label = await page.locator("aside .partners .partner-btn").first().textContent();
    await page.locator("aside .partners .partner-btn").first().click();
    await page.locator("aside .reading").waitFor();
    expect(await page.locator("aside .reading").textContent()).toMatch(
      /^[\d.]+ times more often together than chance$/,
    );
    expect(await page.locator("aside .summary").textContent()).toMatch(
      /^\d+ of \d+ papers holds? both; .* would by chance\./,
    );
    expect(await page.locator("aside h1 .title-btn").allTextContents()).toContain(label);
    await page.locator("aside .evidence mark").first().waitFor();
    expect(await page.locator("aside .evidence mark").count()).toBeGreaterThanOrEqual(2);
  });

  it("opens a link by a click on its line", async () => {
    const { page } = explorer;
    await page.keyboard.press("Escape");
    await page.locator("aside .reading").waitFor({ state: "detached" });
    const link = await freeLink(explorer, product.url);
    await page.mouse.click(link.x, link.y);
    await page.locator("aside .reading").waitFor();
    const clicked = new URL(page.url()).searchParams;
    expect([clicked.get("link"), clicked.get("with")]).toEqual(link.ends);
  });

  it("goes from a sentence to its paper", async () => {
    const { page } = explorer;
    const by = page.locator("aside .evidence button.by").first();
    const title = (await by.locator(".by-title").textContent()) ?? "";
    await by.click();
    await explorer.heading().getByText(title).waitFor();
    expect(await page.locator("aside .abstract mark").count()).toBeGreaterThan(2);
  });

  it("ranks bridge papers and says why; a marked concept leads on", async () => {
    const { page } = explorer;
    await page.getByRole("link", { name: "Bridges" }).click();
    const first = page.getByRole("grid", { name: "Bridge papers, best first" }).getByRole("row").nth(1);
    await first.click();
    await page.getByRole("heading", { name: "Why it is a bridge" }).waitFor();
    expect(await page.locator("aside .kind").textContent()).toContain("Bridge paper 1");
    const names = page.locator("aside .part-head .measure-name");
    expect(await names.allTextContents()).toEqual(["Diversity", "Separateness"]);
    const values = await page.locator("aside .part-head > b").allTextContents();
    expect(values).toHaveLength(2);
    for (const value of values) expect(Number(value)).toBeGreaterThan(0);
  });

  it("restores the view on reload, and goes back", async () => {
    const { page } = explorer;
    const title = (await explorer.heading().textContent()) ?? "";
    await page.reload();
    await explorer.settled();
    await explorer.heading().getByText(title).waitFor();
    expect(await page.getByRole("link", { name: "Bridges" }).getAttribute("aria-current")).toBe("page");
    await page.locator("aside .abstract mark button").first().click();
    await page.getByRole("heading", { name: "Partners" }).waitFor();
    await page.goBack();
    await explorer.heading().getByText(title).waitFor();
  });

  it("complained of nothing", () => {
    expect(explorer.complaints).toEqual([]);
  });
});

/** The strongest straight link whose middle lies off every disc and off every other link's middle. */
async function freeLink({ placeOf }: Explorer, url: string): Promise<{ x: number; y: number; ends: string[] }> {
  const { nodes, links } = ConceptMap.parse(await (await fetch(`${url}/api/map`)).json());
  const places = await Promise.all(nodes.id.map((id) => placeOf(id)));
  const middles = links.source.map((a, i) => {
    const [p, q] = [places[a], places[links.target[i] ?? 0]];
    return { x: ((p?.x ?? 0) + (q?.x ?? 0)) / 2, y: ((p?.y ?? 0) + (q?.y ?? 0)) / 2 };
  });
  const order = links.npmi.map((npmi, i) => ({ npmi, i })).sort((p, q) => q.npmi - p.npmi);
  for (const { i } of order) {
    const [a, b] = [links.source[i] ?? 0, links.target[i] ?? 0];
    const at = middles[i] ?? { x: 0, y: 0 };
    const far = (other: { x: number; y: number }, least: number) => Math.hypot(other.x - at.x, other.y - at.y) > least;
    const alone = middles.every((other, k) => k === i || far(other, 14)) && crossings(i, links, places, at) === 0;
    if (nodes.community[a] === nodes.community[b] && alone && places.every((place) => far(place, place.r + 8)))
      return { ...at, ends: [nodes.id[a] ?? "", nodes.id[b] ?? ""].sort() };
  }
  throw new Error("No link of the map lies free.");
}

/** How many other links pass within eight pixels of a point. */
function crossings(
  own: number,
  links: ConceptMap["links"],
  places: readonly { x: number; y: number }[],
  at: { x: number; y: number },
): number {
  const origin = { x: 0, y: 0 };
  return links.source.filter((source, i) => {
    const [p, q] = [places[source] ?? origin, places[links.target[i] ?? 0] ?? origin];
    const length = Math.hypot(q.x - p.x, q.y - p.y) || 1;
    const t = Math.max(0, Math.min(1, ((at.x - p.x) * (q.x - p.x) + (at.y - p.y) * (q.y - p.y)) / length ** 2));
    return i !== own && Math.hypot(p.x + t * (q.x - p.x) - at.x, p.y + t * (q.y - p.y) - at.y) < 8 + 0.05 * length;
  }).length;
}
