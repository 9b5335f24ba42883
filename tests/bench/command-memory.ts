import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { cli } from "./served.ts";

const report = resolve(import.meta.dirname, "report-memory.mjs");

/** What a command of the built command line takes within a heap of so many megabytes; null where it ends because of it. */
export function commandMemory(maxHeap: number, words: readonly string[]): object | null {
  const run = spawnSync(process.execPath, [`--max-old-space-size=${maxHeap}`, "--import", report, cli, ...words], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const text = run.output[3]?.toString() ?? "";
  return run.status === 0 && text !== "" ? (JSON.parse(text) as object) : null;
}
