import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readSources, type SourceFile } from "../../scripts/dev/structure/source-tree.ts";
import {
  duplicatePairs,
  folderMeasures,
  indexCasts,
  oneImporterFiles,
  REGISTRIES,
  twoWayPairs,
} from "../../scripts/dev/structure/structure-measures.ts";

const root = resolve(import.meta.dirname, "../..");
const sources = readSources(root);

describe("the arrangement of the sources", () => {
  it("has no room of more than 15 files", () => {
    expect(folderMeasures(sources).flatMap(({ folder, files }) => (files > 15 ? [folder] : []))).toEqual([]);
  });

  it("has no two folders that import each other", () => {
    expect(twoWayPairs(sources)).toEqual([]);
  });

  it("keeps below limits that a change may lower, and not raise", () => {
    expect(oneImporterFiles(sources).plain.length).toBeLessThanOrEqual(60);
    expect(indexCasts(sources)).toBeLessThanOrEqual(24);
    expect(duplicatePairs(sources).length).toBeLessThanOrEqual(15);
    expect(Math.max(...folderMeasures(sources).map(({ importDepth }) => importDepth))).toBeLessThanOrEqual(8);
  });

  it("calls only those files registries that bring at least four others together", () => {
    const importsOf = new Map(sources.map(({ path, imports }) => [path, imports.length]));
    expect(REGISTRIES.filter((path) => (importsOf.get(path) ?? 0) < 4)).toEqual([]);
  });
});

describe("the measures themselves", () => {
  const file = (path: string, imports: string[], text = "", lazyImports: string[] = []): SourceFile => ({
    ...{ path, imports, lazyImports, text, lines: 1 },
  });

  it("count files and the longest chain of imports of a room", () => {
    const chain = [
      file("a/1.ts", ["a/2.ts"]),
      file("a/2.ts", ["a/3.ts", "b/4.ts"]),
      file("a/3.ts", []),
      file("b/4.ts", []),
    ];
    expect(folderMeasures(chain)).toEqual([
      { folder: "a", files: 3, importDepth: 3 },
      { folder: "b", files: 1, importDepth: 1 },
    ]);
  });

  it("tell short files with one importer from entries of a registry and from what is loaded on demand", () => {
    const tree = [
      file("a/registry.ts", ["a/one.ts", "a/page.ts"]),
      file("a/one.ts", ["a/part.ts", "a/shared.ts"]),
      file("a/page.ts", ["a/shared.ts", "a/later.ts"], "", ["a/later.ts"]),
      ...["a/part.ts", "a/shared.ts", "a/later.ts"].map((path) => file(path, [])),
    ];
    expect(oneImporterFiles(tree, ["a/registry.ts"])).toEqual({
      plain: ["a/part.ts"],
      byDesign: ["a/one.ts", "a/page.ts", "a/later.ts"],
    });
    expect(oneImporterFiles(tree, []).plain).toEqual(["a/one.ts", "a/page.ts", "a/part.ts"]);
  });

  it("find folders that import each other", () => {
    expect(twoWayPairs([file("b/1.ts", ["a/1.ts"]), file("a/1.ts", ["b/1.ts", "c/1.ts"])])).toEqual(["a ⇄ b"]);
  });

  it("find casts, and copies under other names", () => {
    expect(indexCasts([file("a.ts", [], "(list[i] as number) + (one as number)")])).toBe(1);
    const body = (name: string) => Array.from({ length: 20 }, (_, i) => `${name}.push(${name}[${i}] + 1);`).join("\n");
    expect(duplicatePairs([file("a.ts", [], body("list")), file("b.ts", [], body("rows"))])).toEqual(["a.ts = b.ts"]);
    expect(duplicatePairs([file("a.ts", [], body("list")), file("b.ts", [], "let x = 1;")])).toEqual([]);
  });
});
