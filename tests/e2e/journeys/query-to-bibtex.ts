import { expect } from "vitest";
import { bytesOf, pairsOfConcepts } from "../explorer.ts";
import type { Journey } from "../journey.ts";

/** What every paper begins with in a file; the sample numbers its papers. */
const formats = [
  ["BibTeX", /^@/gm],
  ["RIS", /^TY {2}-/gm],
  ["CSV", /^sample-\d+,/gm],
] as const;

/** A question, put right where it was wrong, its papers, and their references in a file. */
export async function queryToBibtex(journey: Journey): Promise<void> {
  const { page, press, step } = journey;
  await journey.goTo("pairs");
  await page.locator(pairsOfConcepts).waitFor();
  const question = page.getByRole("textbox", { name: "Question" });
  await press(question);
  await question.pressSequentially("(diffusion");
  await page
    .getByRole("status")
    .getByText(/“\(|bracket/)
    .waitFor();
  await step("a-bracket-is-missing");
  await question.pressSequentially(" OR transformer)");
  await page.locator("#query-problem", { hasText: /^$/ }).waitFor({ state: "attached" });
  await press(page.getByRole("button", { name: "Ask", exact: true }));
  const heading = page.getByRole("heading", { name: /^\d+ papers of \d+$/ });
  const total = Number.parseInt((await heading.textContent()) ?? "", 10);
  expect(total).toBeGreaterThan(3);
  await page.getByRole("heading", { name: "More often here than elsewhere" }).waitFor();
  expect(await page.locator(".paper-btn").count()).toBe(total);
  await step("answer");
  await journey.inspect();
  for (const [format, record] of formats) {
    const link = page.getByRole("link", { name: format, exact: true });
    const [file] = await Promise.all([page.waitForEvent("download"), press(link)]);
    expect((await bytesOf(file)).toString().match(record), format).toHaveLength(total);
  }
  await press(page.locator(".paper-btn").first());
  await page.locator("aside .abstract").waitFor();
  await step("paper");
}
