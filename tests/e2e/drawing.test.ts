import { describe, expect, it } from "vitest";
import { largeMap } from "../client/large-map.ts";
import { untilAtRest } from "./explorer.ts";
import { countColour, decodePng } from "./pixels.ts";
import { serve } from "./serve.ts";

describe("what is on the screen", () => {
  const served = serve();

  it("draws lands and discs in the colours of the communities, and lists exactly the concepts it draws", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    const picture = decodePng(await page.locator(".stage").screenshot());
    for (const land of ["#e6e7f4", "#f9eee3", "#e1f3f2", "#f0e1eb"]) {
      expect(countColour(picture, land), land).toBeGreaterThan(1500);
    }
    for (const disc of ["#2e36a7", "#cf6f13", "#069893", "#820156"]) {
      expect(countColour(picture, disc), disc).toBeGreaterThan(150);
    }
    const showing = page.getByTestId("showing");
    expect(await showing.textContent()).toMatch(
      /^Showing \d+ of [\d,]+ concepts, strongest \d+ of [\d,]+ links \(NPMI ≥ −?\d\.\d\d, \d\+ papers?\)$/,
    );
    const rows = await page.getByRole("grid").getAttribute("aria-rowcount");
    expect(Number(rows)).toBe(Number(await showing.locator("b").first().textContent()) + 1);
    expect(explorer.complaints).toEqual([]);
  });

  it("lays the card of what is under the pointer beside that and beside the buttons", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    const tools = await page.locator(".tools").boundingBox();
    const disc = (await page.evaluate(`(() => {
      const stage = document.querySelector(".stage"); const { x, y } = stage.getBoundingClientRect();
      const far = (at) => Math.hypot(x + at.x - ${tools?.x}, y + at.y - ${tools?.y});
      const all = stage.isthmus.placement().labels.map(({ id }) => stage.isthmus.screenOf(id));
      const at = all.sort((a, b) => far(a) - far(b))[0]; return { x: x + at.x, y: y + at.y, r: at.r };
    })()`)) as { x: number; y: number; r: number };
    await page.mouse.move(disc.x, disc.y, { steps: 3 });
    const card = await page.locator(".hover-card").boundingBox();
    const { x, y, r } = disc;
    for (const box of [tools, { x: x - r, y: y - r, width: 2 * r, height: 2 * r }]) expect(meet(card, box)).toBe(false);
    expect(explorer.complaints).toEqual([]);
  });

  it("shows a large map, once it rests, where the pointer finds it", async () => {
    const map = largeMap(8000, 12_000);
    const body = JSON.stringify(map);
    const explorer = await served.open("/", {
      before: (page) => page.route("**/api/map?*", (route) => route.fulfill({ body, contentType: "application/json" })),
    });
    const { page } = explorer;
    await explorer.settled();
    const [largest = ""] = map.nodes.id;
    const before = await explorer.placeOf(largest);
    await page.mouse.move(620, 450);
    await page.mouse.down();
    await page.mouse.move(700, 490, { steps: 5 });
    await page.mouse.up();
    await page.mouse.wheel(0, -240);
    await untilAtRest(
      page,
      `document.querySelector(".stage").dataset.settled === "true" && [...document.querySelectorAll(".stage canvas")].every(({ style }) => !style.transform)`,
    );
    const after = await explorer.placeOf(largest);
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeGreaterThan(40);
    await page.mouse.move(after.x, after.y, { steps: 3 });
    await page
      .locator(".hover-card")
      .getByText(map.nodes.label[0] ?? "")
      .waitFor();
    // The server does not know the planted concepts.
    expect(explorer.complaints.filter((one) => !one.includes("/api/concepts/"))).toEqual([]);
  });

  it("restores the view on reload, and goes back", async () => {
    const explorer = await served.open("/?view=bridges");
    const { page } = explorer;
    await page.getByRole("grid", { name: "Bridge papers, best first" }).getByRole("row").nth(1).click();
    await page.locator("aside .abstract mark").first().waitFor();
    const title = (await explorer.heading().textContent()) ?? "";
    await page.reload();
    await explorer.settled();
    await explorer.heading().getByText(title).waitFor();
    expect(await page.getByRole("link", { name: "Bridges" }).getAttribute("aria-current")).toBe("page");
    await page.locator("aside .abstract mark button").first().click();
    await page.getByRole("heading", { name: "Goes with" }).waitFor();
    await page.goBack();
    await explorer.heading().getByText(title).waitFor();
    expect(explorer.complaints).toEqual([]);
  });
});

type Rectangle = { x: number; y: number; width: number; height: number } | null;

function meet(a: Rectangle, b: Rectangle): boolean {
  if (!a || !b) throw new Error("There is nothing to compare.");
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
