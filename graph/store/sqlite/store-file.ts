import { rmSync } from "node:fs";

/** What stands beside the file of a store: the files of SQLite, and the lock of a process that fills it. */
const ENDINGS_BESIDE = ["-wal", "-shm", "-filling.sqlite"];

/** Path of the file that the URL of a store names (`sqlite:path`, `sqlite:///path`); undefined for a store on a server. */
export function storePath(url: string): string | undefined {
  return /^sqlite:/i.test(url) ? url.slice("sqlite:".length).replace(/^\/\/(?=\/)/, "") : undefined;
}

/** True for a file that belongs to a store and is none itself. */
export function standsBesideStore(path: string): boolean {
  return ENDINGS_BESIDE.some((ending) => path.endsWith(ending));
}

/** The file of a store and its possible side files (-wal, -shm, lock). */
export function storeFiles(path: string): string[] {
  return ["", ...ENDINGS_BESIDE].map((ending) => path + ending);
}

/** Removes a closed store with all its files. */
export function removeStore(path: string): void {
  for (const file of storeFiles(path)) rmSync(file, { force: true });
}
