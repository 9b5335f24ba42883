import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The folder of the package, from the sources as well as built. */
export const packageFolder = [resolve(import.meta.dirname, "../.."), resolve(import.meta.dirname, "../../..")].find(
  (folder) => existsSync(resolve(folder, "package.json")),
) as string;

/** The version in package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(resolve(packageFolder, "package.json"), "utf8")) as { version: string };
  return version;
}
