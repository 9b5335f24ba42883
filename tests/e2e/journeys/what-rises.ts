import { expect } from "vitest";
import type { Journey } from "../journey.ts";

/** What rises: in a small collection nothing beyond chance, which is said; then all changes, and one of them with its papers. */
export async function whatRises(journey: Journey): Promise<void> {
  const { page, press, step } = journey;
  await journey.goTo("trends");
  const rising = page.locator("section", { has: page.getByRole("heading", { name: /^Rising/ }) }).last();
  await rising.getByText("None is beyond chance.").waitFor();
  await step("beyond-chance");
  await press(page.getByRole("button", { name: "All changes" }));
  await rising.locator("tbody tr").first().waitFor();
  await page.getByText("Changes that may be chance are listed too.").waitFor();
  await step("all-changes");
  await journey.inspect();
  const first = rising.locator("tbody tr .partner-btn").first();
  const label = (await first.textContent()) ?? "";
  await press(first);
  await journey.heading().getByText(label, { exact: true }).waitFor();
  await page.getByRole("heading", { name: "Goes with" }).waitFor();
  expect(new URL(page.url()).searchParams.get("view")).toBe("trends");
  await step("concept");
}
