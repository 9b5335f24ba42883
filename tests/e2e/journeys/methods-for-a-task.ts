import { expect } from "vitest";
import type { Journey } from "../journey.ts";

/** Which methods sentences say are used for a task, and the sentences that say so of one. */
export async function methodsForATask(journey: Journey): Promise<void> {
  const { page, press, step } = journey;
  await journey.goTo("gaps");
  const methods = page.getByRole("region", { name: "Methods for tasks" });
  const row = methods.locator(".task-methods > div").first();
  await row.waitFor();
  await row.scrollIntoViewIfNeeded();
  await step("methods");
  const task = (await row.locator("dt").textContent()) ?? "";
  await press(row.locator("dd .partner-btn").first());
  await page.locator("aside .evidence mark").first().waitFor();
  expect(await page.locator("aside h1 .title-btn").allTextContents()).toContain(task);
  await step("sentences");
  await journey.inspect();
}
