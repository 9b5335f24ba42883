import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";

const root = resolve(import.meta.dirname, "..");
const FOLDERS = ["graph", "server", "scripts/cli", "tests"];
const SINGLE = ["config.ts", "scripts/cli.ts"];

/** Where the JavaScript of the sources lies: tests that start a process of their own run it from here. */
export const transpiled = join(root, ".cache/transpiled");

/**
 * Threads and processes that tests start load JavaScript. Each would otherwise compile the sources for itself, which costs two
 * seconds of processor time, more than most of the tests do.
 */
export function transpiledWorkers(): Plugin {
  return {
    name: "transpiled-workers",
    configResolved: transpile,
    watchChange: transpile,
    transform: {
      // Workers are looked for beside the module that starts them.
      filter: { code: /(workerPool|startProcess)[^;]*import\.meta\.url/, id: /\.ts$/ },
      handler(code, id) {
        const url = pathToFileURL(join(transpiled, relative(root, id).replace(/\.ts$/, ".js"))).href;
        return { code: code.replaceAll("import.meta.url", JSON.stringify(url)), map: null };
      },
    },
  };
}

/** Brings the folder up to date; two runs at a time write the same. */
async function transpile(): Promise<void> {
  const found = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  const needed = [...SINGLE, ...found].filter((name) => /(?<!\.test|\.d)\.(ts|json)$/.test(name)).filter(isStale);
  if (needed.length === 0) return;
  const { default: ts } = await import("typescript");
  const compilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    rewriteRelativeImportExtensions: true,
    verbatimModuleSyntax: true,
  };
  for (const name of needed) {
    const text = readFileSync(join(root, name), "utf8");
    mkdirSync(dirname(outputOf(name)), { recursive: true });
    const output = name.endsWith(".json") ? text : ts.transpileModule(text, { fileName: name, compilerOptions });
    writeFileSync(outputOf(name), typeof output === "string" ? output : output.outputText);
  }
}

const outputOf = (name: string) => join(transpiled, name.replace(/\.ts$/, ".js"));

function isStale(name: string): boolean {
  const output = outputOf(name);
  const changed = (path: string) => statSync(path).mtimeMs;
  return !existsSync(output) || changed(output) <= Math.max(changed(join(root, name)), changed(import.meta.filename));
}
