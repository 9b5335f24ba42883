import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import ts from "typescript";
import { transformWithEsbuild } from "vite";
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
removeUnreachableDeclarations();
await minify();
cpSync(inFolder("graph/extraction/data"), inFolder("dist/graph/extraction/data"), { recursive: true });
chmodSync(inFolder("dist/scripts/cli.js"), 0o755);
writeFileSync(inFolder(STAMP), from);

/** Leaves the declarations that a program sees which imports the package; the others would be six tenths of their size. */
function removeUnreachableDeclarations() {
  const { exports: entryPoints } = JSON.parse(readFileSync(inFolder("package.json"), "utf8"));
  const reachable = new Set(Object.values(entryPoints).flatMap(({ types }) => (types ? [inFolder(types)] : [])));
  for (const path of reachable) {
    for (const { fileName } of ts.preProcessFile(readFileSync(path, "utf8")).importedFiles) {
      if (fileName.startsWith(".")) reachable.add(resolve(dirname(path), fileName.replace(/\.[jt]s$/, ".d.ts")));
    }
  }
  for (const name of readdirSync(inFolder("dist"), { recursive: true })) {
    const path = inFolder(`dist/${name}`);
    if (name.endsWith(".d.ts") && !reachable.has(path)) rmSync(path);
  }
}

/** What only people read of the library, the command line and the server, as whitespace and names of variables: a seventh of their size in the package. */
async function minify() {
  for (const name of readdirSync(inFolder("dist"), { recursive: true })) {
    if (!/^(graph|scripts|server)\/.*\.js$/.test(name.replaceAll("\\", "/"))) continue;
    const path = inFolder(`dist/${name}`);
    const { code } = await transformWithEsbuild(readFileSync(path, "utf8"), name, {
      minifyWhitespace: true,
      minifySyntax: true,
      minifyIdentifiers: true,
      sourcemap: false,
    });
    writeFileSync(path, code);
  }
}
