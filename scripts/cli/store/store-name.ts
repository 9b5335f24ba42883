import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { compareIds } from "../../../graph/shared/text.ts";
import { openStore } from "../../../graph/store/open/open-store.ts";
import { UsageError } from "../arguments/usage-error.ts";

/** Stores without a name of their own live here, in the current folder. */
const HOME = ".isthmus";

/** The store of the sample corpus. */
export const SAMPLE_STORE = `sqlite:${join(HOME, "sample.sqlite")}`;

/** Fact with the files that a named store was made for. */
export const FILES_FACT = "files";

/** `--store` as a URL, with the `--prefix` of a graph in Neo4j: a bare path is a SQLite file. */
export function storeUrl(option: string, prefix?: string): string {
  // One letter before the colon is a drive of Windows.
  const url = /^[a-z][a-z0-9+.-]+:/i.test(option) ? option : `sqlite:${option}`;
  if (prefix === undefined) return url;
  if (!/^(neo4j|bolt)/i.test(url)) {
    throw new UsageError("--prefix is for stores in Neo4j.", "Name one: --store neo4j://host:7687");
  }
  return `${url}${url.includes("?") ? "&" : "?"}prefix=${encodeURIComponent(prefix)}`;
}

/** The store to read: the one named, or the only one in .isthmus/; several are never guessed among. */
export function storeToRead(option: string | undefined): string {
  if (option !== undefined) return storeUrl(option);
  const found = existsSync(HOME) ? readdirSync(HOME).filter((name) => /^(?!.*\.sqlite-).*\.sqlite$/.test(name)) : [];
  const [store, ...more] = found.sort(compareIds).map((name) => join(HOME, name));
  if (store === undefined) {
    throw new UsageError(`There is no store in ${resolve(HOME)}.`, "Make one with `isthmus extract FILE…`.");
  }
  if (more.length > 0) throw new UsageError(`Which store? Name one with --store: ${[store, ...more].join(", ")}`);
  return `sqlite:${store}`;
}

/**
 * The store of these files: .isthmus/STEM.sqlite for one file, and with a hash of the absolute paths when several files
 * are given or another file of that name has the plain one. Always the same for the same files.
 */
export async function storeForFiles(files: readonly string[]): Promise<string> {
  const paths = absolute(files);
  const hash = createHash("sha256").update(JSON.stringify(paths)).digest("hex").slice(0, 8);
  const stem = stemOf(paths[0] as string);
  const hashed = join(HOME, `${stem}-${hash}.sqlite`);
  const plain = join(HOME, `${stem}.sqlite`);
  const ambiguous = paths.length > 1 || stem === "sample" || stem === "" || existsSync(hashed);
  return `sqlite:${ambiguous || (await belongsToOthers(plain, paths)) ? hashed : plain}`;
}

/** Files in one order, so that naming them differently names the same store. */
export function absolute(files: readonly string[]): string[] {
  return [...new Set(files.map((file) => (file === "-" ? file : resolve(file))))].sort(compareIds);
}

function stemOf(path: string): string {
  if (path === "-") return "standard-input";
  const name = basename(path)
    .replace(/\.(gz|zip)$/i, "")
    .replace(/(?<=.)\.[a-z0-9]{1,8}$/i, "");
  return name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[.-]+/, "")
    .slice(0, 80);
}

async function belongsToOthers(path: string, files: readonly string[]): Promise<boolean> {
  if (!existsSync(path)) return false;
  const store = await openStore(`sqlite:${path}`, { create: false });
  try {
    const { facts } = await store.summary("");
    return facts[FILES_FACT] !== undefined && facts[FILES_FACT] !== JSON.stringify(files);
  } finally {
    await store.close();
  }
}
