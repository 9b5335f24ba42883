import { expect } from "vitest";
import type { Journey } from "../journey.ts";
import type { LineOnMap } from "./line-on-map.ts";

/** Two concepts that go together, the sentence that says so, and the paper that the sentence stands in. */
export async function linkToSentence(
  journey: Journey,
  concept: { id: string; label: string },
  lineOnMap: () => Promise<LineOnMap | undefined>,
): Promise<void> {
  const { page, press, step } = journey;
  await journey.settled();
  const find = page.getByRole("combobox", { name: "Find a concept or paper" });
  await press(find);
  await find.pressSequentially(concept.label.slice(0, -3));
  await page.getByRole("option", { name: concept.label }).first().waitFor();
  await step("found");
  await press(page.getByRole("option", { name: concept.label }).first());
  await journey.heading().getByText(concept.label, { exact: true }).waitFor();
  const partner = page.locator("aside .goes-row").first();
  const label = (await partner.locator(".goes-name").textContent()) ?? "";
  await press(partner);
  const reading = page.locator("aside .reading");
  await reading.getByText("More than chance", { exact: true }).waitFor();
  expect(await page.locator("aside .reading + .evidence li mark").count()).toBeGreaterThanOrEqual(2);
  expect(await page.locator("aside .summary").textContent()).toMatch(
    /^\d+ of \d+ papers mentions? both; .* expected by chance\./,
  );
  expect(await page.locator("aside h1 .title-btn").allTextContents()).toContain(label);
  await journey.settled();
  await step("link");
  const sentence = page.locator("aside .evidence li").first();
  expect(await sentence.locator("mark").count()).toBeGreaterThanOrEqual(2);
  const words = plain(await sentence.locator(".source").textContent());
  const title = plain(await sentence.locator(".by-title").textContent());
  await sentence.scrollIntoViewIfNeeded();
  await step("sentence");
  await journey.inspect();
  await press(sentence.locator("button.by"));
  await journey.heading().getByText(title).waitFor();
  expect([title, plain(await page.locator("aside .abstract").textContent())].some((text) => text.includes(words))).toBe(
    true,
  );
  await step("paper");
  await page.goBack();
  await reading.waitFor();
  await press(page.getByRole("button", { name: "Close the panel" }));
  await reading.waitFor({ state: "detached" });
  await journey.heading().getByText(concept.label, { exact: true }).waitFor();
  await press(page.getByRole("button", { name: "Close the panel" }));
  await journey.heading().getByText(concept.label, { exact: true }).waitFor({ state: "detached" });
  await journey.settled();
  // under a finger several lines of so small a map lie: which one is meant is for the table to say
  if (journey.onPhone) return;
  const line = await lineOnMap();
  if (!line) throw new Error("No link of the map lies free.");
  await journey.pressAt(line);
  await reading.waitFor();
  const opened = new URL(page.url()).searchParams;
  expect([opened.get("link"), opened.get("with")]).toEqual(line.ends);
}

function plain(text: string | null): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
