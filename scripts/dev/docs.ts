import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Application } from "typedoc";
import { load as asMarkdown } from "typedoc-plugin-markdown";
import { build, createServer } from "vitepress";
import { type OpenApi, operationsPage, shapesPage } from "./http-reference.ts";

/**
 * `npm run docs` builds the documentation site into docs/.vitepress/dist; `npm run docs:dev` serves it and follows changes
 * of the pages. Both first write the references from the code into docs/reference. A dead link fails the build.
 */
const root = resolve(import.meta.dirname, "../..");
const reference = resolve(root, "docs/reference");

/** Options of the Markdown plugin, which TypeDoc's own type of options does not know: one page an entry point. */
const MARKDOWN = {
  entryFileName: "index",
  outputFileStrategy: "modules",
  hidePageHeader: true,
  hideBreadcrumbs: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  tableColumnSettings: { hideModifiers: true, hideInherited: true, hideOverrides: true, hideDefaults: true },
};
const FORMER = [
  "graph/ingest/ingest.ts",
  "graph/snapshot/snapshot.ts",
  "graph/store/open/open-store.ts",
  "graph/store/store.ts",
];

rmSync(reference, { recursive: true, force: true });
cpSync(resolve(root, "client/public/mark.svg"), resolve(root, "docs/public/mark.svg"));
writeHttpReference();
await writeLibraryReference();
if (process.argv.includes("--serve")) await serve();
else await build(resolve(root, "docs"));

function writeHttpReference(): void {
  const document = JSON.parse(readFileSync(resolve(root, "server/openapi.json"), "utf8")) as OpenApi;
  mkdirSync(resolve(reference, "http"), { recursive: true });
  writeFileSync(resolve(reference, "http/operations.md"), operationsPage(document));
  writeFileSync(resolve(reference, "http/shapes.md"), shapesPage(document));
}

/** The entry points that package.json exports, documented from the comments of their sources. */
async function writeLibraryReference(): Promise<void> {
  const app = await Application.bootstrapWithPlugins({
    entryPoints: entryPoints(),
    tsconfig: resolve(root, "tsconfig.json"),
    // The gate for types has checked them.
    skipErrorChecking: true,
    plugin: [asMarkdown],
    readme: "none",
    excludePrivate: true,
    excludeExternals: true,
    disableSources: true,
    logLevel: "Warn",
    ...MARKDOWN,
  });
  const project = await app.convert();
  if (!project) throw new Error("TypeDoc could not read the entry points.");
  await app.outputs.writeOutput({ name: "markdown", path: resolve(reference, "library") }, project);
}

function entryPoints(): string[] {
  const { exports } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as {
    exports: Record<string, string | { default: string }>;
  };
  const built = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [] : [entry.default]));
  const files = built.filter((path) => path.startsWith("./dist/graph/") && !path.includes("*"));
  const sources = files.map((path) => path.replace("./dist/", "").replace(/\.js$/, ".ts"));
  return (sources.length > 0 ? sources : FORMER).map((path) => resolve(root, path));
}

async function serve(): Promise<void> {
  const server = await createServer(resolve(root, "docs"));
  await server.listen();
  server.printUrls();
}
