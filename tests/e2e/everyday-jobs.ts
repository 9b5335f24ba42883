import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { ConceptMap } from "../../graph/contract/map.ts";
import { bytesOf, type Explorer } from "./explorer.ts";

/** A concept of a collection and one that it goes with beyond chance. */
export interface Pair {
  readonly a: { readonly id: string; readonly label: string };
  readonly b: { readonly label: string };
}

/** Acts on the page and counts how often: a press, or words that are typed and taken with Enter. */
export class Hand {
  steps = 0;
  readonly page: Page;
  readonly onPhone: boolean;

  constructor(page: Page, onPhone: boolean) {
    this.page = page;
    this.onPhone = onPhone;
  }

  async press(target: Locator): Promise<void> {
    this.steps++;
    await (this.onPhone ? target.tap() : target.click());
  }

  async take(box: Locator, text: string): Promise<void> {
    this.steps++;
    await box.fill(text);
    await this.page.getByRole("option").first().waitFor();
    await box.press("Enter");
  }

  /** Opens a view: a tab, or what a phone has under More. */
  async goTo(view: string): Promise<void> {
    if (!this.onPhone) return this.press(this.page.getByRole("link", { name: view, exact: true }));
    const tab = this.page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: view, exact: true });
    return (await tab.count()) > 0 ? this.press(tab) : this.fromMore(`Show ${view.toLowerCase()}`);
  }

  /** Presses what a phone has under More. */
  async fromMore(name: string): Promise<void> {
    await this.press(this.page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "More" }));
    await this.press(this.page.getByRole("dialog", { name: "More" }).getByRole("button", { name }));
  }
}

interface Job {
  readonly name: string;
  /** How many steps it takes on a desktop. */
  readonly steps: number;
  readonly path?: string;
  /** Returns what there is to look at when it is done. */
  run(hand: Hand, explorer: Explorer, pair: Pair, map: ConceptMap): Promise<void>;
}

/** Where a disc of the map is seen: on a narrow screen smaller ones may lie over its middle. */
async function uncoveredSpot(
  explorer: Explorer,
  concept: string,
  { nodes }: ConceptMap,
): Promise<{ x: number; y: number }> {
  const disc = await explorer.placeOf(concept);
  const others = await explorer.placesOf(nodes.id.filter((id) => id !== concept));
  const smaller = others.filter(({ r }) => r <= disc.r);
  const spots = [0, 0.3, 0.6, 0.85].flatMap((part) =>
    Array.from({ length: 16 }, (_, k) => ({
      x: disc.x + part * disc.r * Math.cos((k * Math.PI) / 8),
      y: disc.y + part * disc.r * Math.sin((k * Math.PI) / 8),
    })),
  );
  const seen = spots.find((spot) => smaller.every(({ x, y, r }) => Math.hypot(x - spot.x, y - spot.y) > r + 1));
  if (!seen) throw new Error(`${concept} is all covered.`);
  return seen;
}

/** What anybody does with a collection, whatever it is about; each begins on a page of its own. */
export const everydayJobs: readonly Job[] = [
  {
    name: "partners beyond chance, since when, and by which sentence",
    steps: 1,
    async run(hand, explorer, { a }, map) {
      await explorer.settled();
      const { x, y } = await uncoveredSpot(explorer, a.id, map);
      hand.steps++;
      await (hand.onPhone ? hand.page.touchscreen.tap(x, y) : hand.page.mouse.click(x, y));
      const row = hand.page.locator("aside .goes-row").first();
      await row.waitFor();
      expect(await row.textContent()).toMatch(/\d+ papers.*× chance/);
      expect(await row.locator(".goes-sentence").textContent()).not.toBe("");
    },
  },
  {
    name: "papers between two fields, as BibTeX",
    steps: 4,
    async run(hand, _, { a, b }) {
      await hand.goTo("Bridges");
      await hand.take(hand.page.getByRole("combobox", { name: "Papers between", exact: true }), a.label);
      await hand.take(hand.page.getByRole("combobox", { name: "and", exact: true }), b.label);
      const rows = hand.page.getByRole("grid", { name: /Papers between the two/ }).locator("tbody tr");
      await rows.first().waitFor();
      expect(await rows.first().locator(".link-sentence:visible").textContent()).toMatch(/^(brings|connects) /);
      const file = hand.page.waitForEvent("download");
      await hand.press(hand.page.locator(".dock").getByRole("link", { name: "BibTeX" }));
      expect((await bytesOf(await file)).toString()).toMatch(/^@/m);
    },
  },
  {
    name: "what rises",
    steps: 1,
    async run(hand) {
      await hand.goTo("Trends");
      await hand.page
        .getByText(/^Rising|nothing can rise or fall/)
        .first()
        .waitFor();
      await hand.page.getByRole("heading", { name: "Thematic map" }).waitFor();
    },
  },
  {
    name: "what to ask next",
    steps: 1,
    async run(hand) {
      await hand.goTo("Gaps");
      await hand.page
        .getByText(/^Nobody here joins .* both meet /)
        .first()
        .waitFor();
    },
  },
  {
    name: "methods for a task, with the sentences",
    steps: 2,
    async run(hand) {
      await hand.goTo("Gaps");
      const row = hand.page.getByRole("region", { name: "Methods for tasks" }).locator(".task-methods > div").first();
      await hand.press(row.locator("dd .partner-btn").first());
      await hand.page.locator("aside .evidence mark").first().waitFor();
    },
  },
  {
    name: "share as a poster",
    steps: 2,
    async run(hand, explorer) {
      await explorer.settled();
      if (hand.onPhone) await hand.fromMore("Share this view");
      else await hand.press(hand.page.getByRole("button", { name: "Share", exact: true }));
      const dialog = hand.page.getByRole("dialog", { name: "Share this view" });
      const file = hand.page.waitForEvent("download");
      await hand.press(dialog.getByRole("button", { name: "Poster SVG" }));
      expect((await bytesOf(await file)).toString()).toContain("Concept map of");
    },
  },
];
