import { existsSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(process.env.ISTHMUS_CORPORA ?? resolve(import.meta.dirname, "../../shared"));

/**
 * The folder with the corpora and gold sets that stay outside the repository, or undefined when it is not there.
 * With REQUIRE_CORPORA=1 (CI) its absence is an error, so that no suite is skipped unnoticed.
 */
export function corpora(): string | undefined {
  if (existsSync(resolve(root, "corpora"))) return root;
  if (process.env.REQUIRE_CORPORA === "1") throw new Error(`No corpora at ${root}: set ISTHMUS_CORPORA.`);
  return undefined;
}
