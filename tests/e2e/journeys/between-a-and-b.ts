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
  expect(await page.locator("aside .kind").textContent()).toMatch(/^(Bridge paper|Possible bridge) 1/);
  expect(await page.locator("aside .part-head .measure-name").allTextContents()).toEqual(["Diversity", "Separateness"]);
  for (const value of await page.locator("aside .part-head > b").allTextContents())
    expect(Number(value)).toBeGreaterThan(0);
  await page.getByRole("heading", { name: "Without it" }).waitFor();
  await step("why");
  await press(page.getByRole("button", { name: "Close the panel" }));
  await choose(journey, "Papers between", "diffusion models");
  await page.getByText(/papers? lies? between .* and Fields other than/).waitFor();
  await choose(journey, "and", "fine-tuning");
  await page.getByText(/papers? lies? between .* and Fine-tuning/).waitFor();
  const between = page.getByRole("grid", { name: /Papers between the two/ }).locator("tbody tr");
  await between.first().waitFor();
  const papers = await between.count();
  expect(await between.first().locator(".link-sentence:visible").textContent()).toMatch(/^(brings|connects) /);
  await step("between");
  await journey.inspect();
  await openFirst(journey, between.first());
  await page.getByRole("heading", { name: "Why it lies between the two" }).waitFor();
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

/** Types a name and takes it with Enter. */
async function choose({ page, press }: Journey, side: string, text: string): Promise<void> {
  const box = page.getByRole("combobox", { name: side, exact: true });
  await press(box);
  await box.fill(text);
  await box.press("Enter");
}

/** Its diamond in the strait, or its row on a phone, which has no strait. */
async function openFirst({ page, press, onPhone }: Journey, row: ReturnType<Journey["heading"]>): Promise<void> {
  if (onPhone) return press(row);
  await press(page.getByRole("radiogroup", { name: "Papers by year" }).getByRole("radio", { name: /^1: / }));
}
