import { beforeAll, describe, expect, it } from "vitest";
import { ConceptMap } from "../../graph/contract/map.ts";
import { BridgeRanking } from "../../graph/contract/papers.ts";
import { serve } from "./serve.ts";

describe("the numbers of a chart", () => {
  const served = serve();
  let link: string;
  let joined: string;
  beforeAll(async () => {
    const map = ConceptMap.parse(await (await fetch(`${served.url}/api/map`)).json());
    const [a, b] = [map.links.source[0] ?? 0, map.links.target[0] ?? 0].map((i) => map.nodes.id[i]);
    link = `/?view=table&link=${a}&with=${b}`;
    const { items } = BridgeRanking.parse(await (await fetch(`${served.url}/api/bridges?limit=1`)).json());
    joined = `/?view=bridges&a=community:${items[0]?.pair.a}&b=community:${items[0]?.pair.b}&joins=first`;
  });

  const charts: readonly (readonly [string, () => string, string, RegExp])[] = [
    ["a concept", () => "/?view=table&concept=diffusion-model", "Papers per year", /^Year Papers$/],
    ["a link", () => link, "Joint papers per year", /^Year Papers$/],
    ["rising concepts", () => "/?view=trends&unsure=1", "Rising: papers per year", /^Concept \d{4}/],
    ["first bridges", () => joined, "Joint papers per year", /^Year/],
  ];
  it.each(charts)("stand in a table under the chart of %s, when they are wanted", async (_, path, name, head) => {
    const explorer = await served.open(path());
    const { page } = explorer;
    const show = page.getByRole("button", { name: "Show as table", exact: true }).first();
    await show.waitFor();
    expect(await page.getByRole("region", { name }).count()).toBe(0);
    await show.click();
    const table = page.getByRole("region", { name }).getByRole("table");
    await table.getByRole("row", { name: head }).waitFor();
    expect(await table.getByRole("row").count()).toBeGreaterThan(1);
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("button", { name: "Hide the table" }).click();
    await table.waitFor({ state: "detached" });
    expect(explorer.complaints).toEqual([]);
  });

  it("of the years of the lens stand in a card over the map", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    await page.getByRole("button", { name: "Papers per year: show as table" }).press("Enter");
    const table = page.getByRole("dialog", { name: "Papers per year" }).getByRole("table");
    await table
      .getByRole("row", { name: /^20\d\d \d+$/ })
      .first()
      .waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await table.waitFor({ state: "detached" });
    expect(explorer.complaints).toEqual([]);
  });
});
