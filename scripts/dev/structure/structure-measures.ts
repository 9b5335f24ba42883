import { posix } from "node:path";
import type { SourceFile } from "./source-tree.ts";

/** A folder with the files that lie directly in it. */
export interface FolderMeasures {
  readonly folder: string;
  readonly files: number;
  /** Files on the longest chain of imports inside the room: 1 when no file imports another of the same room. */
  readonly importDepth: number;
}

const folderOf = (path: string) => posix.dirname(path);

/** All rooms, those with most files first. */
export function folderMeasures(files: readonly SourceFile[]): FolderMeasures[] {
  const byFolder = new Map<string, SourceFile[]>();
  for (const file of files) {
    const inside = byFolder.get(folderOf(file.path));
    if (inside) inside.push(file);
    else byFolder.set(folderOf(file.path), [file]);
  }
  return [...byFolder]
    .map(([folder, inside]) => ({ folder, files: inside.length, importDepth: longestChain(inside) }))
    .sort((a, b) => b.files - a.files || (a.folder < b.folder ? -1 : 1));
}

function longestChain(inside: readonly SourceFile[]): number {
  const byPath = new Map(inside.map((file) => [file.path, file]));
  const depths = new Map<string, number>();
  const depthOf = (path: string): number => {
    const known = depths.get(path);
    if (known !== undefined) return known;
    // Stops at a cycle, of which the import rules allow none.
    depths.set(path, 0);
    const below = (byPath.get(path)?.imports ?? []).filter((to) => byPath.has(to)).map(depthOf);
    const depth = 1 + Math.max(0, ...below);
    depths.set(path, depth);
    return depth;
  };
  return Math.max(0, ...inside.map(({ path }) => depthOf(path)));
}

/** Pairs of folders that import each other, as "a ⇄ b". */
export function twoWayPairs(files: readonly SourceFile[]): string[] {
  const edges = new Set<string>();
  for (const { path, imports } of files) {
    for (const to of imports) if (folderOf(to) !== folderOf(path)) edges.add(`${folderOf(path)} ${folderOf(to)}`);
  }
  return [...edges]
    .map((edge) => edge.split(" ") as [string, string])
    .filter(([a, b]) => a < b && edges.has(`${b} ${a}`))
    .map(([a, b]) => `${a} ⇄ ${b}`)
    .sort();
}

/**
 * The files that contain a table or list of modules of one kind: commands, formats, analyses, dialogs. A short file that only such a
 * registry imports is a module by design. A file that merely imports much is no registry and does not belong here.
 */
export const REGISTRIES: readonly string[] = [
  "client/actions/registry.ts",
  "client/app/Dialogs.tsx",
  "client/app/ViewPanel.tsx",
  "graph/answers/table.ts",
  "graph/exports/registry.ts",
  "graph/readers/read-papers.ts",
  "graph/snapshot/threads/questions.ts",
  "graph/snapshot/threads/registry.ts",
  "graph/sources/registry.ts",
  "scripts/cli/commands/command-list.ts",
  "server/handlers/corpus.ts",
];

/** Short files with one importer, apart by what that says of them. */
export interface OneImporterFiles {
  /** Perhaps torn pages of the file that imports them. */
  readonly plain: string[];
  /** Modules by design: entries of a registry, and what is loaded on demand and so cannot be part of its importer. */
  readonly byDesign: string[];
}

/** Files of at most this many lines that exactly one other file imports. */
export function oneImporterFiles(
  files: readonly SourceFile[],
  registries: readonly string[] = REGISTRIES,
  maxLines = 60,
): OneImporterFiles {
  const importers = new Map<string, SourceFile[]>();
  for (const file of files) for (const to of file.imports) importers.set(to, [...(importers.get(to) ?? []), file]);
  const found: OneImporterFiles = { plain: [], byDesign: [] };
  for (const { path, lines } of files) {
    const [importer, another] = importers.get(path) ?? [];
    if (lines > maxLines || !importer || another) continue;
    const byDesign = registries.includes(importer.path) || importer.lazyImports.includes(path);
    found[byDesign ? "byDesign" : "plain"].push(path);
  }
  return found;
}

/** How often a value at an index is cast to a number: `(a[i] as number)`. */
export function indexCasts(files: readonly SourceFile[]): number {
  return files.reduce((sum, { text }) => sum + (text.match(/\] as number\b/g)?.length ?? 0), 0);
}

/** Consecutive tokens that two places must share to count as a copy: about ten lines. */
const WINDOW = 80;

/**
 * Pairs of files with the same stretch of at least 80 tokens, whatever its names, texts and numbers; imports and comments do
 * not count. Two files are one pair, however much they share.
 */
export function duplicatePairs(files: readonly SourceFile[]): string[] {
  const firstPlace = new Map<string, string>();
  const pairs = new Set<string>();
  for (const { path, text } of files) {
    const tokens = tokensOf(text);
    for (let i = 0; i + WINDOW <= tokens.length; i++) {
      const stretch = tokens.slice(i, i + WINDOW).join(" ");
      const other = firstPlace.get(stretch);
      if (other === undefined) firstPlace.set(stretch, path);
      else if (other !== path) pairs.add(`${other} = ${path}`);
    }
  }
  return [...pairs].sort();
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|[\p{L}_$][\p{L}\p{N}_$]*|\d[\d._]*|[^\s\p{L}\p{N}]/gu;
const KEYWORDS = new Set(
  "as async await break case class const continue default else export extends for function if import in interface let new null of readonly return static switch this throw try type typeof undefined void while yield".split(
    " ",
  ),
);

/** The tokens of a text, with one symbol for every name, text and number. */
function tokensOf(text: string): string[] {
  const code = text.replace(/^import[^;]*;$/gm, "").replace(/^\s*(\/\/.*|\/?\*.*)$/gm, "");
  return (code.match(TOKEN) ?? []).map((token) => {
    if (/^["`]/.test(token)) return '""';
    if (/^\d/.test(token)) return "0";
    return /^[\p{L}_$]/u.test(token) && !KEYWORDS.has(token) ? "x" : token;
  });
}
