import { expect } from "vitest";
import type { Hand, Pair } from "./everyday-jobs.ts";
import type { Explorer } from "./explorer.ts";

/** So many that reading them is under way when somebody presses Cancel. */
const MANY = 6000;
const FEW = 12;
/** What follows a change of a large collection may take this long, in milliseconds. */
const PATIENCE_MS = 180_000;

interface Counts {
  readonly papers: number;
  readonly concepts: number;
}

/** A table of papers of a field that no collection has. */
function tableOf(subject: string, rows: number): Buffer {
  const lines = Array.from(
    { length: rows },
    (_, i) =>
      `Notes on ${subject} number ${i},We compare ${subject} with peat core layers. The effect of drainage ditch depth on ${subject} is estimated in plot ${i}.,${2001 + (i % 20)}`,
  );
  return Buffer.from(["Title,Abstract,Year", ...lines].join("\n"));
}

/** Gives up an import under way, brings another file in, and takes it out again; the collection is then as before. */
export async function importCancelRemove(hand: Hand, explorer: Explorer, countsNow: () => Promise<Counts>) {
  const { page } = hand;
  page.setDefaultTimeout(PATIENCE_MS);
  const before = await countsNow();
  const choose = async (name: string, rows: number) => {
    const chooser = page.waitForEvent("filechooser");
    await hand.press(page.getByRole("region", { name: "Files of papers" }).getByText("Choose files"));
    await (await chooser).setFiles({ name, mimeType: "text/csv", buffer: tableOf("moss carpets", rows) });
    await hand.press(page.getByRole("button", { name: "Extract concepts" }));
  };
  await choose("many.csv", MANY);
  await hand.press(page.getByRole("button", { name: "Cancel", exact: true }));
  expect(await explorer.violations()).toEqual([]);
  await hand.press(page.getByRole("button", { name: "Discard this import" }));
  await page.getByRole("heading", { name: "Cancelled" }).waitFor();
  expect((await countsNow()).papers).toBe(before.papers);
  await hand.press(page.getByRole("button", { name: "Sources and more files" }));
  await choose("few.csv", FEW);
  await page.getByRole("heading", { name: "few.csv is in" }).waitFor();
  expect((await countsNow()).papers).toBe(before.papers + FEW);
  expect(await explorer.violations()).toEqual([]);
  await hand.press(page.getByRole("button", { name: "Sources and more files" }));
  await hand.press(page.getByRole("button", { name: "Remove few.csv" }));
  await hand.press(page.getByRole("button", { name: `Remove ${FEW} papers` }));
  await page.getByRole("button", { name: "Remove few.csv" }).waitFor({ state: "detached" });
  await expect.poll(countsNow, { timeout: PATIENCE_MS }).toEqual(before);
}

/** Merges the two concepts of a pair after a look at what would change, hides one everywhere, and takes both back. */
export async function mergeHideUndo(hand: Hand, explorer: Explorer, { a, b }: Pair, countsNow: () => Promise<Counts>) {
  const { page } = hand;
  page.setDefaultTimeout(PATIENCE_MS);
  const before = await countsNow();
  const curate = async (item: RegExp) => {
    await hand.press(page.getByRole("button", { name: `Curate ${a.label}` }));
    await hand.press(page.getByRole("menuitem", { name: item }));
  };
  const undo = async (what: string) => {
    const toast = page.getByRole("status").filter({ hasText: `Decided: ${what}` });
    await hand.press(toast.getByRole("button", { name: "Undo" }));
    await page
      .getByRole("status")
      .filter({ hasText: `Undone: ${what}` })
      .waitFor();
    await expect.poll(countsNow, { timeout: PATIENCE_MS }).toEqual(before);
  };
  await curate(/^Merge/);
  const dialog = page.getByRole("dialog", { name: "Merge into one concept" });
  await hand.take(dialog.getByRole("combobox"), b.label);
  await dialog
    .getByRole("region", { name: "What would change" })
    .getByRole("row", { name: /Communities/ })
    .waitFor();
  expect(await explorer.violations()).toEqual([]);
  await dialog.getByRole("textbox", { name: /Why/ }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await undo("merge");
  await page.goto(`${new URL(page.url()).origin}/?concept=${encodeURIComponent(a.id)}`);
  await curate(/^Hide/);
  await undo("hide");
  expect(await explorer.violations()).toEqual([]);
}
