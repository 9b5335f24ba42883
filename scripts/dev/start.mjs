import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { requireNode } from "./require-node.mjs";

/**
 * `npm start [-- FILE… options]`: installs and builds what is missing, then serves the sample corpus, or the files given,
 * and opens a browser when there is one. Plain Node, because at first nothing is installed.
 */
requireNode();
const folder = resolve(import.meta.dirname, "../..");
try {
  await ensureInstalled(folder);
  await ensureBuilt(folder);
} catch (error) {
  console.error(`isthmus: ${error.message}`);
  process.exit(1);
}
process.argv = [process.execPath, resolve(folder, "dist/scripts/cli.js"), "start", ...process.argv.slice(2)];
await import(pathToFileURL(process.argv[1]).href);
