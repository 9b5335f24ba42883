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

/** How a question is asked; without a key, an address or a contact of the user's own when they are not given. */
export type AskOptions = Pick<FetchTask, "contact" | "apiKey" | "base" | "signal" | "onPage" | "onWait">;

/** The source that a question to a live source is: the same question is the same source. */
export function querySource(query: SourceQuery) {
  const name = `${liveSource(query.service).label}: ${query.query}`.slice(0, MAX_NAME);
  return { key: `query:${query.service}:${query.query}`, name, kind: "query", query } as const;
}

/** GraphError UNSUPPORTED for one that there is not. */
export function liveSource(service: string): LiveSource {
  const source = liveSources[service];
  if (source) return source;
  throw new GraphError("UNSUPPORTED", `There is no live source “${service}”.`);
}

/**
 * Asks a live source, and has the file of its papers read, which is removed afterwards. A signal whose reason is "keep" ends the
 * asking, and what came so far is read.
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

/** What came is used when someone stopped the asking and wants it. */
function keptIn(output: string, { signal }: AskOptions): (error: unknown) => Promise<FetchReport | undefined> {
  return async (error) => {
    if (signal?.reason === "keep" && (await stat(output).catch(() => null))) return undefined;
    throw error;
  };
}
