import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { BridgeRanking } from "../../graph/contract/papers.ts";
import { type OpenOptions, phone } from "./explorer.ts";
import { serve } from "./serve.ts";

/** Where a stretch of the abstract that is not marked stands in the window. */
async function unmarked(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(`(() => {
    const text = [...document.querySelector(".abstract").childNodes].find((node) => node.nodeType === 3 && node.length > 20);
    text.parentElement.scrollIntoView({ block: "center" });
    const range = document.createRange();
    range.setStart(text, 2);
    range.setEnd(text, 5);
    const { x, y, height } = range.getBoundingClientRect();
    return { x: x + 2, y: y + height / 2 };
  })()`);
}

describe("an abstract that explains itself", () => {
  const served = serve();
  let path: string;
  beforeAll(async () => {
    const bridges = BridgeRanking.parse(await (await fetch(`${served.url}/api/bridges?limit=1`)).json());
    path = `/?view=table&paper=${encodeURIComponent(bridges.items[0]?.paper.id ?? "")}`;
  });

  async function open(options?: OpenOptions) {
    const explorer = await served.open(path, options);
    const { page } = explorer;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.locator(".abstract").waitFor();
    const card = page.getByRole("region", { name: "How this is read" });
    return { explorer, page, asked, card };
  }

  it("shows a card where the pointer rests, keeps it while pointed at, and asks once for the paper", async () => {
    const { explorer, page, asked, card } = await open();
    // what stands below the abstract is still on its way
    await page.waitForLoadState("networkidle");
    const height = () => page.evaluate(`document.querySelector("aside").scrollHeight`);
    const before = await height();
    const word = await unmarked(page);
    await page.mouse.move(word.x, word.y);
    await card.getByText(/Read as .*not a concept/).waitFor();
    await card.getByText(/\.$/).first().waitFor();
    expect(await height()).toBe(before);
    const box = await card.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 12, { steps: 5 });
    await page.waitForTimeout(500);
    expect(await card.count()).toBe(1);
    expect(await explorer.violations()).toEqual([]);
    await page.locator(".abstract .mark-button").first().hover();
    await card.getByText(/in this paper/).waitFor();
    await card.getByText(/Termhood .* Most for it/).waitFor();
    await page.mouse.move(400, 400);
    await card.waitFor({ state: "detached" });
    expect(asked.filter((url) => url.endsWith("/reading"))).toHaveLength(1);
    const again = await unmarked(page);
    await page.mouse.move(again.x, again.y);
    await card.getByRole("button", { name: "More" }).click();
    await page.getByRole("region", { name: "Why the phrase is a concept, or is not" }).locator("li").first().waitFor();
    expect(await card.count()).toBe(0);
    expect(explorer.complaints).toEqual([]);
  });

  it("explains what is selected", async () => {
    const { page, card } = await open();
    const word = await unmarked(page);
    await page.mouse.dblclick(word.x, word.y);
    await card.getByText(/^Read as/).waitFor();
  });

  it("goes from phrase to phrase with the keyboard, and Escape takes only the card away", async () => {
    const { explorer, page, card } = await open({ theme: "dark" });
    const read = page.waitForResponse((response) => response.url().endsWith("/reading"));
    await page.getByRole("button", { name: "Phrase by phrase" }).focus();
    await (await read).finished();
    await page.keyboard.press("Enter");
    const seen = new Set<string>();
    for (let i = 0; i < 12; i++) {
      await card.waitFor();
      seen.add((await card.textContent()) ?? "");
      await page.keyboard.press("ArrowRight");
    }
    expect(seen.size).toBeGreaterThan(8);
    expect(await explorer.violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    expect(await page.locator(".abstract").count()).toBe(1);
    await page.keyboard.press("Tab");
    await card.getByText(/in this paper/).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.searchParams.get("concept") !== null);
    expect(explorer.complaints).toEqual([]);
  });

  it("shows the card on a tap, and opens a concept on the second", async () => {
    const { explorer, page, card } = await open({ size: phone });
    await page.getByRole("button", { name: "Raise the sheet" }).click();
    await page.getByRole("button", { name: "Lower the sheet" }).waitFor();
    const word = await unmarked(page);
    await page.touchscreen.tap(word.x, word.y);
    await card.getByText(/Read as .*not a concept/).waitFor();
    const mark = page.locator(".abstract .mark-button").first();
    await mark.tap();
    await card.getByText(/in this paper/).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await mark.tap();
    await page.waitForURL((url) => url.searchParams.get("concept") !== null);
    expect(explorer.complaints).toEqual([]);
  });
});
