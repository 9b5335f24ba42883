import type { Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { ConceptMap } from "../../graph/contract/map.ts";
import type { Explorer } from "./explorer.ts";
import { serve } from "./serve.ts";

const asked = (page: Page, name: string) => new URL(page.url()).searchParams.getAll(name);
const shown = async (page: Page) => Number(await page.getByTestId("showing").locator("b").first().textContent());

describe("what a reader does to the map", () => {
  const served = serve();
  let map: ConceptMap;
  let explorer: Explorer;

  beforeAll(async () => {
    map = ConceptMap.parse(await (await fetch(`${served.url}/api/map?concepts=60`)).json());
  });
  afterEach(() => {
    expect(explorer.complaints).toEqual([]);
  });

  const open = async (query: string) => {
    explorer = await served.open(`/?size=60${query}`);
    await explorer.settled();
    return explorer;
  };
  const first = () => map.nodes.id[0] ?? "";
  const second = () => map.nodes.id[1] ?? "";
  /** Concepts on the map when the first one is expanded this many times. */
  const sizeOf = async (times: number) => {
    const expand = `&expand=${encodeURIComponent(first())}`.repeat(times);
    const answer = await fetch(`${served.url}/api/map?concepts=60${expand}`);
    return ConceptMap.parse(await answer.json()).nodes.id.length;
  };
  /** Waits until the table shows this many concepts, those beyond the thresholds included. */
  const countOf = async (page: Page, n: number) => {
    const rarer = page.getByTestId("rarer");
    const told = async () => (await shown(page)) + Number((await rarer.count()) > 0 ? await rarer.textContent() : 0);
    await expect.poll(told, { timeout: 12_000 }).toBe(n);
  };

  it("expands step by step without a jump; undo, redo and collapse take it back", async () => {
    const { page, placeOf } = await open(`&concept=${encodeURIComponent(first())}`);
    const before = await Promise.all(map.nodes.id.map(placeOf));
    const n = await shown(page);
    const once = await sizeOf(1);
    const twice = await sizeOf(2);
    expect([once, twice > once]).toEqual([n + 15, true]);
    await page.getByRole("button", { name: "Expand" }).first().click();
    await countOf(page, once);
    const [, concepts, all] =
      /^Showing (\d+) of (\d+) concepts/.exec((await page.getByTestId("showing").textContent()) ?? "") ?? [];
    expect(Number(concepts)).toBeLessThanOrEqual(Number(all));
    await page
      .getByTestId("showing")
      .getByText(/and \d+ rarer concepts that you asked for$/)
      .waitFor();
    await explorer.settled();
    expect(await Promise.all(map.nodes.id.map(placeOf))).toEqual(before);
    await page.getByRole("button", { name: /^Expand: \d+ more$/ }).click();
    await countOf(page, twice);
    expect(asked(page, "expand")).toEqual([first(), first()]);
    await page.keyboard.press("Control+z");
    await countOf(page, once);
    await page.keyboard.press("Control+Shift+z");
    await countOf(page, twice);
    await page.getByRole("button", { name: "Collapse" }).click();
    await countOf(page, n);
    expect(await Promise.all(map.nodes.id.map(placeOf))).toEqual(before);
  });

  it("opens a menu by the right button: pins, hides and shows again", async () => {
    const { page, placeOf } = await open("");
    const n = await shown(page);
    const at = await placeOf(first());
    await page.mouse.click(at.x, at.y, { button: "right" });
    await page.getByRole("menuitem", { name: /^Pin P?$/ }).click();
    expect(asked(page, "pin")).toEqual([first()]);
    await page.mouse.click(at.x, at.y, { button: "right" });
    await page.getByRole("menuitem", { name: /^Hide H?$/ }).click();
    await countOf(page, n - 1);
    expect([asked(page, "hide"), asked(page, "pin")]).toEqual([[first()], []]);
    await page.getByText("Hidden 1 concept").getByRole("button", { name: "Show" }).click();
    await countOf(page, n);
  });

  it("works from the keyboard alone: arrows, E, P, H, Shift Enter", async () => {
    const { page } = await open("");
    await page.locator(".stage").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("p");
    expect(asked(page, "pin")).toEqual([first()]);
    await page.keyboard.press("Shift+Enter");
    expect(asked(page, "sel")).toEqual([first()]);
    await page.keyboard.press("e");
    await page.waitForURL(/expand=/);
    await page.keyboard.press("d");
    expect(asked(page, "density")).toEqual(["1"]);
    await page.keyboard.press("h");
    expect([asked(page, "hide"), asked(page, "sel")]).toEqual([[first()], []]);
  });

  it("selects with a loop; the table lists what is selected, the matrix takes it", async () => {
    const { page } = await open("");
    const box = await page.locator(".stage").boundingBox();
    const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
    await page.keyboard.down("Shift");
    await page.mouse.move(x + 20, y + 20);
    await page.mouse.down();
    for (const [u, v] of [
      [0.5, 0.05],
      [0.5, 0.9],
      [0.02, 0.9],
    ] as const)
      await page.mouse.move(x + u * width, y + v * height, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up("Shift");
    const selected = asked(page, "sel");
    expect(selected.length).toBeGreaterThan(3);
    expect(asked(page, "concept")).toEqual([]);
    await page.getByRole("button", { name: `Only the ${selected.length} selected` }).click();
    expect(await page.getByRole("grid").getAttribute("aria-rowcount")).toBe(String(selected.length + 1));
    await page.getByRole("button", { name: "Show the selection as a matrix" }).click();
    await page.getByRole("grid", { name: "Pairs of concepts" }).waitFor();
    expect(asked(page, "set")).toEqual(selected.slice(0, 40));
  });

  it("finds the path between two concepts, whose steps open their links", async () => {
    const { page } = await open(`&sel=${encodeURIComponent(first())}&sel=${encodeURIComponent(second())}`);
    await page.getByRole("button", { name: "Path between the two" }).click();
    await page.locator(".path-pill").waitFor();
    const path = asked(page, "path");
    expect([path[0], path.at(-1)]).toEqual([first(), second()]);
    await page.locator(".path-pill .link-btn").first().click();
    await page.locator("aside .reading").waitFor();
  });

  it("brushes the years by keyboard, says over which papers it counts, and plays them", async () => {
    const { page } = await open("");
    const slider = page.getByRole("slider", { name: /First year/ });
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/years=/);
    await page
      .getByTestId("showing")
      .getByText(/in \d+ of \d+ papers$/)
      .waitFor();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.reload();
    await explorer.settled();
    const before = asked(page, "years")[0];
    await page.getByRole("button", { name: "Next year" }).click();
    expect(asked(page, "years")[0]).not.toBe(before);
  });

  it("colours by year, growth and participation with a scale, shows density, papers, and both", async () => {
    const { page } = await open("");
    for (const [choice, text] of [
      ["Average year", "Average year of its papers"],
      ["Growth", "Growth of its share a year"],
      ["Participation", "Participation"],
      ["Density", "Papers about what is here"],
      ["Average year", "Average year of its papers"],
    ] as const) {
      await page.getByRole("button", { name: /Colour$/ }).click();
      await page.getByRole("option", { name: choice }).click();
      await page.locator(".scale-key").getByText(text).waitFor();
    }
    await page.getByRole("button", { name: "Concepts Show", exact: true }).click();
    await page.getByRole("option", { name: "Papers", exact: true }).click();
    await page.getByText(/^\d+ of \d+ papers, most concepts first$/).waitFor();
    await explorer.settled();
    const papers = await page.evaluate(
      `document.querySelector(".stage").isthmus.placement().labels.filter(({ font }) => font.includes("Serif")).length`,
    );
    expect(papers).toBeGreaterThan(0);
    expect(await explorer.violations()).toEqual([]);
  });

  it("filters by community and backbone under More", async () => {
    const { page } = await open("");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByText("Backbone only").click();
    await page.waitForURL(/backbone=1/);
    await page.getByRole("checkbox").nth(0).check();
    await page.waitForURL(/in=1/);
    await page.getByRole("button", { name: "Reset the lens" }).click();
    expect([asked(page, "backbone"), asked(page, "in")]).toEqual([[], []]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await explorer.violations()).toEqual([]);
  });

  it("keeps the camera in the address without a step back for each move, and restores it", async () => {
    const { page, placeOf } = await open("");
    const steps = await page.evaluate("history.length");
    await page.locator(".stage").focus();
    await page.keyboard.press("+");
    await page.waitForURL(/at=/);
    expect(await page.evaluate("history.length")).toBe(steps);
    const before = await placeOf(first());
    await page.reload();
    await explorer.settled();
    const after = await placeOf(first());
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(4);
    await page.locator(".stage").focus();
    await page.keyboard.press("0");
    await page.waitForURL((url) => !url.searchParams.has("at"));
  });

  it("says what a link names in vain, and forgets it", async () => {
    const { page } = await open("&pin=no-such-concept");
    await page.getByText("This link was made on another version of the corpus").waitFor();
    await page.getByRole("button", { name: "Forget it" }).click();
    await page.getByText("This link was made on another version of the corpus").waitFor({ state: "detached" });
  });

  it("makes the table higher by its edge, and the map follows", async () => {
    const { page } = await open("");
    const height = async () => (await page.locator(".stage canvas").first().boundingBox())?.height ?? 0;
    const before = await height();
    await page.getByRole("separator", { name: "Height of the table" }).focus();
    await page.keyboard.press("ArrowUp");
    await expect.poll(height).toBe(before - 24);
    await explorer.settled();
  });
});
