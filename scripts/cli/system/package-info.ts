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

/**
 * `npm run` starts scripts in the package's folder; file names were typed in the caller's. Goes back there, but only
 * when it was this package's own npm script that moved.
 */
export function goToCallersFolder(environment: Readonly<Record<string, string | undefined>> = process.env): void {
  const { npm_package_json: manifest, INIT_CWD: caller } = environment;
  if (!manifest || !caller || dirname(manifest) !== packageFolder || process.cwd() !== packageFolder) return;
  process.chdir(caller);
}
