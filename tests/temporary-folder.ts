import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** All that a run of tests writes goes into one temporary folder, which is removed when it ends. */
export default function useTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-tests-"));
  // as open as the folder that it replaces: a test reads a store as another user
  chmodSync(folder, 0o1777);
  // POSIX, Windows
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
