import { describe, expect, it } from "vitest";
import { openExplorer } from "./explorer.ts";
import { screensOf, travel } from "./journey.ts";
import { startProduct } from "./product.ts";
import { connectBrowser } from "./serve.ts";

/** Papers of a small field that this test made up, under names that no reader knows. */
const table = (subject: string, rows: number) =>
  [
    "Überschrift A,What we saw,When,Shelf",
    ...Array.from(
      { length: rows },
      (_, i) =>
        `Notes on ${subject} number ${i},We compare ${subject} with peat core layers. The effect of drainage ditch depth on ${subject} is estimated in plot ${i}.,${2001 + i},S${i}`,
    ),
  ].join("\n");

/** The files of a drop, as the browser would give them. */
const drag = (type: string, files: readonly { name: string; text: string }[]) => `(() => {
  const data = new DataTransfer();
  for (const { name, text } of ${JSON.stringify(files)}) data.items.add(new File([text], name));
  const target = document.querySelector("header");
  target.dispatchEvent(new DragEvent(${JSON.stringify(type)}, { dataTransfer: data, bubbles: true, cancelable: true }));
})()`;

describe.each(screensOf(0))("imports: $theme, $screen", (screen) => {
  it("dropped anywhere, mapped by hand, into a new collection, read again, and back", async () => {
    const [product, browser] = await Promise.all([startProduct([], { name: "New" }), connectBrowser()]);
    try {
      await travel(
        "imports",
        screen,
        (options) => openExplorer(browser, `${product.url}/`, options),
        async (journey) => {
          const { page, press, step } = journey;
          const first = [{ name: "moss.csv", text: table("moss carpets", 14) }];
          await page.getByText("No papers yet.").waitFor();
          await page.evaluate(drag("dragenter", first));
          await page.getByText("Drop files or folders to import them").waitFor();
          await step("drop");
          await page.evaluate(drag("drop", first));
          await page.getByText("Read as table (CSV, TSV): 14 papers").waitFor({ timeout: 60_000 });
          await press(page.getByText("Change the column mapping"));
          await page.getByLabel("Title").selectOption("Überschrift A");
          await page.getByLabel("Abstract").selectOption("What we saw");
          await page.getByLabel("Keywords").selectOption("Shelf");
          await page
            .getByText(/title ← Überschrift A, abstract ← What we saw, year ← When, keywords ← Shelf/)
            .waitFor({ timeout: 60_000 });
          await step("mapped");
          await press(page.getByRole("button", { name: "Extract concepts" }));
          await page.getByRole("heading", { name: "moss.csv is in" }).waitFor({ timeout: 90_000 });
          await press(page.getByRole("button", { name: "Sources and more files" }));

          await page.evaluate(
            drag("drop", [
              { name: "heath.csv", text: table("heath shrubs", 12) },
              { name: "fen.csv", text: table("fen sedges", 12) },
            ]),
          );
          await page.getByRole("button", { name: "Extract concepts of 2 files" }).waitFor({ timeout: 60_000 });
          await press(page.getByLabel("Start a new collection"));
          await page.getByLabel("Name of the new collection").fill("Heath and fen");
          await step("new-collection");
          await press(page.getByRole("button", { name: "Extract concepts of 2 files" }));
          await page.getByRole("heading", { name: "fen.csv is in" }).waitFor({ timeout: 90_000 });
          await step("two-files");
          await press(page.getByRole("button", { name: "Sources and more files" }));

          await press(page.getByRole("button", { name: "Read again: fen.csv" }));
          await page.getByText("Isthmus keeps no files: choose fen.csv again.").waitFor();
          await step("again");
          const [chooser] = await Promise.all([
            page.waitForEvent("filechooser"),
            press(page.getByText("Choose file", { exact: true })),
          ]);
          await chooser.setFiles({
            name: "fen.csv",
            mimeType: "text/csv",
            buffer: Buffer.from(table("fen sedges", 9)),
          });
          await page
            .getByText(/9 records read: 0 new papers, 0 updated, 9 unchanged, 3 removed/)
            .waitFor({ timeout: 90_000 });
          await press(page.getByRole("button", { name: "Sources and more files" }));
          await page.getByRole("button", { name: "Open graph" }).waitFor();
          await journey.inspect();
          await step("collections");
          await press(page.getByRole("button", { name: "Open graph" }));
          await page.getByText("New is open.").or(page.getByText("graph is open.")).waitFor();
          const { papers } = (await (await fetch(`${product.url}/api/status`)).json()) as { papers: number };
          expect(papers).toBe(14);
        },
      );
    } finally {
      await browser.close();
      await product.close();
    }
  });
});
