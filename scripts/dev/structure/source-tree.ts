import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix, resolve } from "node:path";

/** One source file: its text and the files of the project that it imports (types too). */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly string[];
  /** Those of them that are loaded on demand, by `import()`. */
  readonly lazyImports: readonly string[];
}

/** The folders whose structure is measured; tests are leaves and count in no measure of imports. */
export const ROOTS = ["graph", "server", "client", "scripts"];

const IMPORT = /(?:\bfrom\s+|\bimport\(\s*|\bimport\s+|\bnew URL\(\s*)"(\.{1,2}\/[^"]+)"/g;
const LAZY_IMPORT = /\bimport\(\s*"(\.{1,2}\/[^"]+)"/g;

/** Reads the TypeScript sources below some folders of a project. */
export function readSources(project: string, roots: readonly string[] = ROOTS): SourceFile[] {
  const paths = roots
    .filter((root) => existsSync(resolve(project, root)))
    .flatMap((root) =>
      readdirSync(resolve(project, root), { recursive: true, encoding: "utf8" }).map((path) =>
        posix.join(root, path.replaceAll("\\", "/")),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts"))
    .sort();
  const known = new Set(paths);
  return paths.map((path) => {
    const text = readFileSync(resolve(project, path), "utf8");
    const targets = (pattern: RegExp) => {
      const found = [...text.matchAll(pattern)].map(([, to]) => posix.join(posix.dirname(path), to ?? ""));
      return [...new Set(found)].filter((to) => known.has(to));
    };
    const lines = text.trimEnd().split("\n").length;
    return { path, text, lines, imports: targets(IMPORT), lazyImports: targets(LAZY_IMPORT) };
  });
}
