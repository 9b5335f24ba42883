import { describe, expect, it } from "vitest";
import { generatedStore } from "../server/generated-store.ts";
import { serveStore } from "./product.ts";
import { serve } from "./serve.ts";

const label = "Counting shortest paths";
/** So many that the analysis ends long after it is stopped, also where the browser is slow. */
const PAPERS = 8000;

describe("the bar of long work", () => {
  const served = serve(async () => serveStore(await generatedStore(PAPERS), { name: "Many papers" }));

  it("tells how far an analysis is, stops it, starts it again, and forgets it; the page stays usable", async () => {
    const headers = { "Content-Type": "application/json" };
    await fetch(`${served.url}/api/analyses/betweenness`, { method: "POST", body: "{}", headers });
    const explorer = await served.open("/?view=import");
    const { page } = explorer;
    const bar = page.getByRole("region", { name: "Running jobs" });
    const line = bar.locator("p", { hasText: label });
    await line.waitFor();
    const done = async () => Number(/([\d,]+) of 9,500/.exec((await line.textContent()) ?? "")?.[1]?.replace(",", ""));
    await expect.poll(done, { timeout: 40_000 }).toBeGreaterThan(0);
    const before = await done();
    await expect.poll(done, { timeout: 40_000 }).toBeGreaterThan(before);
    expect(await explorer.violations()).toEqual([]);
    await page.getByRole("link", { name: "Gaps" }).click();
    await page.getByRole("heading", { name: "Fields that share fewer papers than expected" }).waitFor();
    await bar.getByRole("button", { name: `Stop: ${label}` }).click();
    await bar.getByText(`Stopped: ${label}`).waitFor();
    expect(await explorer.violations()).toEqual([]);
    await line.getByRole("button", { name: "Start again" }).click();
    await bar.getByRole("button", { name: `Stop: ${label}` }).waitFor();
    await bar.getByRole("button", { name: `Stop: ${label}` }).click();
    await bar.getByRole("button", { name: `Forget that ${label} was stopped` }).click();
    await line.waitFor({ state: "detached" });
    expect(explorer.complaints).toEqual([]);
  });
});
