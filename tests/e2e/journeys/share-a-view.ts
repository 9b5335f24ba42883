import { expect } from "vitest";
import { bytesOf } from "../explorer.ts";
import type { Journey } from "../journey.ts";

/** From a concept to its address, a picture and the papers, in the Share dialog. */
export async function shareAView(journey: Journey, concept: { id: string; label: string }): Promise<void> {
  const { page, press, step, onPhone } = journey;
  await journey.settled();
  await journey.pressConcept(concept.id);
  await journey.heading().getByText(concept.label, { exact: true }).waitFor();
  await press(page.getByRole("button", { name: "Close the panel" }));
  if (onPhone) await journey.fromMore("Share this view");
  else await press(page.getByRole("button", { name: "Share", exact: true }));
  const dialog = page.getByRole("dialog", { name: "Share this view" });
  await dialog.getByText(/^Concept map of \d+ papers/).waitFor();
  await dialog.getByText("It opens on this computer only").waitFor();
  await step("dialog");
  await journey.inspect();
  const save = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      press(dialog.getByRole("button", { name, exact: true })),
    ]);
    return bytesOf(file);
  };
  expect((await save("Poster SVG")).toString()).toContain("Concept map of");
  const names = (await save("Web page (ZIP)")).toString("latin1");
  expect(names).toContain("published/corpus.bin");
  await dialog.getByText("Saved. Unpack it on any web host").waitFor();
  await step("saved");
  await press(dialog.getByRole("button", { name: "Close", exact: true }));
  await dialog.waitFor({ state: "detached" });
  if (!onPhone) expect(await page.evaluate("document.activeElement.textContent")).toContain("Share");
}
