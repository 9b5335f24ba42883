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
const root = resolve(import.meta.dirname, "../../..");
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
  const points = entryPoints();
  const app = await Application.bootstrapWithPlugins({
    entryPoints: points.map(({ source }) => resolve(root, source)),
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
  for (const module of project.children ?? []) {
    const files = [`${module.name}.ts`, `${module.name}/index.ts`];
    module.name = points.find(({ source }) => files.some((file) => source.endsWith(file)))?.name ?? module.name;
  }
  await app.outputs.writeOutput({ name: "markdown", path: resolve(reference, "library") }, project);
}

/** What package.json exports: the source of each entry point, and the name by which programs import it. */
function entryPoints(): { source: string; name: string }[] {
  const { name, exports } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as {
    name: string;
    exports: Record<string, string | { default: string }>;
  };
  return Object.entries(exports).flatMap(([path, entry]) => {
    const built = typeof entry === "string" ? entry : entry.default;
    if (!built.startsWith("./dist/") || built.includes("*")) return [];
    return [{ source: built.replace("./dist/", "").replace(/\.js$/, ".ts"), name: path.replace(/^\./, name) }];
  });
}

async function serve(): Promise<void> {
  const server = await createServer(resolve(root, "docs"));
  await server.listen();
  server.printUrls();
}
