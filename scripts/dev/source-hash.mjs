import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

/** What the build is made from. */
const SOURCES = [
  "client",
  "config.ts",
  "graph",
  "package-lock.json",
  "package.json",
  "scripts",
  "server",
  "tsconfig.build.json",
  "tsconfig.json",
  "vite.config.ts",
];

/** Hash of the names and bytes of all sources: a build is up to date when it was made from the same. */
export function sourceHash(folder) {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap((name) => filesOf(folder, name))) {
    const bytes = readFileSync(resolve(folder, path));
    hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}

function filesOf(folder, path) {
  const full = resolve(folder, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesOf(folder, join(path, name)));
}
