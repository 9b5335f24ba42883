import { expect } from "vitest";
import type { Journey } from "../journey.ts";

/** A first visitor reads in three sentences what this is, and is shown round in six steps, which go on by doing, once; then there are three things to try. */
export async function firstRun(journey: Journey, concept: { id: string; label: string }): Promise<void> {
  const { page, press, step, onPhone } = journey;
  const tour = page.getByRole("region", { name: "Tour" });
  await journey.settled();
  const what = page.getByRole("dialog", { name: "What is this?" });
  const sentences = (await what.getByRole("paragraph").textContent()) ?? "";
  expect(sentences.match(/\.( |$)/g)).toHaveLength(3);
  await step("what-is-this");
  expect(await journey.violations()).toEqual([]);
  await press(what.getByRole("button", { name: "Show the map" }));
  await tour.getByText("Each shore is a field.").waitFor();
  await step("welcome");
  await press(tour.getByRole("button", { name: "Next" }));
  await tour.getByText(`Click ${concept.label}.`).waitFor();
  await step("click-a-concept");
  await journey.pressConcept(concept.id);
  await tour.getByText("What it goes with, beyond chance.").waitFor();
  await page.locator("aside .goes-row").first().waitFor();
  await step("partners");
  await journey.inspect();
  await press(tour.getByRole("button", { name: "Next" }));
  await press(page.locator("aside .goes-row").first());
  await tour.getByText("Papers between two fields.").waitFor();
  await page.locator("aside .reading").waitFor();
  await step("link");
  await journey.goTo("bridges");
  await tour.getByText("Drop your own papers.").waitFor();
  await page.getByRole("grid", { name: "Bridge papers, best first" }).locator("tbody tr").first().waitFor();
  await step("bridges");
  await press(tour.getByRole("button", { name: "Close" }));
  await tour.waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("grid").first().waitFor();
  expect([await tour.count(), await what.count()]).toEqual([0, 0]);
  await journey.goTo("map");
  await journey.settled();
  if (onPhone) {
    await journey.fromMore("Take the tour");
  } else {
    const close = page.getByRole("button", { name: "Close the panel" });
    while (await close.isVisible()) {
      const before = page.url();
      await press(close);
      await page.waitForURL((url) => url.href !== before);
    }
    await tryThree(journey);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Command or concept" }).fill("tour");
    await page.keyboard.press("Enter");
  }
  await tour.getByText("Step 1 of 6", { exact: true }).waitFor();
  await press(tour.getByRole("button", { name: "Skip tour" }));
  await tour.waitFor({ state: "detached" });
}

async function tryThree({ page, press, step }: Journey): Promise<void> {
  const tries = page.locator("aside section", { has: page.getByRole("heading", { name: "Three things to try" }) });
  const first = (title: string) =>
    tries
      .locator(".try", { has: page.getByRole("heading", { name: title }) })
      .getByRole("button")
      .first();
  await step("three-things-to-try");
  await press(first("Look around"));
  await page.getByRole("heading", { name: "Goes with" }).waitFor();
  await press(page.getByRole("button", { name: "Close the panel" }));
  await press(first("Ask how two ideas go together"));
  await page.locator("aside .reading").waitFor();
  await press(page.getByRole("button", { name: "Close the panel" }));
  await press(first("Find bridge papers"));
  await page.getByRole("grid", { name: "Bridge papers, best first" }).waitFor();
}
