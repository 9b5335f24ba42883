import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { type Browser, chromium } from "playwright-core";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import type { BridgeRanking } from "../../../graph/contract/papers.ts";
import { findBrowser } from "../find-browser.mjs";

/** Makes the README's pictures from a running Isthmus: `tsx scripts/dev/docs/screenshots.ts http://127.0.0.1:4321`. */

const folder = resolve(import.meta.dirname, "../../../docs/images");
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

interface Picture {
  readonly file: string;
  readonly path: string;
  readonly theme: "light" | "dark";
  readonly size: typeof desktop;
  /** What is there when the picture can be taken; the settled map, where there is one. */
  readonly ready?: string;
}

async function picturesOf(url: string): Promise<Picture[]> {
  const map = (await (await fetch(`${url}/api/map`)).json()) as ConceptMap;
  const bridges = (await (await fetch(`${url}/api/bridges?limit=1`)).json()) as BridgeRanking;
  const { nodes, links } = map;
  const spread = nodes.id.map((id, i) => ({
    id,
    weight: (nodes.papers[i] ?? 0) * (0.3 + (nodes.participation[i] ?? 0)),
  }));
  const concept = encodeURIComponent(spread.sort((a, b) => b.weight - a.weight)[0]?.id ?? "");
  const strongestLink = links.source
    .map((a, i) => ({ a, b: links.target[i] ?? 0, weight: (links.papers[i] ?? 0) * (links.npmi[i] ?? 0) }))
    .filter(({ a, b }) => nodes.community[a] !== nodes.community[b])
    .sort((p, q) => q.weight - p.weight)[0];
  const end = (i: number | undefined) => encodeURIComponent(nodes.id[i ?? 0] ?? "");
  const paper = encodeURIComponent(bridges.items[0]?.paper.id ?? "");
  return [
    { file: "map.png", path: "/", theme: "light", size: desktop },
    { file: "map-dark.png", path: "/", theme: "dark", size: desktop },
    { file: "concept.png", path: `/?concept=${concept}`, theme: "light", size: desktop },
    {
      file: "link.png",
      path: `/?link=${end(strongestLink?.a)}&with=${end(strongestLink?.b)}&list=links`,
      theme: "light",
      size: desktop,
    },
    { file: "bridges.png", path: `/?view=bridges&paper=${paper}`, theme: "light", size: desktop },
    { file: "compare.png", path: "/?view=compare", theme: "light", size: desktop, ready: ".small-map" },
    { file: "gaps.png", path: "/?view=gaps", theme: "dark", size: desktop, ready: ".gap-matrix" },
    { file: "phone.png", path: `/?concept=${concept}`, theme: "light", size: phone },
  ];
}

async function take(browser: Browser, url: string, picture: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: picture.size, colorScheme: picture.theme, deviceScaleFactor: 2 });
  await page.addInitScript(`localStorage.setItem("isthmus.tour", "done")`);
  await page.goto(url + picture.path);
  await page
    .locator(picture.ready ?? ".stage[data-settled=true][data-layout=ready]")
    .first()
    .waitFor({ timeout: 60_000 });
  await page.locator("aside h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: resolve(folder, picture.file) });
  await page.close();
  console.error(`docs/images/${picture.file}`);
}

const url = (process.argv[2] ?? "http://127.0.0.1:4321").replace(/\/$/, "");
const executablePath = await findBrowser(resolve(import.meta.dirname, "../../.."));
if (!executablePath) throw new Error("No browser was found; name one in CHROME_PATH.");
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
for (const picture of await picturesOf(url)) await take(browser, url, picture);
await browser.close();
