import { expect } from "vitest";
import type { Journey } from "../journey.ts";

/** Fields that meet less than they could, concepts that only others link, and what links the two. */
export async function gapToCandidate(journey: Journey): Promise<void> {
  const { page, press, step } = journey;
  await journey.goTo("gaps");
  const questions = page.getByRole("region", { name: "Questions" }).getByRole("listitem");
  await questions
    .getByText(/^Nobody here joins .* both meet /)
    .first()
    .waitFor();
  await step("questions");
  await press(questions.first().locator(".question .partner-btn").first());
  await page.locator("aside .reading").getByText("Never together").waitFor();
  await press(page.getByRole("button", { name: "Close the panel" }));
  const candidates = page.locator("section", {
    has: page.getByRole("heading", { name: /^Ideas for / }),
  });
  await candidates.locator("tbody tr").first().waitFor();
  await page.locator(".gap-matrix td button").first().waitFor();
  await step("gaps");
  await journey.inspect();
  const candidate = candidates.locator("tbody tr .partner-btn").first();
  const label = (await candidate.textContent()) ?? "";
  await candidate.scrollIntoViewIfNeeded();
  await step("candidates");
  await press(candidate);
  await page.locator("aside .reading").getByText("Never together").waitFor();
  expect(await page.locator("aside h1 .title-btn").allTextContents()).toContain(label);
  await page.getByRole("heading", { name: "Occur with both" }).waitFor();
  await step("never-together");
  const shared = page.locator("aside section", { has: page.getByRole("heading", { name: "Occur with both" }) });
  await press(shared.getByRole("button").first());
  await page.locator("aside .evidence mark").first().waitFor();
  await step("what-links-them");
  await press(page.getByRole("button", { name: "Close the panel" }));
  await press(page.locator(".gap-matrix td button").first());
  const missing = page.getByRole("region", { name: "What is missing between the two fields" });
  await missing
    .getByText(/expected, none found/)
    .first()
    .waitFor();
  await press(missing.getByRole("button", { name: "Evidence on both sides" }).first());
  await missing.locator(".both-sides .evidence mark").first().waitFor();
  await step("missing-pairs");
  await journey.inspect();
  await press(missing.getByRole("button", { name: "Papers that connect them" }));
  await page.waitForURL((url) => url.searchParams.get("view") === "bridges" && url.searchParams.has("b"));
  await page.getByRole("combobox", { name: "and", exact: true }).waitFor();
  await step("bridges-of-the-gap");
}
