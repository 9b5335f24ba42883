import { mkdtemp, readdir, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

const KINDS = ["upload", "site"] as const;

/** Folders of servers of this machine have names that begin so; their process id and a random end follow. */
const prefixOf = (kind: (typeof KINDS)[number]) => `isthmus-${kind}-${hostname().replace(/[^\w.-]/g, "_")}-`;

/** A folder for files that this server keeps for a while: received files, or web pages that were packed. */
export async function temporaryFolder(
  kind: (typeof KINDS)[number],
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), `${prefixOf(kind)}${process.pid}-`));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Removes the folders of servers that were killed before they could do it. */
export async function removeAbandonedFolders(): Promise<void> {
  const prefixes = KINDS.map(prefixOf);
  for (const name of await readdir(tmpdir())) {
    const prefix = prefixes.find((one) => name.startsWith(one));
    if (prefix === undefined || isRunning(Number.parseInt(name.slice(prefix.length), 10))) continue;
    // Another server that starts may remove it at the same time.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user is there, but may not be sent anything.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
