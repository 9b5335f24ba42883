import { expect } from "vitest";
import { bytesOf } from "../explorer.ts";
import type { Journey } from "../journey.ts";

/** From an empty corpus to a map of one's own papers, and the line that could not be read. */
export async function importAFile(journey: Journey): Promise<void> {
  const { page, press, step } = journey;
  await page.getByText("No papers yet.").waitFor();
  await step("no-papers");
  await press(page.getByRole("button", { name: "Choose file" }));
  const place = page.getByRole("region", { name: "Files of papers" });
  await place.waitFor();
  await step("choose");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(place.getByText("Choose files"))]);
  await chooser.setFiles({ name: "papers.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(papersFile()) });
  await page.getByText("A study of tidal sediment transport number 0").waitFor();
  await page.getByText("Read as JSON Lines: 16 papers, 1 without abstract.").waitFor();
  await page.getByRole("heading", { name: "Lines that cannot be read" }).waitFor();
  await step("check");
  await press(page.getByRole("button", { name: "Extract concepts" }));
  await page.getByRole("heading", { name: "papers.jsonl is in" }).waitFor({ timeout: 60_000 });
  await page.getByText(/records read: 16 new papers/).waitFor();
  await page.getByText("1 paper without abstract: only their titles give concepts").waitFor();
  await page.getByRole("cell", { name: "line 6", exact: true }).waitFor();
  await step("report");
  await journey.inspect();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    press(page.getByRole("button", { name: "Report as CSV" })),
  ]);
  expect((await bytesOf(file)).toString()).toContain("\r\n6,not read,");
  await press(page.getByRole("button", { name: "Open the map" }));
  await journey.settled();
  if (journey.onPhone) await press(page.getByRole("button", { name: "Table", exact: true }));
  await page
    .getByRole("grid", { name: "Concepts on the map" })
    .getByText("parchment dating", { exact: true })
    .first()
    .waitFor();
  if (journey.onPhone) await press(page.getByRole("button", { name: "Map", exact: true }));
  await journey.settled();
  await step("map");
}

/** Papers of two small fields that this test made up, and one line that is no paper. */
function papersFile(): string {
  const fields = [
    ["tidal sediment transport", "salt marsh erosion", "estuary mixing"],
    ["medieval charter script", "parchment dating", "scribal hand attribution"],
  ];
  const lines = Array.from({ length: 16 }, (_, i) => {
    const [a, b, c] = fields[i % 2] ?? [];
    return JSON.stringify({
      id: `made-${i}`,
      title: `A study of ${a} number ${i}`,
      abstract:
        i === 15
          ? ""
          : `We measure ${a} together with ${b}. The effect of ${c} on ${a} is estimated. Results on ${b} agree with ${c}.`,
      year: 2010 + i,
    });
  });
  return [...lines.slice(0, 5), "{ this is no JSON", ...lines.slice(5)].join("\n");
}
