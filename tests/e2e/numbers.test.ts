import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BridgeRanking } from "../../graph/contract/papers.ts";
import { openExplorer } from "./explorer.ts";
import { sample, startProduct } from "./product.ts";
import { serve } from "./serve.ts";

describe("what the numbers on the screen are of", () => {
  const served = serve();

  /** Papers of a file that a link of the page writes. */
  const papersIn = async (href: string | null) =>
    (await (await fetch(served.url + href)).text()).match(/^TY {2}- /gm)?.length ?? 0;

  it("is told above the table for concepts, links and papers, and exported as it is told", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    const showing = page.getByTestId("showing");
    const list = (name: string) => page.locator(".dock-bar").getByRole("radio", { name }).click();
    await list("Links");
    await showing.getByText(/^Showing the strongest \d+ of [\d,]+ links/).waitFor();
    await list("Papers");
    await showing.getByText(/^\d+ papers, newest first$/).waitFor();
    const ris = page.locator(".dock-bar").getByRole("link", { name: "RIS" });
    expect(`${await papersIn(await ris.getAttribute("href"))} papers, newest first`).toBe(await showing.textContent());
    await page.goto(`${served.url}/?concept=diffusion-model&list=papers`);
    await showing.getByText(/^\d+ papers of diffusion models, newest first$/).waitFor();
    const papers = Number(/\d+/.exec((await showing.textContent()) ?? "")?.[0]);
    expect(await papersIn(await ris.getAttribute("href"))).toBe(papers);
    const inPanel = page.locator("aside .section-export").getByRole("link", { name: "RIS" });
    expect(await papersIn(await inPanel.getAttribute("href"))).toBe(papers);
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("says that papers without years can tell no trend, and offers nothing that needs years", async () => {
    const folder = await mkdtemp(join(tmpdir(), "isthmus-undated-"));
    const file = join(folder, "undated.jsonl");
    const lines = (await readFile(sample, "utf8")).split("\n").filter(Boolean).slice(0, 60);
    await writeFile(file, lines.map((line) => JSON.stringify({ ...JSON.parse(line), year: undefined })).join("\n"));
    const undated = await startProduct([file]);
    const explorer = await openExplorer(served.browser, `${undated.url}/?view=trends`);
    const { page } = explorer;
    await page.getByText("These papers have no years, so nothing can rise or fall.").waitFor();
    await page.getByRole("heading", { name: "Thematic map" }).waitFor();
    expect(await page.locator("main").getByRole("heading", { level: 2 }).allTextContents()).toEqual(["Thematic map"]);
    expect(
      await page
        .locator("aside")
        .getByText(/Growth|Burst|two periods|by growth/)
        .count(),
    ).toBe(0);
    expect(await explorer.violations()).toEqual([]);
    await page.goto(`${undated.url}/`);
    await page.getByText("How much more often than by chance and in which sentences.").waitFor();
    await page.getByRole("button", { name: /^Colour|Colour$/ }).click();
    expect(await page.getByRole("option").allTextContents()).toEqual(["Community", "Participation", "Density"]);
    await page.goto(`${undated.url}/?concept=diffusion-model`);
    await page.getByRole("heading", { name: "Also written" }).waitFor();
    expect(await page.getByRole("heading", { name: "Papers per year" }).count()).toBe(0);
    await page.goto(`${undated.url}/?view=bridges&a=community:1&b=community:2`);
    await page.getByText(/The further left, the more a paper is about|No paper lies on both sides/).waitFor();
    expect(await page.getByText(/First bridges|no year|In each year/).count()).toBe(0);
    await page.goto(`${undated.url}/?view=table`);
    const grid = page.getByRole("grid", { name: "Concepts on the map" });
    await grid.getByRole("columnheader", { name: "Participation" }).waitFor();
    expect(await grid.getByRole("columnheader", { name: /Mean year|Growth/ }).count()).toBe(0);
    await page.goto(`${undated.url}/?view=gaps`);
    await page.getByText("Fields that share fewer").first().waitFor();
    await page.locator(".waiting").waitFor({ state: "detached" });
    expect(await explorer.violations()).toEqual([]);
    await page.goto(`${undated.url}/?view=compare`);
    await page.locator(".small-map").nth(1).waitFor();
    expect(await page.getByRole("radio", { name: "Two periods" }).count()).toBe(0);
    await page
      .getByText(/go with both/)
      .first()
      .waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
    await undated.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("compares the last years with those before, as far as one asks, and keeps other periods in the address", async () => {
    const explorer = await served.open("/?view=trends&unsure=1");
    const { page } = explorer;
    await page.getByText(/^Share of the \d+ papers of \d{4}–\d{4} against the \d+ of \d{4}–\d{4}/).waitFor();
    const rising = page.locator(".changed section").first().locator("tbody tr");
    const before = await rising.count();
    await page.getByRole("button", { name: "Show 40 more" }).click();
    await page.waitForFunction(
      `document.querySelectorAll(".changed section:first-child .plain tbody tr").length > ${before}`,
    );
    await page.getByRole("textbox", { name: "Earlier period from" }).fill("2019");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.searchParams.get("left")?.startsWith("2019-") === true);
    await page.getByText(/against the \d+ of 2019–\d{4}/).waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("parts the sentences that hold both ends of a link from those that hold one", async () => {
    const explorer = await served.open("/?link=diffusion-model&with=fine-tuning");
    const { page } = explorer;
    const panel = page.locator("aside");
    await panel.locator(".evidence").first().waitFor();
    const all = panel.getByRole("button", { name: /^All \d+ sentences$/ });
    if (await all.count()) await all.click();
    await panel.getByRole("heading", { name: "In the same paper, in different sentences" }).waitFor();
    expect(await panel.locator(".evidence").last().locator("li").first().locator("mark").count()).toBeGreaterThan(0);
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("keeps the words of drawings at the size of the others on the widest screens", async () => {
    const size = { width: 2560, height: 1300 };
    const explorer = await served.open("/?view=trends", { size });
    const { page } = explorer;
    const tallest = async (drawing: string) => {
      await page.locator(`${drawing} text`).first().waitFor();
      return Number(
        await page.evaluate(
          `Math.max(...[...document.querySelectorAll("${drawing} text")].map((t) => t.getBoundingClientRect().height))`,
        ),
      );
    };
    expect(await tallest(".themes svg")).toBeLessThan(20);
    const { items } = BridgeRanking.parse(await (await fetch(`${served.url}/api/bridges?limit=1`)).json());
    const { a, b } = items[0]?.pair ?? {};
    await page.goto(`${served.url}/?view=bridges&a=community:${a}&b=community:${b}&joins=first`);
    expect(await tallest(".first-bridges .year-line")).toBeLessThan(20);
  });
});
