import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readSources } from "./source-tree.ts";
import {
  duplicatePairs,
  type FolderMeasures,
  folderMeasures,
  indexCasts,
  oneImporterFiles,
  twoWayPairs,
} from "./structure-measures.ts";

/**
 * `npm run structure [-- FOLDER] [--list] [--pack] [--json]`: measures how the sources are arranged, of this project or of
 * another copy of it. --list names every finding, --pack also measures the package (build it first).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: "boolean" }, pack: { type: "boolean" }, json: { type: "boolean" } },
});
const project = resolve(positionals[0] ?? ".");
const files = readSources(project);
const all = folderMeasures(files);
const largest = all.slice(0, 5);
const oneImporter = oneImporterFiles(files);
const findings = {
  crowded: all.filter((room) => room.files > 15).map(describe),
  twoWay: twoWayPairs(files),
  oneImporter: oneImporter.plain,
  registryEntries: oneImporter.byDesign,
  duplicates: duplicatePairs(files),
};
const figures = {
  files: files.length,
  lines: files.reduce((sum, { lines }) => sum + lines, 0),
  folders: all.length,
  largestFolders: largest.map(describe),
  maxImportDepth: Math.max(...all.map(({ importDepth }) => importDepth)),
  foldersOver15Files: findings.crowded.length,
  twoWayFolderPairs: findings.twoWay.length,
  oneImporterFilesUpTo60Lines: findings.oneImporter.length,
  andEntriesOfRegistries: findings.registryEntries.length,
  indexCasts: indexCasts(files),
  duplicatePairs: findings.duplicates.length,
  ...(values.pack && tarballFigures(project)),
};

function describe({ folder, files: count, importDepth }: FolderMeasures): string {
  return `${folder} (${count} files, import depth ${importDepth})`;
}

/** Sizes of the package as `npm pack` would write it, without building it. */
function tarballFigures(folder: string): { tarballMB: number; unpackedMB: number; packedFiles: number } {
  const words = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const { stdout } = spawnSync("npm", words, { cwd: folder, encoding: "utf8", shell: process.platform === "win32" });
  const [{ size, unpackedSize, entryCount }] = JSON.parse(stdout);
  const megabytes = (bytes: number) => Math.round(bytes / 1e4) / 100;
  return { tarballMB: megabytes(size), unpackedMB: megabytes(unpackedSize), packedFiles: entryCount };
}

if (values.json) console.log(JSON.stringify({ ...figures, ...(values.list && findings) }, null, 2));
else {
  for (const [name, value] of Object.entries(figures)) {
    console.log(`${name.padEnd(28)} ${Array.isArray(value) ? value.join("\n".padEnd(30)) : value}`);
  }
  if (values.list)
    for (const [name, list] of Object.entries(findings)) console.log(`\n${name}\n  ${list.join("\n  ")}`);
}
