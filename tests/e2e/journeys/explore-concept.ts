import { expect } from "vitest";
import type { Journey } from "../journey.ts";

/** From a disc on the map to what the concept goes with, how it is written, and why it is a concept. */
export async function exploreConcept(journey: Journey, concept: { id: string; label: string }): Promise<void> {
  const { page, press, step } = journey;
  await journey.settled();
  if (!journey.onPhone) {
    const { x, y } = await journey.placeOf(concept.id);
    await page.mouse.move(x, y);
    await page.locator(".hover-card").getByText(concept.label, { exact: true }).waitFor();
    await step("under-the-pointer");
  }
  await journey.pressConcept(concept.id);
  await journey.heading().getByText(concept.label, { exact: true }).waitFor();
  await page.locator("aside .goes-row").first().waitFor();
  await page.locator("aside .evidence mark").first().waitFor();
  await journey.settled();
  await step("opened");
  if (journey.onPhone) await press(page.getByRole("button", { name: "Raise the sheet" }));
  else expect(await page.getByRole("row", { selected: true }).textContent()).toContain(concept.label);
  await press(page.getByRole("button", { name: /^All \d+ sentences$/ }));
  expect(await page.locator("aside .evidence li").count()).toBeGreaterThan(5);
  await step("sentences");
  await press(page.getByRole("button", { name: "Explain", exact: true }));
  await page
    .getByText(/makes a concept/)
    .first()
    .waitFor();
  await page
    .getByText(/makes a concept/)
    .first()
    .scrollIntoViewIfNeeded();
  await step("why");
  await journey.inspect();
  if (journey.onPhone) await press(page.getByRole("button", { name: "Lower the sheet" }));
  await press(page.getByRole("button", { name: "Expand by 15" }));
  await page.getByRole("button", { name: "Collapse" }).waitFor();
  await journey.settled();
  await step("expanded");
  await press(page.getByRole("button", { name: "Close the panel" }));
  await page.getByRole("heading", { name: concept.label, level: 1 }).waitFor({ state: "detached" });
}
