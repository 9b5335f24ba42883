import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The folder of the package, from the sources as well as built. */
export const packageFolder = folderWithManifest(import.meta.dirname);

/** The version in package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(resolve(packageFolder, "package.json"), "utf8")) as { version: string };
  return version;
}

function folderWithManifest(folder: string): string {
  return existsSync(resolve(folder, "package.json")) ? folder : folderWithManifest(dirname(folder));
}
