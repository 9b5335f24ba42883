import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { run } from "./npm.mjs";

const usual = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/microsoft-edge",
    "/snap/bin/chromium",
  ],
  darwin: ["Google Chrome", "Chromium", "Microsoft Edge"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ["C:/Program Files", "C:/Program Files (x86)"].flatMap((folder) => [
    `${folder}/Google/Chrome/Application/chrome.exe`,
    `${folder}/Microsoft/Edge/Application/msedge.exe`,
  ]),
};

/**
 * A browser for the tests: CHROME_PATH, an installed one, or Playwright's own Chromium, fetched into Playwright's cache
 * in the user's home; undefined when there is none and none can be fetched.
 */
export async function findBrowser(folder) {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
  }
  const installed = (usual[process.platform] ?? []).find((path) => existsSync(path));
  if (installed) return installed;
  const { chromium } = await import("playwright-core");
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  console.error("Fetching Playwright's Chromium into its cache …");
  const tool = resolve(folder, "node_modules/playwright-core/cli.js");
  await run(process.execPath, [tool, "install", "chromium"], { folder, quiet: true });
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}
