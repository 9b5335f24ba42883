import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Collection } from "../../graph/contract/sources.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { compareIds } from "../../graph/shared/text.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { APPLICATION_ID } from "../../graph/store/sqlite/database/schema.ts";
import { removeStore, standsBesideStore, storeFiles, storePath } from "../../graph/store/sqlite/store-file.ts";
import type { GraphStore } from "../../graph/store/store.ts";

/** The collections that a server can serve, one at a time. A collection is never written to by making or opening another. */
export interface Collections {
  list(presentUrl: string): Collection[];
  /** GraphError NOT_FOUND for a file that is no collection of the folder. */
  open(file: string): Promise<GraphStore>;
  /** Makes a store under a name that no file has. */
  create(name: string): Promise<GraphStore>;
  /** Removes a store that was made for an import that stored nothing. */
  discard(store: GraphStore): Promise<void>;
  /** Name of the file of a store, without its folder. */
  fileOf(url: string): string;
  /** Name of a store, as display text. */
  nameOf(url: string): string;
}

const MAX_NAME = 80;
/** Where a SQLite file says which program it belongs to. */
const APPLICATION_ID_AT = 68;

/** The stores in the folder of a SQLite store; undefined for one that is no file. */
export function collectionsBeside(url: string): Collections | undefined {
  const path = storePath(url);
  if (path === undefined) return undefined;
  const pathOf = (storeUrl: string) => resolve(storePath(storeUrl)!);
  const folder = dirname(resolve(path));
  const files = () => readdirSync(folder).filter((file) => isStore(join(folder, file)));
  return {
    fileOf: (storeUrl) => basename(pathOf(storeUrl)),
    nameOf: (storeUrl) => nameOfFile(pathOf(storeUrl)),
    list: (presentUrl) =>
      files()
        .map((file) => collectionOf(folder, file, join(folder, file) === pathOf(presentUrl)))
        .sort((a, b) => compareIds(a.name, b.name) || compareIds(a.file, b.file)),
    async open(file) {
      if (files().includes(file)) return openStore(`sqlite:${join(folder, file)}`, { create: false });
      throw new GraphError("NOT_FOUND", `There is no collection “${file}”.`, { hint: "See the list of collections." });
    },
    create: (name) => openStore(`sqlite:${unusedPath(folder, name)}`, { create: true }),
    async discard(store) {
      const path = pathOf(store.url);
      const { papers, waiting } = await store.summary("");
      await store.close();
      if (papers + waiting === 0) removeStore(path);
    },
  };
}

/** Whether a file is a store of ours: its head says so, and nothing of it is changed by looking. */
function isStore(path: string): boolean {
  if (standsBesideStore(path)) return false;
  const head = Buffer.alloc(APPLICATION_ID_AT + 4);
  try {
    if (!statSync(path).isFile()) return false;
    const file = openSync(path, "r");
    readSync(file, head, 0, head.length, 0);
    closeSync(file);
  } catch {
    return false;
  }
  return (
    head.toString("latin1", 0, 15) === "SQLite format 3" && head.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID
  );
}

function collectionOf(folder: string, file: string, isPresent: boolean): Collection {
  const { size, mtime } = statSync(join(folder, file));
  return { file, name: nameOfFile(file), isPresent, bytes: size, changed: mtime.toISOString() };
}

/** The name of a collection, from that of its file. */
function nameOfFile(file: string): string {
  return basename(file, extname(file));
}

/** A path for a new store; one that is taken gets a number. */
function unusedPath(folder: string, name: string): string {
  const plain = name
    .normalize("NFC")
    .slice(0, MAX_NAME)
    .replace(/[^\p{L}\p{N}._ ()+-]+/gu, "-")
    .replace(/^[.\s-]+/, "")
    .replace(/[.\s]{1,80}$/, "");
  const stem = plain === "" ? "papers" : plain;
  const taken = new Set(readdirSync(folder).map((file) => file.toLowerCase()));
  for (let n = 1; ; n++) {
    const file = `${stem}${n === 1 ? "" : `-${n}`}.sqlite`;
    // What SQLite left of another file of that name would be taken for its own.
    if (!storeFiles(file).some((one) => taken.has(one.toLowerCase()))) {
      return join(folder, file);
    }
  }
}
