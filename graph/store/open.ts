import { GraphError } from "../util/errors.ts";
import { openSqliteStore } from "./sqlite/sqlite-store.ts";
import type { GraphStore } from "./store.ts";

export interface OpenOptions {
  /** Make the store when there is none (the default); otherwise its absence is an error. */
  readonly create?: boolean;
}

/** Opens the store that a URL names: `sqlite:path`, or a bare path. */
export async function openStore(url: string, options: OpenOptions = {}): Promise<GraphStore> {
  const create = options.create ?? true;
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return openSqliteStore(url, create);
  if (scheme === "sqlite") return openSqliteStore(url.slice("sqlite:".length).replace(/^\/\/(?=\/)/, ""), create);
  throw new GraphError("INVALID_INPUT", `No store is known for "${scheme}:"`, {
    hint: "Use sqlite:path/to/store.db.",
  });
}
