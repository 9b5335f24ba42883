import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { desk } from "../cli/cli.ts";
import { openExplorer } from "./explorer.ts";
import { sample } from "./product.ts";
import { connectBrowser } from "./serve.ts";

const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" };

let browser: Browser;
let host: Server;
let folder: string;
let address: string;
const missing: string[] = [];

/** A plain file server; the site lies under a path. */
function serveFiles(root: string): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const file = join(root, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!existsSync(file)) {
      missing.push(pathname);
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "isthmus-published-"));
  const store = await openStore(`sqlite:${join(folder, "graph.db")}`, { create: true });
  await ingest(store, [sample], { workers: 1 });
  await store.close();
  const site = join(folder, "web/deep/site");
  const { run, end } = desk();
  const { code, err } = await run("publish", site, "--store", join(folder, "graph.db"), "--name", "Samples");
  end();
  expect(err + code).toMatch(/0$/);
  host = serveFiles(join(folder, "web"));
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(host.address() as AddressInfo).port}/deep/site/`;
  browser = await connectBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  host?.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a published site, under a path of a file server", () => {
  it("shows the map, keeps its place in the address, and finds a concept", async () => {
    const { page, settled, complaints } = await openExplorer(browser, address);
    await settled();
    await page.getByText("Samples").first().waitFor();
    await page.locator("header").getByText("Bridges", { exact: true }).click();
    await page.waitForURL(`${address}?view=bridges`);
    await page.reload();
    await page.getByText("A bridge is a paper about two fields").waitFor();
    expect(complaints).toEqual([]);
    expect(missing).toEqual([]);
  });

  it("answers what the server answers", async () => {
    const { page } = await openExplorer(browser, address);
    const ask = (path: string, init = "undefined") =>
      page.evaluate(
        `fetch(${JSON.stringify(path)}, ${init}).then(async (answer) => ({ status: answer.status, body: await answer.text() }))`,
      ) as Promise<{ status: number; body: string }>;
    const status = JSON.parse((await ask("/api/status")).body);
    expect(status).toMatchObject({ state: "ready", readOnly: true, name: "Samples" });
    const found = JSON.parse((await ask("/api/bridges?limit=3")).body);
    expect(found.items).toHaveLength(3);
    // Significance and layout were computed before: nothing is left to the visitor's machine.
    expect(found.items[0].q).not.toBeNull();
    expect((await ask("/api/export/graph/gexf")).body).toContain("<gexf");
    const refused = await ask("/api/curation/undo", '{ method: "POST", body: "{}" }');
    expect(refused.status).toBe(403);
    expect(refused.body).toMatch(/published copy/);
  });

  it("is small", () => {
    const site = join(folder, "web");
    const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
    expect(bytes).toBeLessThan(5_000_000);
  });
});
