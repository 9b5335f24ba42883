import { beforeAll, describe, expect, it } from "vitest";
import { Between } from "../../graph/contract/connections.ts";
import { BridgeRanking } from "../../graph/contract/papers.ts";
import { bytesOf, phone } from "./explorer.ts";
import { serve } from "./serve.ts";

describe("the ranking of bridge papers", () => {
  const served = serve();
  let ranking: BridgeRanking;
  beforeAll(async () => {
    ranking = BridgeRanking.parse(await (await fetch(`${served.url}/api/bridges?limit=500`)).json());
  });

  it("is gone through in the panel, row by row, and written to a file whole", async () => {
    const [first, second] = ranking.items;
    const explorer = await served.open(`/?view=bridges&paper=${first?.paper.id}`);
    const { page } = explorer;
    await page.getByRole("heading", { name: first?.paper.title ?? "", level: 1 }).waitFor();
    const previous = page.getByRole("button", { name: "Previous bridge paper" });
    const next = page.getByRole("button", { name: "Next bridge paper" });
    expect(await previous.isDisabled()).toBe(true);
    await next.press("Enter");
    await page.getByRole("heading", { name: second?.paper.title ?? "", level: 1 }).waitFor();
    await page.getByRole("grid", { name: "Bridge papers, best first" }).locator("[aria-selected=true]").waitFor();
    expect(await explorer.violations()).toEqual([]);
    await previous.click();
    await page.getByRole("heading", { name: first?.paper.title ?? "", level: 1 }).waitFor();
    const saved = page.waitForEvent("download");
    await page.locator(".bridges").getByRole("link", { name: "CSV" }).click();
    const text = (await bytesOf(await saved)).toString();
    expect(text.match(/\r\n/g)).toHaveLength(ranking.total + 1);
    expect(text).toContain(`\r\n${first?.paper.id},`);
    expect(text).toContain(first?.reason.split(",")[0] ?? "none");
    const cited = page.waitForEvent("download");
    await page.locator(".bridges").getByRole("link", { name: "BibTeX" }).click();
    expect((await cited).suggestedFilename()).toBe("isthmus-bridges.bib");
    await page.getByText(`${ranking.total} papers written to isthmus-bridges.bib.`).waitFor();
    const keys = (await bytesOf(await cited)).toString().match(/(?<=^@(?:article|inproceedings)\{).*(?=,$)/gm);
    expect(keys).toEqual(ranking.items.map(({ paper }) => paper.id));
    expect(explorer.complaints).toEqual([]);
  });

  it("is on the map whole, though the lens shows hardly any of its concepts", async () => {
    const { page } = await served.open("/?view=bridges&size=3");
    await page.getByText(/\d+ concepts drawn for them only/).waitFor();
    await page.locator(".stage[data-settled=true]").waitFor();
    const drawn = await page.evaluate(`document.querySelector(".stage").isthmus.diamonds().length`);
    expect(drawn).toBe(Math.min(12, ranking.total));
  });

  it("takes only papers of the years that are chosen, on the map, in the list and in files, and takes all again", async () => {
    const explorer = await served.open("/?view=bridges");
    const { page } = explorer;
    const rows = page.getByRole("grid", { name: "Bridge papers, best first" }).locator("tbody tr");
    await rows.first().waitFor();
    const showing = page.getByTestId("showing");
    await showing.getByText(`${ranking.total} of`).waitFor();
    await page.getByRole("slider", { name: "First year" }).focus();
    await page.keyboard.press("End");
    await page.waitForURL((url) => url.searchParams.has("years"));
    const years = new URL(page.url()).searchParams.get("years") ?? "";
    await page.getByText(`only papers of ${years.split("-")[0]}`).waitFor();
    const q = new URLSearchParams({ q: `year:${years.replace("-", "..")}`, limit: "500" });
    const { total } = BridgeRanking.parse(await (await fetch(`${served.url}/api/bridges?${q}`)).json());
    expect(total).toBeLessThan(ranking.total);
    await expect.poll(() => rows.count()).toBe(total);
    const bylines = await rows.locator(".whole-paper > .quiet").allTextContents();
    for (const byline of bylines) expect(byline).toContain(years.split("-")[0]);
    const file = page.getByRole("link", { name: "BibTeX" });
    const [saved] = await Promise.all([page.waitForEvent("download"), file.click()]);
    expect((await bytesOf(saved)).toString().match(/^@/gm) ?? []).toHaveLength(total);
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("button", { name: "Take all papers" }).click();
    await showing.getByText(`${ranking.total} of`).waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("takes only papers with as many concepts on each side as are asked for, and counts those", async () => {
    const explorer = await served.open("/?view=bridges");
    const { page } = explorer;
    await page.getByRole("button", { name: /On each side/ }).click();
    await page.getByRole("option", { name: "3+ concepts" }).click();
    const strict = BridgeRanking.parse(await (await fetch(`${served.url}/api/bridges?minConcepts=3`)).json());
    await page
      .getByText(`${strict.total} of ${strict.corpus} papers mention two fields by three or more concepts of each`)
      .waitFor();
    expect(strict.total).toBeLessThan(ranking.total);
    expect(new URL(page.url()).searchParams.get("each")).toBe("3");
    await page.getByRole("grid", { name: "Bridge papers, best first" }).locator("tbody tr").first().click();
    await page.getByText(`bridge 1 of ${strict.total} with 3+ concepts on each side`).waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("has two shores between two sides: takes out what does not belong, and says of an unknown name that it is none", async () => {
    const [a, b] = ["basket:diffusion-model", "basket:image-generation"];
    const explorer = await served.open(`/?view=bridges&a=${a}&b=${b}`);
    const { page } = explorer;
    const answer = Between.parse(await (await fetch(`${served.url}/api/between?a=${a}&b=${b}`)).json());
    const diamonds = page.getByRole("radiogroup", { name: "Papers by year" }).getByRole("radio");
    await diamonds.first().waitFor();
    expect(await diamonds.count()).toBe(answer.total);
    const boxes = await Promise.all((await diamonds.all()).map((one) => one.boundingBox()));
    for (const [i, one] of boxes.entries())
      for (const other of boxes.slice(i + 1))
        expect(Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0))).toBeGreaterThan(20);
    const left = page.locator('.shore[data-side="a"]');
    const [first] = answer.shores.a;
    await left.getByRole("button", { name: `Take out ${first?.concept.label}`, exact: true }).click();
    await left.getByText("Taken out:").waitFor();
    expect(new URL(page.url()).searchParams.get("a")).toBe(`${a} -${first?.concept.id}`);
    await left.getByTitle(`Put ${first?.concept.label} back`).click();
    await left.getByRole("button", { name: `Take out ${first?.concept.label}`, exact: true }).waitFor();
    const box = page.getByRole("combobox", { name: "and", exact: true });
    await box.fill("qwxz");
    await box.press("Enter");
    await page.getByText("No concept, community or set is called “qwxz”.").waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("opens the list of a box on a click and while one types, and leaves it closed after a choice", async () => {
    const explorer = await served.open("/?view=bridges");
    const { page } = explorer;
    const list = page.getByRole("listbox");
    for (const [side, text, by] of [
      ["Papers between", "diffusion models", "click"],
      ["and", "image generation", "arrows"],
      ["and", "fine-tuning", "Enter"],
    ] as const) {
      const box = page.getByRole("combobox", { name: side, exact: true });
      await box.click();
      await list.getByRole("option").first().waitFor();
      await page.keyboard.press("Escape");
      await list.waitFor({ state: "detached" });
      await box.fill(text);
      const choice = list.getByRole("option").first();
      // Until the server has looked for it, the list is still of the text before.
      await expect.poll(() => choice.textContent()).toMatch(new RegExp(`^${text.slice(0, 5)}`, "i"));
      if (by === "click") await choice.click();
      else {
        if (by === "arrows") await box.press("ArrowDown");
        await box.press("Enter");
      }
      // The name as the server says it is the last thing to come.
      await expect.poll(() => box.inputValue()).toMatch(/^[A-Z]/);
      await page.waitForURL((url) =>
        (url.searchParams.get(side === "and" ? "b" : "a") ?? "").includes(text.slice(0, 4)),
      );
      await page.getByText(/papers? lies? between/).waitFor();
      await page.waitForLoadState("networkidle");
      await list.waitFor({ state: "detached" });
      expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("combobox");
    }
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("says on a phone in a sentence why a paper is listed, with the paper's own words, and has the numbers on demand", async () => {
    const explorer = await served.open("/?view=bridges", { size: phone });
    const { page } = explorer;
    const row = page.getByRole("grid", { name: "Bridge papers, best first" }).locator("tbody tr").first();
    await row.waitFor();
    const { pair, sides, parts, quote, connects, brings } = ranking.items[0] ?? {};
    const fields = sides?.filter(({ community }) => community === pair?.a || community === pair?.b) ?? [];
    expect(fields).toHaveLength(2);
    for (const { label } of fields)
      await row.getByText(label, { exact: false }).locator("visible=true").first().waitFor();
    const sentence = await row.locator(".link-sentence:visible").textContent();
    const named = brings ? [brings.method, brings.task] : [connects?.a, connects?.b];
    for (const name of named) expect(sentence).toContain(name?.label);
    const said = (await row.locator(".side-quote:visible").textContent()) ?? "";
    expect(quote?.sentence).toContain(said.replace(/^… | …$/g, ""));
    expect(await row.locator(".side-quote:visible b").count()).toBeGreaterThan(0);
    await row.tap();
    const why = page.locator("aside .why-numbers");
    await why.getByText("Why number 1?").tap();
    await why.locator(".part").first().waitFor();
    const bars = await why.locator(".part .part-bar > span").all();
    const widths = await Promise.all(bars.map((bar) => bar.getAttribute("style")));
    const wanted = [parts?.diversity ?? 0, parts?.separateness ?? 0];
    expect(widths.map((style) => Number.parseFloat(style?.replace("width: ", "") ?? "") / 100)).toEqual(
      wanted.map((value) => expect.closeTo(value, 4)),
    );
    expect(await explorer.tooWide()).toBeLessThanOrEqual(0);
    expect(await explorer.violations()).toEqual([]);
  });

  it("is told in the panel: what it is, how it was computed, and where to go on, until a paper is opened", async () => {
    const { a } = ranking.items[0]?.pair ?? {};
    const explorer = await served.open(`/?view=bridges&a=community:${a}&correction=raw`);
    const { page } = explorer;
    const facts = page.locator("aside dl");
    await facts.getByText("Raw score").waitFor();
    await facts.getByText(`Leiden with seed ${ranking.seed}`, { exact: false }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.locator("aside").getByRole("button", { name: "All bridge papers" }).click();
    await explorer.heading().getByText("Papers that connect fields").waitFor();
    const title = (await page.locator(".bridges tbody tr .source-title").first().textContent()) ?? "";
    await page.locator("aside").getByRole("button", { name: title }).click();
    await explorer.heading().getByText(title).waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it.each(["gaps", "trends", "compare", "pairs"])("has its like beside the view of %s", async (view) => {
    const explorer = await served.open(`/?view=${view}`);
    const { page } = explorer;
    await page.locator("aside").getByRole("heading", { name: "How it is computed" }).waitFor();
    await page.locator("aside").getByRole("heading", { name: "Next" }).waitFor();
    expect(await page.getByText("Three things to try").count()).toBe(0);
    expect(explorer.complaints).toEqual([]);
  });
});
