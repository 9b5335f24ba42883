import type { CDPSession } from "playwright-core";
import { expect } from "vitest";
import { pairsOfConcepts, untilAtRest } from "../explorer.ts";
import type { Journey } from "../journey.ts";

/** Milliseconds within which two touches of the map are one double tap. */
const doubleTap = 300;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The map under two fingers and one, the sheet, every view and command of a phone. */
export async function touchOnly(journey: Journey, concept: { id: string; label: string }): Promise<void> {
  const { page, press, step } = journey;
  const finger = await page.context().newCDPSession(page);
  await journey.settled();
  const before = await journey.placeOf(concept.id);
  await pinch(finger, before);
  await page.waitForURL(/at=/);
  await journey.settled();
  await step("two-fingers");
  await press(page.getByRole("button", { name: "Fit the map" }));
  await page.waitForURL((url) => !url.searchParams.has("at"));
  await journey.settled();
  await touch(finger, "touchStart", [await journey.placeOf(concept.id)]);
  await page.getByRole("menuitem", { name: `Open ${concept.label}` }).waitFor();
  await touch(finger, "touchEnd", []);
  await step("menu");
  await press(page.getByRole("menuitem", { name: "Pin", exact: true }));
  await page.waitForURL(/pin=/);
  expect(new URL(page.url()).searchParams.get("concept")).toBeNull();
  // Sooner, the map takes the finger that held and the one that presses for a double tap. The page itself waits: its timers
  // end in order, however late it handles what came before.
  await page.evaluate(`new Promise((done) => setTimeout(done, ${doubleTap}))`);
  await journey.pressConcept(concept.id);
  await journey.heading().getByText(concept.label, { exact: true }).waitFor();
  const height = async () => (await page.locator("aside").boundingBox())?.height ?? 0;
  await untilAtRest(page);
  const half = await height();
  await drag(finger, page.getByRole("button", { name: "Raise the sheet" }), -300);
  await page.getByRole("button", { name: "Lower the sheet" }).waitFor();
  await expect.poll(height, { timeout: 40_000 }).toBeGreaterThan(half + 100);
  await step("sheet");
  await journey.inspect();
  await press(page.getByRole("button", { name: "Lower the sheet" }));
  await press(page.getByRole("button", { name: "Close the panel" }));
  await everyView(journey);
}

async function everyView({ page, press, fromMore, step }: Journey): Promise<void> {
  const tabs = page.getByRole("navigation", { name: "Views" });
  const more = page.getByRole("dialog", { name: "More" });
  await press(tabs.getByRole("button", { name: "Table" }));
  await page.getByRole("grid", { name: "Concepts on the map" }).locator("tbody tr").first().waitFor();
  await step("table");
  await press(tabs.getByRole("button", { name: "Pairs" }));
  await page.locator(pairsOfConcepts).waitFor();
  await step("pairs");
  await press(tabs.getByRole("button", { name: "More", exact: true }));
  await more.waitFor();
  await step("more");
  await press(more.getByRole("button", { name: "Show trends" }));
  await page.getByRole("heading", { name: "Rising" }).waitFor();
  await step("trends");
  await fromMore("Show compare");
  await page.locator(".small-map").nth(1).waitFor();
  await step("compare");
  await fromMore("Show vocabulary");
  await page.getByRole("button", { name: "Rule for a phrase…" }).waitFor();
  await step("vocabulary");
  await fromMore("Help: every measure and its formula");
  await page.getByRole("dialog", { name: "Help" }).waitFor();
  await step("help");
  await press(page.getByRole("dialog", { name: "Help" }).getByRole("button", { name: "Close" }));
  await press(tabs.getByRole("button", { name: "Map" }));
  await fromMore("Share this view");
  await page.getByText(/^Concept map of \d+ papers/).waitFor();
  await step("share");
  await press(page.getByRole("dialog", { name: "Share this view" }).getByRole("button", { name: "Close" }));
}

function touch(
  finger: CDPSession,
  type: "touchStart" | "touchMove" | "touchEnd",
  points: readonly Point[],
): Promise<unknown> {
  return finger.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
}

/** Two fingers part around a point. */
async function pinch(finger: CDPSession, { x, y }: Point): Promise<void> {
  const apart = (by: number) => [
    { x: x - by, y },
    { x: x + by, y },
  ];
  await touch(finger, "touchStart", apart(20));
  for (const by of [25, 35, 50]) await touch(finger, "touchMove", apart(by));
  await touch(finger, "touchEnd", []);
}

/** One finger takes something along, upwards when negative. */
async function drag(finger: CDPSession, handle: ReturnType<Journey["heading"]>, by: number): Promise<void> {
  const box = await handle.boundingBox();
  const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  await touch(finger, "touchStart", [at]);
  for (const part of [0.3, 0.7, 1]) await touch(finger, "touchMove", [{ x: at.x, y: at.y + part * by }]);
  await touch(finger, "touchEnd", []);
}
