import { chmodSync, cpSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { STAMP } from "./ensure-built.mjs";
import { run } from "./npm.mjs";
import { sourceHash } from "./source-hash.mjs";

/** `npm run build`: the library, command line and server by tsc, the client by Vite, into dist/. */
const folder = resolve(import.meta.dirname, "../..");
const inFolder = (path) => resolve(folder, path);
// The client's folder stays until Vite replaces it: a server that runs goes on answering.
if (existsSync(inFolder("dist"))) {
  for (const name of readdirSync(inFolder("dist"))) {
    if (name !== "client") rmSync(inFolder(`dist/${name}`), { recursive: true });
  }
}
const from = sourceHash(folder);
const tool = (path, ...words) => run(process.execPath, [inFolder(`node_modules/${path}`), ...words], { folder });
const codes = await Promise.all([
  tool("typescript/bin/tsc", "-p", "tsconfig.build.json", "--noCheck", "--declaration", "false", "--removeComments"),
  // the docstrings are for those who import it, and stand in the declarations
  tool("typescript/bin/tsc", "-p", "tsconfig.build.json", "--emitDeclarationOnly"),
  tool("vite/bin/vite.js", "build", "--logLevel", "error"),
  tool("vite/bin/vite.js", "build", "--logLevel", "error", "--config", "vite.published.config.ts"),
]);
if (codes.some((code) => code !== 0)) process.exit(1);
cpSync(inFolder("graph/extraction/data"), inFolder("dist/graph/extraction/data"), { recursive: true });
chmodSync(inFolder("dist/scripts/cli.js"), 0o755);
writeFileSync(inFolder(STAMP), from);
