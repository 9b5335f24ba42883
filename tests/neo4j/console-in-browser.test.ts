import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser, launchOptions } from "../e2e/browser.ts";
import { openExplorer } from "../e2e/explorer.ts";
import { type Product, serveStore } from "../e2e/product.ts";
import { type FilledStores, filledStores, sample } from "./filled-stores.ts";
import { server } from "./neo4j-world.ts";

const client = resolve(import.meta.dirname, "../../dist/client/index.html");
const missing = [
  ...(server ? [] : ["a Neo4j server"]),
  ...(findBrowser() ? [] : ["a browser"]),
  ...(existsSync(client) ? [] : ["the built client (npm run build)"]),
];
if (missing.length > 0) console.warn(`The console did not run in a browser: there is not ${missing.join(" nor ")}.`);

describe.skipIf(missing.length > 0)("the Cypher console in a browser, on a real database", () => {
  let stores: FilledStores;
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    stores = await filledStores(sample);
    product = await serveStore(stores.neo4j, { name: "Sample" });
    browser = await chromium.launch(launchOptions());
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
    await stores?.end();
  });

  it.each(["light", "dark"] as const)(
    "runs an example with one press, draws a graph, says what is wrong, and keeps what was run before, %s",
    async (theme) => {
      const explorer = await openExplorer(browser, `${product.url}/?view=console`, { theme });
      const { page } = explorer;
      await page.getByText("(:Concept)").waitFor();
      await page.getByRole("button", { name: /^The concepts of most papers/ }).click();
      await page.getByText(/^25 rows in/).waitFor();
      expect(await page.locator("table tbody tr").count()).toBeGreaterThan(20);
      expect(await explorer.violations()).toEqual([]);
      const editor = page.getByRole("textbox", { name: "Cypher statement" });
      await editor.fill("MATCH (p:Paper)-[m:MENTIONS]->(c:Concept) RETURN p, m, c LIMIT 5");
      await editor.press("Control+Enter");
      await page.getByText(/^5 rows in/).waitFor();
      await page.getByRole("radio", { name: "Graph" }).click();
      await page.locator(".drawing line").first().waitFor();
      expect(await page.locator(".drawing line").count()).toBe(5);
      expect(await explorer.violations()).toEqual([]);
      await editor.fill("MATCH (p:Paper) RETRUN p");
      await editor.press("Control+Enter");
      await page.getByRole("alert").waitFor();
      await editor.fill("CREATE (:Intruder)");
      await editor.press("Control+Enter");
      await page.getByRole("alert").filter({ hasText: /read/i }).waitFor();
      await page.reload();
      await page.getByText("Run before").waitFor();
      await page
        .getByRole("button", { name: /RETURN p, m, c LIMIT 5/ })
        .first()
        .waitFor();
      // The browser itself tells of the answers that refuse a statement.
      expect(explorer.complaints.filter((text) => !text.includes("status of 4"))).toEqual([]);
      await page.context().close();
    },
  );
});
