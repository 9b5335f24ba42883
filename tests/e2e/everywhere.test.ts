import { beforeAll, describe, expect, it } from "vitest";
import { type Box, overlap } from "../../client/map/labels/boxes.ts";
import { ConceptMap } from "../../graph/contract/map.ts";
import { BridgeRanking } from "../../graph/contract/papers.ts";
import { type Explorer, pairsOfConcepts, phone } from "./explorer.ts";
import { screensOf } from "./journey.ts";
import { serve } from "./serve.ts";

interface State {
  readonly name: string;
  readonly path: (ends: Ends) => string;
  /** The first visit. */
  readonly tour?: boolean;
  /** Opens what no address opens. */
  readonly reach?: (explorer: Explorer, onPhone: boolean) => Promise<void>;
  /** What the browser says of answers that refuse. */
  readonly complaints?: RegExp;
  /** What has come when the state is reached. */
  readonly shows?: string;
}

const states: readonly State[] = [
  { name: "map", path: () => "/" },
  { name: "concept", path: ({ a }: Ends) => `/?concept=${a}` },
  { name: "link", path: ({ a, b }: Ends) => `/?link=${a}&with=${b}&list=links` },
  { name: "bridges", path: () => "/?view=bridges" },
  { name: "paper", path: ({ paper }: Ends) => `/?view=bridges&paper=${paper}` },
  { name: "pairs", path: () => "/?view=pairs" },
  { name: "community", path: () => "/?community=1" },
  { name: "gaps", path: () => "/?view=gaps", shows: ".question-cards li" },
  { name: "gap", path: () => "/?view=gaps&gap=1-2", shows: ".missing" },
  { name: "trends", path: () => "/?view=trends", shows: ".plain" },
  { name: "import", path: () => "/?view=import" },
  { name: "compare", path: () => "/?view=compare", shows: ".small-map" },
  { name: "compare-concepts", path: () => "/?view=compare&compare=concepts", shows: ".compared" },
  { name: "two-shores", path: ({ a, b }) => `/?view=bridges&a=basket:${a}&b=basket:${b}`, shows: ".side-quote" },
  { name: "two-shores-else", path: ({ a }) => `/?view=bridges&a=basket:${a}&b=else`, shows: ".side-quote" },
  {
    name: "two-shores-unknown",
    path: ({ a }) => `/?view=bridges&a=${a}&b=basket:qwxz`,
    shows: ".failed",
    complaints: /404 \(Not Found\).*qwxz/,
  },
  {
    name: "between-paper",
    path: ({ a, b }) => `/?view=bridges&a=${a}&b=${b}`,
    reach: async ({ page }) => page.locator(".bridges tbody tr").first().click(),
    shows: "aside .side-concepts",
  },
  { name: "between", path: ({ a, b }) => `/?view=bridges&a=${a}&b=${b}&joins=paths`, shows: ".path" },
  { name: "between-first", path: ({ a, b }) => `/?view=bridges&a=${a}&b=${b}&joins=first`, shows: ".first-bridges" },
  { name: "table", path: ({ a }) => `/?view=table&list=papers&concept=${a}` },
  { name: "papers", path: () => "/?view=table&list=papers", shows: ".table tbody tr" },
  { name: "vocabulary", path: () => "/?view=vocabulary", shows: ".suggestions li" },
  { name: "first-run", path: () => "/", tour: true, shows: "dialog[open], [role=dialog]" },
  {
    name: "share",
    path: () => "/",
    async reach({ page }, onPhone) {
      if (onPhone) await page.getByRole("button", { name: "More", exact: true }).last().click();
      await page.getByRole("button", { name: onPhone ? "Share this view" : "Share", exact: !onPhone }).click();
    },
    shows: ".share-row .methods",
  },
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
      await one.reach?.(explorer, one.size === phone);
      if (one.shows) await page.locator(one.shows).locator("visible=true").first().waitFor();
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
      expect(explorer.complaints.filter((text) => !one.complaints?.test(text))).toEqual([]);
    },
  );
});
