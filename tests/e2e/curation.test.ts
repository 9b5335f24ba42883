import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { besidesRefusals, phone } from "./explorer.ts";
import { sample, startProduct } from "./product.ts";
import { serve } from "./serve.ts";

describe("curation", () => {
  const served = serve(async () => {
    const folder = await mkdtemp(join(tmpdir(), "isthmus-forms-"));
    const file = join(folder, "forms.jsonl");
    await writeFile(file, papersInTwoForms().join("\n"));
    try {
      return await startProduct([sample, file], { name: "Sample" });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("merges with the keyboard alone, shows what would change first, and takes it back", async () => {
    const explorer = await served.open("/?view=table&concept=message-passing");
    const { page } = explorer;
    // After each decision that changes mentions, threads start again for what is computed then.
    page.setDefaultTimeout(40_000);
    await page.getByRole("heading", { name: "message passing", level: 1 }).waitFor();
    // The menu of the panel: reached, opened and left by keys.
    await page.getByRole("button", { name: "Curate message passing" }).press("Enter");
    const menu = page.getByRole("menu", { name: "Curate message passing" });
    await menu.getByRole("menuitem", { name: "Hide everywhere" }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Curate message passing" }).press("Enter");
    await menu.waitFor();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Merge into one concept" });
    await dialog.waitFor();
    // An alias finds the concept as well as its label.
    await page.keyboard.type("GNN");
    await page.getByRole("option", { name: /graph neural networks/i }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const effect = dialog.getByRole("region", { name: "What would change" });
    await effect.getByRole("row", { name: /Communities \d+ \d+/ }).waitFor();
    await effect.getByRole("row", { name: /message passing .* none/ }).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await dialog.getByRole("textbox", { name: /Why/ }).focus();
    await page.keyboard.type("one method");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Graph neural networks", level: 1 }).waitFor();
    const moved =
      /Decided: merge.*; (no concept on the map changed its field|\d+ concepts? on the map (is|are) in another)/;
    const toast = page.getByRole("status").filter({ hasText: moved });
    await toast.getByRole("button", { name: "Undo" }).press("Enter");
    await page.getByRole("status").filter({ hasText: "Undone: merge" }).waitFor();
    await page.goto(`${served.url}/?view=vocabulary&concept=message-passing`);
    await page.getByRole("heading", { name: "message passing", level: 1 }).waitFor();
    const line = page.getByRole("row", { name: /^merge “message passing”.*one method/ });
    await line.getByText("undone").waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("says what was decided in a place of its own: no row of the table lies under one, and the map keeps its size", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    await explorer.settled();
    const heightOf = (what: string) => page.evaluate(`document.querySelector("${what}").clientHeight`);
    const map = await heightOf(".stage");
    await page.locator(".stage").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Curate/ }).click();
    await page.getByRole("menuitem", { name: /^Hide/ }).click();
    const toast = page.locator(".toast");
    await toast.waitFor();
    const [bar, table, panel] = await Promise.all(
      [".toast", ".dock", "aside"].map((what) => page.locator(what).boundingBox()),
    );
    expect((table?.y ?? 0) + (table?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
    expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
    expect(await heightOf(".stage")).toBe(map);
    await toast.getByRole("button", { name: "Undo" }).click();
    await page.getByText(/^Undone: hide/).waitFor();
    expect(besidesRefusals(explorer.complaints)).toEqual([]);
  });

  it("sets a question of Gaps aside with a reason, which the log has, and asks it again when that is undone", async () => {
    const explorer = await served.open("/?view=gaps");
    const { page } = explorer;
    const cards = page.locator(".question-cards > li");
    await cards.first().waitFor();
    const asked = await cards.count();
    const first = (await cards.first().locator(".question").textContent()) ?? "";
    await cards
      .first()
      .getByRole("button", { name: /^Why not/ })
      .click();
    expect(await explorer.violations()).toEqual([]);
    await page.keyboard.type("not comparable");
    await page.keyboard.press("Enter");
    const toast = page.getByRole("status").filter({ hasText: "Decided: set aside the question of" });
    await toast.waitFor();
    await expect.poll(() => cards.first().locator(".question").textContent(), { timeout: 40_000 }).not.toBe(first);
    await page.getByText("1 dismissed").waitFor();
    await toast.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => cards.first().locator(".question").textContent(), { timeout: 40_000 }).toBe(first);
    expect(await cards.count()).toBe(asked);
    await page.goto(`${served.url}/?view=vocabulary`);
    await page
      .getByRole("row", { name: /^set aside the question of.*not comparable/ })
      .getByText("undone")
      .waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("gives a field a name of its own, which the map, the panel and the log have, until that is undone", async () => {
    const explorer = await served.open("/?community=1");
    const { page } = explorer;
    await explorer.settled();
    const before = (await explorer.heading().textContent()) ?? "";
    await page.getByRole("button", { name: "Rename…" }).click();
    const dialog = page.getByRole("dialog", { name: /^Rename the field/ });
    await dialog.getByRole("textbox", { name: "New name" }).fill("Field of my own");
    expect(await explorer.violations()).toEqual([]);
    await page.keyboard.press("Enter");
    await explorer.heading().filter({ hasText: "Field of my own" }).waitFor();
    const names = `document.querySelector(".stage").isthmus.placement().names.map(({ text }) => text).join("; ")`;
    await expect.poll(() => page.evaluate(names), { timeout: 40_000 }).toMatch(/Field of my own/i);
    const toast = page.getByRole("status").filter({ hasText: "Decided: call the community of" });
    await toast.getByRole("button", { name: "Undo" }).click();
    await explorer.heading().filter({ hasText: before }).waitFor();
    expect(explorer.complaints).toEqual([]);
  });

  it("takes a suggestion, refuses one for good, and makes a phrase a concept, on a phone", async () => {
    const explorer = await served.open("/?view=vocabulary", { size: phone, theme: "dark" });
    const { page } = explorer;
    // After each decision that changes mentions, threads start again for what is computed then.
    page.setDefaultTimeout(40_000);
    await page.getByRole("button", { name: "Accept: reward models and reward modeling", exact: true }).click();
    const line = page.getByRole("row", { name: /^merge “reward modeling” into/ });
    await line.getByText("in effect").waitFor();
    await page.getByRole("button", { name: /^Undo: merge “reward modeling”/ }).click();
    await line.getByText("undone").waitFor();
    await page.getByRole("button", { name: "Refuse: reward models and reward modeling", exact: true }).click();
    const others = page.getByRole("button", { name: /^Refuse: / });
    await page
      .getByRole("button", { name: "Refuse: reward models and reward modeling" })
      .waitFor({ state: "detached" });
    for (let left = await others.count(); left > 0; left--) {
      await others.first().click();
      await expect.poll(() => others.count(), { timeout: 40_000 }).toBe(left - 1);
    }
    await page.getByText("Nothing is suggested.").waitFor();
    await page.getByRole("button", { name: "Rule for a phrase…" }).click();
    await page.getByRole("textbox", { name: /Phrase, as papers write it/ }).fill("node");
    await page.getByRole("region", { name: "What would change" }).or(page.getByRole("alert")).first().waitFor();
    expect(await explorer.violations()).toEqual([]);
    expect(explorer.complaints).toEqual([]);
  });

  it("reads the papers of a link by what its ends are, whatever they are called", async () => {
    const explorer = await served.open();
    const { page } = explorer;
    // After this, the label of the one has the name of the other in it.
    const renamed = await page.request.post(`${served.url}/api/curation`, {
      data: { actions: [{ kind: "rename", concept: "diffusion-model", label: "fine-tuning by diffusion" }] },
    });
    expect(await renamed.text()).toContain("rename");
    await page.goto(`${served.url}/?link=diffusion-model&with=fine-tuning`);
    const read = page.getByRole("button", { name: /^Read (all|the paper)/ });
    const papers = Number.parseInt(/\d+/.exec((await read.textContent()) ?? "")?.[0] ?? "1", 10);
    await read.click();
    await page.getByRole("heading", { name: new RegExp(`^${papers} papers? of`) }).waitFor();
    expect(explorer.complaints).toEqual([]);
  });
});

/** Eight papers that call one thing by two forms of its name. */
function papersInTwoForms(): string[] {
  return ["bipedal robots", "image retrieval", "speech recognition", "protein folding"].flatMap((field, i) => [
    JSON.stringify({
      id: `modeling-${i}`,
      title: `Reward modeling for ${field}`,
      abstract: `Reward modeling learns from preference data. We apply reward modeling to ${field} and compare it with imitation learning.`,
    }),
    JSON.stringify({
      id: `models-${i}`,
      title: `Reward models for ${field}`,
      abstract: `Reward models are trained on preference data. Our reward models serve ${field} better than imitation learning.`,
    }),
  ]);
}
