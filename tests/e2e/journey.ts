import { resolve } from "node:path";
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { desktop, type Explorer, type OpenOptions, phone, type Size, type Theme } from "./explorer.ts";

/** A picture of every main step, for people to look at: JOURNEY-STEP-THEME-SCREEN.png. */
const pictures = resolve(import.meta.dirname, "../../reports/pictures");

export interface Screen {
  readonly screen: "desktop" | "phone";
  readonly size: Size;
  readonly theme: Theme;
}

/**
 * What the one of this number is walked through on: each size once, in opposite themes, which the next one swaps. A theme
 * changes nothing but colours, so every step is also looked at in the other.
 */
export function screensOf(number: number): readonly [Screen, Screen] {
  const [first, second] = number % 2 === 0 ? (["light", "dark"] as const) : (["dark", "light"] as const);
  return [
    { screen: "desktop", size: desktop, theme: first },
    { screen: "phone", size: phone, theme: second },
  ];
}

/** Where a view is found: a tab at the top; on a phone a tab at the bottom, or under More. */
const views = {
  map: { tab: "Map", phoneTab: "Map" },
  pairs: { tab: "Co-occurrence", phoneTab: "Pairs" },
  bridges: { tab: "Bridges", phoneTab: "Bridges" },
  gaps: { tab: "Gaps", phoneTab: null },
  trends: { tab: "Trends", phoneTab: null },
} as const;

/** A visit that does what a reader does: presses what can be seen, with a mouse or, on a phone, a finger. */
export interface Journey extends Explorer {
  readonly onPhone: boolean;
  press(target: Locator): Promise<void>;
  pressAt(at: { x: number; y: number }): Promise<void>;
  /** Presses a concept where the map draws it; nothing may lie over it. */
  pressConcept(id: string): Promise<void>;
  goTo(view: keyof typeof views): Promise<void>;
  /** Presses what a phone has under More. */
  fromMore(name: string): Promise<void>;
  /** A main step is reached: takes its picture in both themes; nothing may stick out sideways. */
  step(name: string): Promise<void>;
  /** Holds the richest state of the journey against the rules of accessibility, in both themes. */
  inspect(): Promise<void>;
}

/** Takes one journey on one screen, and lets it end only if nothing went wrong on the way. */
export async function travel(
  name: string,
  { theme, screen, size }: Screen,
  open: (options: OpenOptions) => Promise<Explorer>,
  walk: (journey: Journey) => Promise<void>,
): Promise<void> {
  const explorer = await open({ size, theme });
  const { page } = explorer;
  let inspected = false;
  await walk({
    ...explorer,
    ...handsOn(explorer, screen === "phone"),
    async step(step) {
      await explorer.inBothThemes(theme, async (seen) => {
        const file = `${name}-${step}-${seen}-${screen}.png`;
        await page.screenshot({ path: resolve(pictures, file), animations: "disabled" });
        expect(await explorer.tooWide(), `${file}: wider than the window by`).toBeLessThanOrEqual(0);
      });
    },
    async inspect() {
      inspected = true;
      await explorer.inBothThemes(theme, async (seen) => expect(await explorer.violations(), seen).toEqual([]));
    },
  });
  expect(inspected).toBe(true);
  expect(await page.evaluate("document.documentElement.dataset.theme")).toBe(theme);
  expect(explorer.complaints).toEqual([]);
}

/** The ways to act on a page. */
function handsOn({ page, placeOf }: Explorer, onPhone: boolean): Omit<Journey, keyof Explorer | "step" | "inspect"> {
  const tabs = page.getByRole("navigation", { name: "Views" });
  const press = (target: Locator) => (onPhone ? target.tap() : target.click());
  const pressAt = ({ x, y }: { x: number; y: number }) =>
    onPhone ? page.touchscreen.tap(x, y) : page.mouse.click(x, y);
  const fromMore = async (name: string) => {
    await press(tabs.getByRole("button", { name: "More", exact: true }));
    const more = page.getByRole("dialog", { name: "More" });
    await press(more.getByRole("button", { name }));
    await more.waitFor({ state: "detached" });
  };
  return {
    onPhone,
    press,
    pressAt,
    fromMore,
    async pressConcept(id) {
      const at = await placeOf(id);
      const free = await page.evaluate(`Boolean(document.elementFromPoint(${at.x}, ${at.y})?.closest(".stage"))`);
      expect(free, `Nothing may lie over ${id}`).toBe(true);
      await pressAt(at);
    },
    async goTo(view) {
      const { tab, phoneTab } = views[view];
      if (!onPhone) await press(page.getByRole("link", { name: tab, exact: true }));
      else if (phoneTab === null) await fromMore(`Show ${view}`);
      else await press(tabs.getByRole("button", { name: phoneTab, exact: true }));
    },
  };
}
