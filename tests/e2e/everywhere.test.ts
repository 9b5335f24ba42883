import { beforeAll, describe, expect, it } from "vitest";
import { type Box, overlap } from "../../client/map/labels/boxes.ts";
import { ConceptMap } from "../../graph/contract/map.ts";
import { BridgeRanking } from "../../graph/contract/papers.ts";
import { pairsOfConcepts, phone } from "./explorer.ts";
import { screensOf } from "./journey.ts";
import { serve } from "./serve.ts";

const states = [
  { name: "map", path: () => "/" },
  { name: "concept", path: ({ a }: Ends) => `/?concept=${a}` },
  { name: "link", path: ({ a, b }: Ends) => `/?link=${a}&with=${b}&list=links` },
  { name: "bridges", path: () => "/?view=bridges" },
  { name: "paper", path: ({ paper }: Ends) => `/?view=bridges&paper=${paper}` },
  { name: "pairs", path: () => "/?view=pairs" },
  { name: "gaps", path: () => "/?view=gaps" },
  { name: "trends", path: () => "/?view=trends" },
  { name: "import", path: () => "/?view=import" },
  { name: "compare", path: () => "/?view=compare" },
  { name: "between", path: ({ a, b }: Ends) => `/?view=bridges&a=${a}&b=${b}&joins=paths` },
  { name: "table", path: ({ a }: Ends) => `/?view=table&list=papers&concept=${a}` },
];

interface Ends {
  readonly a: string;
  readonly b: string;
  readonly paper: string;
}

/** The strongest link of the map and the first bridge paper. */
async function endsOf(url: string): Promise<Ends> {
  const map = ConceptMap.parse(await (await fetch(`${url}/api/map`)).json());
  const bridges = BridgeRanking.parse(await (await fetch(`${url}/api/bridges?limit=1`)).json());
  const id = (ends: number[]) => encodeURIComponent(map.nodes.id[ends[0] ?? 0] ?? "");
  return {
    a: id(map.links.source),
    b: id(map.links.target),
    paper: encodeURIComponent(bridges.items[0]?.paper.id ?? ""),
  };
}

function drawsMap(name: string, onPhone: boolean): boolean {
  return ["map", "concept", "link"].includes(name) || (!onPhone && ["bridges", "paper"].includes(name));
}

function meetings(boxes: readonly Box[]): number {
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => overlap(a, b, 0))).length;
}

describe("every state, light and dark, desktop and phone", () => {
  const served = serve();
  let ends: Ends;

  beforeAll(async () => {
    ends = await endsOf(served.url);
  });

  const cases = states.flatMap((state, i) => screensOf(i).map((screen) => ({ ...state, ...screen })));
  it.each(cases)(
    "$name, $screen, first $theme: axe finds nothing, labels keep apart, no sideways scroll",
    async (one) => {
      const explorer = await served.open(one.path(ends), one);
      const { page } = explorer;
      const drawn = drawsMap(one.name, one.size === phone);
      if (drawn) await explorer.settled();
      else await page.locator("main").waitFor();
      if (["concept", "link", "paper", "table"].includes(one.name)) await explorer.heading().waitFor();
      if (one.name === "pairs") await page.locator(pairsOfConcepts).waitFor();
      if (["gaps", "trends"].includes(one.name)) await page.locator(".plain").first().waitFor();
      if (one.name === "compare") await page.locator(".small-map").first().waitFor();
      if (one.name === "between") await page.locator(".path").first().waitFor();
      await page.locator(".waiting").first().waitFor({ state: "detached" });
      await explorer.inBothThemes(one.theme, async (theme) => {
        expect(await explorer.violations(), theme).toEqual([]);
        if (drawn) {
          const boxes = await explorer.labelBoxes();
          expect(boxes.length).toBeGreaterThan(4);
          expect(meetings(boxes)).toBe(0);
        }
        expect(await explorer.tooWide(), theme).toBeLessThanOrEqual(0);
        expect(await page.evaluate("document.documentElement.dataset.theme")).toBe(theme);
      });
      expect(explorer.complaints).toEqual([]);
    },
  );
});
