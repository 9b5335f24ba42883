import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SourceQuery } from "../contract/sources.ts";
import { GraphError } from "../shared/errors.ts";
import { type FetchReport, type FetchTask, fetchPapers } from "./fetch-papers.ts";
import { liveSources } from "./registry.ts";
import type { LiveSource } from "./source.ts";

/** The name of a query is shown in lists. */
const MAX_NAME = 120;

/** Options of a live query; key, address and contact are optional. */
export type AskOptions = Pick<FetchTask, "contact" | "apiKey" | "base" | "signal" | "onPage" | "onWait">;

/** The source of a live query; the same query gives the same source. */
export function querySource(query: SourceQuery) {
  const name = `${liveSource(query.service).label}: ${query.query}`.slice(0, MAX_NAME);
  return { key: `query:${query.service}:${query.query}`, name, kind: "query", query } as const;
}

/** Finds a live source; throws UNSUPPORTED for an unknown name. */
export function liveSource(service: string): LiveSource {
  const source = liveSources[service];
  if (source) return source;
  throw new GraphError("UNSUPPORTED", `There is no live source “${service}”.`, {
    hint: `Live sources: ${Object.keys(liveSources).join(", ")}.`,
  });
}

/**
 * Asks a live source and reads the file of its papers, which is removed afterwards. A signal whose reason is "keep" ends the
 * query, and the papers fetched so far are read.
 */
export async function withPapersOf<T>(
  { service, query, max }: SourceQuery,
  options: AskOptions,
  read: (file: string) => Promise<T>,
): Promise<T> {
  const source = liveSource(service);
  const folder = await mkdtemp(join(tmpdir(), "isthmus-query-"));
  const output = join(folder, `${service}.jsonl`);
  try {
    const fetched = await fetchPapers({ ...options, source, query, output, limit: max }).catch(keptIn(output, options));
    if (fetched?.papers === 0) {
      throw new GraphError("NOT_FOUND", `${source.label} has no paper for this query.`, {
        hint: "Use fewer or more general words.",
      });
    }
    return await read(output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Uses the papers fetched so far when the query was stopped with the wish to keep them. */
function keptIn(output: string, { signal }: AskOptions): (error: unknown) => Promise<FetchReport | undefined> {
  return async (error) => {
    if (signal?.reason === "keep" && (await stat(output).catch(() => null))) return undefined;
    throw error;
  };
}
