import { describe, expect, it } from "vitest";
import { serve } from "./serve.ts";

describe("the views beside the map", () => {
  const served = serve();

  it("saves what an answer is rich in as a set, joins it with a field, and deletes it", async () => {
    const explorer = await served.open("/?view=pairs&q=diffusion");
    const { page } = explorer;
    await page.getByRole("button", { name: "Save as a set" }).click();
    const dialog = page.getByRole("dialog", { name: "Saved sets" });
    await dialog.getByRole("textbox", { name: "Name" }).fill("image making");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await dialog.getByText("image-making", { exact: true }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await dialog.getByRole("button", { name: "Bridges from it" }).click();
    await page.waitForURL((url) => url.searchParams.get("a") === "set:image-making");
    await page.getByRole("button", { name: "Choose: and" }).click();
    await page.getByRole("option").nth(1).click();
    await page.getByText(/papers? lies? between/).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Command or concept" }).fill("saved sets");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Delete image-making" }).click();
    await page.getByRole("dialog").getByText("No set is saved yet.").waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("says in words and numbers why a phrase is a concept, and why another is none", async () => {
    const explorer = await served.open("/?view=bridges&concept=diffusion-model");
    const { page } = explorer;
    await page.getByRole("button", { name: "Explain", exact: true }).click();
    await page
      .getByText(/makes a concept/)
      .first()
      .waitFor();
    await page.getByRole("grid").locator("tbody tr").first().click();
    await page.getByRole("textbox", { name: "Phrase to explain" }).fill("moreover");
    await page.keyboard.press("Enter");
    const answer = page.getByRole("region", { name: "Why the phrase is a concept, or is not" });
    await answer.getByText(/does not occur|not read as a phrase|too unlikely|no concept|part of/).waitFor();
    // A word of the text that is not marked: the first stretch of text outside any mark.
    const at = (await page.evaluate(`(() => {
      const text = [...document.querySelector(".abstract").childNodes].find((node) => node.nodeType === 3 && node.length > 20);
      text.parentElement.scrollIntoView();
      const range = document.createRange();
      range.setStart(text, 2);
      range.setEnd(text, 6);
      const { x, y, height } = range.getBoundingClientRect();
      return { x: x + 2, y: y + height / 2 };
    })()`)) as { x: number; y: number };
    await page.mouse.click(at.x, at.y);
    await answer.locator(".reasons li").first().waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("compares two periods and two concepts over the same places, with one camera for both", async () => {
    const explorer = await served.open("/?view=compare");
    const { page } = explorer;
    const maps = page.locator(".small-map");
    await maps.nth(1).waitFor();
    const places = (i: number) =>
      page.evaluate(
        `[...document.querySelectorAll(".small-map")[${i}].querySelectorAll("a circle:first-of-type")].map((c) => c.getAttribute("cx")).join()`,
      );
    expect(await places(0)).toBe(await places(1));
    await page.getByText(/links are new/).waitFor();
    await page.getByRole("button", { name: "Zoom both in" }).click();
    const boxes = (await page.evaluate(
      `[...document.querySelectorAll(".small-map")].map((map) => map.getAttribute("viewBox"))`,
    )) as string[];
    expect(boxes[0]).toBe(boxes[1]);
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("textbox", { name: "First period to" }).fill("2020");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.searchParams.get("left")?.endsWith("-2020") === true);
    await page.locator("figcaption").getByText("2016–2020").waitFor();
    await page.getByRole("radio", { name: "Two concepts" }).click();
    await page
      .getByText(/go with both/)
      .first()
      .waitFor();
    await page
      .getByRole("table")
      .getByRole("button", { name: /in \d+ papers?/ })
      .first()
      .click();
    await page.locator("aside .reading").waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("explains a measure where its name stands, and all of them in the help", async () => {
    const explorer = await served.open("/?concept=diffusion-model");
    const { page } = explorer;
    await page.getByText("Weaker or untested", { exact: true }).click();
    await page.getByRole("button", { name: "q: what is it?" }).click();
    await page.getByRole("dialog", { name: "q", exact: true }).getByText("min over j ≥ i of n·p_j/j").waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("button", { name: "All measures" }).click();
    const help = page.getByRole("dialog", { name: "Help" });
    await help.getByText("Separateness", { exact: true }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await help.waitFor({ state: "detached" });
    expect(explorer.complaints).toEqual([]);
  });

  it("says on a store that is a file what the Cypher console needs", async () => {
    const explorer = await served.open("/?view=console");
    const { page } = explorer;
    await page.getByText("isthmus copy").first().waitFor();
    await page.getByText("npm run neo4j start").waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("finds every command and concept from the palette, and says the shortcuts", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Command or concept" }).fill("trends");
    expect(await explorer.violations()).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Rising" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(explorer.complaints).toEqual([]);
  });
});
