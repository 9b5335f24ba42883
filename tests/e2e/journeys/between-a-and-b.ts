import { expect } from "vitest";
import type { Journey } from "../journey.ts";

/** The papers that connect fields, then those between two concepts of one's own, and the paths between the two. */
export async function betweenAAndB(journey: Journey): Promise<void> {
  const { page, press, step, onPhone } = journey;
  await journey.goTo("bridges");
  const ranked = page.getByRole("grid", { name: "Bridge papers, best first" }).locator("tbody tr");
  await ranked.first().waitFor();
  if (!onPhone) await journey.settled();
  await step("ranked");
  await press(ranked.first());
  await page.getByRole("heading", { name: /Why it is a bridge|Which fields it touches/ }).waitFor();
  expect(await page.locator("aside .kind").textContent()).toContain("Bridge paper 1");
  expect(await page.locator("aside .part-head .measure-name").allTextContents()).toEqual(["Diversity", "Separateness"]);
  for (const value of await page.locator("aside .part-head > b").allTextContents())
    expect(Number(value)).toBeGreaterThan(0);
  await page.getByRole("heading", { name: "Without it" }).waitFor();
  await step("why");
  await press(page.getByRole("button", { name: "Close the panel" }));
  await choose(journey, "Papers between", "diffusion models");
  await page.getByText("Choose what it should be connected with.").waitFor();
  await choose(journey, "and", "fine-tuning");
  await page.getByText(/papers mention concepts of both/).waitFor();
  const between = page.getByRole("grid", { name: /Papers between the two/ }).locator("tbody tr");
  await between.first().waitFor();
  const papers = await between.count();
  if (!onPhone) {
    await journey.settled();
    await page.waitForFunction(`document.querySelector(".stage").isthmus.diamonds().length > 0`);
  }
  await step("between");
  await journey.inspect();
  await openFirst(journey, between.first());
  await page.locator("aside .abstract mark").first().waitFor();
  await step("paper");
  await press(page.getByRole("button", { name: "Close the panel" }));
  await press(page.getByRole("radio", { name: "Strongest paths" }));
  await press(page.locator(".path .step-btn").first());
  await page.locator("aside .reading").waitFor();
  await step("path");
  await page.reload();
  await page.locator(".path .step-btn").first().waitFor();
  await page.locator("aside .reading").waitFor();
  await press(page.getByRole("button", { name: "Close the panel" }));
  await press(page.getByRole("radio", { name: "First bridges" }));
  await page.locator(".first-bridges, .dock table").first().waitFor();
  await step("first-bridges");
  await press(page.getByRole("radio", { name: "Papers", exact: true }));
  await between.first().waitFor();
  expect(await between.count()).toBe(papers);
}

/** Types a part of a name and takes what is offered. */
async function choose({ page, press }: Journey, side: string, text: string): Promise<void> {
  const box = page.getByRole("combobox", { name: side, exact: true });
  await press(box);
  await box.fill(text);
  const offered = page.getByRole("option", { name: new RegExp(`^${text}\\b`) }).first();
  await press(offered);
}

/** A diamond on the map where there is one, else its row. */
async function openFirst(
  { page, press, pressAt, onPhone }: Journey,
  row: ReturnType<Journey["heading"]>,
): Promise<void> {
  if (onPhone) return press(row);
  const first = (await page.evaluate(
    `(() => { const stage = document.querySelector(".stage"); const box = stage.getBoundingClientRect();
      const [first] = stage.isthmus.diamonds(); return { paper: first.paper, x: box.x + first.x, y: box.y + first.y }; })()`,
  )) as { paper: string; x: number; y: number };
  await pressAt(first);
  await page.waitForURL((url) => url.searchParams.get("paper") === first.paper);
}
