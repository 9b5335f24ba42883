import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { Journey } from "../journey.ts";

/** The map, a concept, its table, a bridge paper and a question, without a mouse. */
export async function keyboardOnly(journey: Journey, { label }: { label: string }): Promise<void> {
  const { page, step } = journey;
  const { keyboard } = page;
  await journey.settled();
  await tabTo(journey, page.getByRole("application"));
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await page.locator(".focus-ring:not([hidden])").waitFor();
  await step("on-the-map");
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Goes with" }).waitFor();
  const address = page.url();
  await keyboard.press("]");
  await keyboard.press("Enter");
  await page.waitForURL((url) => url.href !== address);
  await page.getByRole("heading", { name: "Goes with" }).waitFor();
  await journey.settled();
  await step("concept");
  await keyboard.press("Escape");
  await page.waitForURL((url) => !url.search.includes("concept"));
  await tabTo(journey, page.getByRole("grid"));
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Goes with" }).waitFor();
  expect(await page.getByRole("row", { selected: true }).count()).toBe(1);
  await step("row-of-the-table");
  await keyboard.press("Escape");
  await keyboard.press("/");
  await keyboard.type(label.slice(0, -2));
  await page.getByRole("option").filter({ hasText: label }).first().waitFor();
  await step("search");
  await keyboard.press("Enter");
  await journey.heading().getByText(label, { exact: true }).waitFor();
  await tabTo(journey, page.locator("aside .goes-row").first());
  await keyboard.press("Enter");
  await page.locator("aside .reading").waitFor();
  await page.locator("aside .evidence mark").first().waitFor();
  await step("link");
  await tabTo(journey, page.locator("aside .evidence button.by").first());
  await keyboard.press("Enter");
  await page.locator("aside .abstract").waitFor();
  await step("paper-of-the-sentence");
  // Each Escape shows again what the panel was opened over: the link, the concept, nothing.
  await keyboard.press("Escape");
  await page.locator("aside .reading").waitFor();
  await keyboard.press("Escape");
  await journey.heading().getByText(label, { exact: true }).waitFor();
  await keyboard.press("Escape");
  await page.waitForURL((url) => !url.search.includes("concept"));
  // With its panel the focus is gone too; it goes to the map.
  await page.locator(":focus").waitFor();
  await keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command or concept" }).waitFor();
  await keyboard.type("bridges");
  await step("palette");
  await keyboard.press("Enter");
  // A command that shows another page brings the focus to its beginning.
  await page.locator(".stage:focus").waitFor();
  await tabTo(journey, page.getByRole("grid", { name: "Bridge papers, best first" }));
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: /Why it is a bridge|Which fields it touches/ }).waitFor();
  await step("bridge");
  await journey.inspect();
  await keyboard.press("2");
  await tabTo(journey, page.getByRole("textbox", { name: "Question" }));
  await keyboard.type(label);
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: /^\d+ papers of \d+$/ }).waitFor();
  await keyboard.press("Control+z");
  await page.getByRole("grid", { name: "Pairs of concepts" }).waitFor();
  await keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command or concept" }).waitFor();
  await keyboard.type("show map");
  await keyboard.press("Enter");
  await journey.settled();
  await keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await step("shortcuts");
  await keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Presses Tab until the focus is there; every stop on the way can be seen. */
async function tabTo({ page }: Journey, target: Locator): Promise<void> {
  await target.waitFor();
  const focused = page.locator(":focus");
  for (let presses = 0; presses < 80; presses++) {
    if ((await target.and(focused).count()) > 0) return;
    await page.keyboard.press("Tab");
    // What has the focus may just be replaced by what takes it over.
    const message = `The focus is out of sight on the way to ${target}`;
    await expect.poll(() => focused.isVisible(), { message }).toBe(true);
  }
  throw new Error(`Tab does not lead to ${target}.`);
}
