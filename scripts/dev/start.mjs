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
process.argv = [
  process.execPath,
  resolve(folder, "dist/scripts/cli/main.js"),
  "serve",
  ...serveWords(process.argv.slice(2)),
];
await import(pathToFileURL(process.argv[1]).href);

/** Without files and without a store it is the sample; a browser opens unless the user says no. */
function serveWords(words) {
  const open = words.some((word) => word === "--open" || word === "--no-open") ? [] : ["--open"];
  if (words.includes("--sample") || words.some((word) => /^--store(=|$)/.test(word))) return [...open, ...words];
  const takesValue = /^--(host|port|token|format|workers)$/;
  const files = words.filter(
    (word, i) => (word === "-" || !word.startsWith("-")) && !takesValue.test(words[i - 1] ?? ""),
  );
  return files.length > 0 ? [...open, ...words] : [...open, "--sample", ...words];
}
