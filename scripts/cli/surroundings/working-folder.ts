import { dirname } from "node:path";
import { packageFolder } from "./package-info.ts";

/**
 * `npm run` starts scripts in the package's folder; file names were typed in the caller's. Goes back there, but only
 * when it was this package's own npm script that moved.
 */
export function goToCallersFolder(environment: Readonly<Record<string, string | undefined>> = process.env): void {
  const { npm_package_json: manifest, INIT_CWD: caller } = environment;
  if (!manifest || !caller || dirname(manifest) !== packageFolder || process.cwd() !== packageFolder) return;
  process.chdir(caller);
}
