import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { npm } from "./npm.mjs";
import { sourceHash } from "./source-hash.mjs";

/** The file in dist/ that holds the hash of what it was built from. */
export const STAMP = "dist/.built-from";

/** Builds dist/ when it is absent or was made from other sources. */
export async function ensureBuilt(folder) {
  const stamp = resolve(folder, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sourceHash(folder)) return;
  console.error("Building (only when the sources have changed) …");
  if ((await npm(["run", "--silent", "build"], { folder })) !== 0) {
    throw new Error("The build failed; its messages are above.");
  }
}
