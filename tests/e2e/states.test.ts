import { describe, expect, it } from "vitest";
import { serve } from "./serve.ts";

describe("when there is nothing to show", () => {
  const served = serve();

  it("offers the table where the browser cannot draw", async () => {
    const { page, complaints } = await served.open("/", {
      before: (fresh) => fresh.addInitScript(`HTMLCanvasElement.prototype.getContext = function () { return null; };`),
    });
    await page.getByText("This browser cannot draw the map. The table has everything it shows.").waitFor();
    await page.getByRole("button", { name: "Open table" }).click();
    await page.getByRole("grid", { name: "Concepts on the map" }).getByRole("row").nth(1).click();
    await page.getByRole("heading", { name: "Goes with" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("names a concept that is not there, and keeps the rest", async () => {
    const { page } = await served.open("/?concept=no-such-concept");
    await page
      .getByRole("alert")
      .getByText(/no-such-concept/)
      .waitFor();
    await page.getByRole("grid", { name: "Concepts on the map" }).waitFor();
  });

  it("says when a filter leaves no concept, and takes it back", async () => {
    const { page } = await served.open("/?papers=70");
    await page.getByText("No concept is in this many papers.").waitFor();
    await page.getByRole("button", { name: "Reset lens" }).click();
    await page.locator(".stage[data-settled=true]").waitFor();
  });

  it("keeps what is on the screen when the server goes, and asks again", async () => {
    const explorer = await served.open();
    await explorer.settled();
    const { page } = explorer;
    await page.route("**/api/**", (route) => route.abort());
    await page.getByRole("grid").getByRole("row").nth(1).click();
    await page.getByText("The server does not answer. What you see stays; new questions wait.").waitFor();
    await page.locator(".stage[data-settled=true]").waitFor();
    await page.unroute("**/api/**");
    await page.getByRole("button", { name: "Retry now" }).click();
    await page.getByRole("heading", { name: "Goes with" }).waitFor();
    await page.getByText("What you see stays").waitFor({ state: "detached" });
  });

  it("shows progress while the server is starting, then the map", async () => {
    let starting = true;
    const explorer = await served.open("/", {
      before: (fresh) =>
        fresh.route("**/api/status", async (route) => {
          const response = await route.fetch();
          const status = (await response.json()) as object;
          const progress = { phase: "Loading the index", done: 3, total: 12 };
          await route.fulfill({ response, json: starting ? { ...status, state: "starting", progress } : status });
        }),
    });
    await explorer.page.getByText("Loading the index: 3 of 12").waitFor();
    starting = false;
    await explorer.settled();
    expect(explorer.complaints).toEqual([]);
  });
});
