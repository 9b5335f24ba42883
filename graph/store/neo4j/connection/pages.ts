import neo4j from "neo4j-driver";
import type { Connection } from "./connection.ts";

/** Rows fetched by one statement; bounds the memory at both ends. */
const PAGE = 2000;

/** All rows of a statement that takes `$after` and `$limit`, page by page. */
export async function* pages<R extends Record<string, unknown>>(
  connection: Connection,
  cypher: string,
  idOf: (row: { get<K extends keyof R>(key: K): R[K] }) => string,
  more: Record<string, unknown> = {},
  limit = PAGE,
) {
  const page = (after: string) => connection.read((run) => run<R>(cypher, { ...more, after, limit: neo4j.int(limit) }));
  type Page = Awaited<ReturnType<typeof page>>;
  for (let next: Promise<Page> | undefined = page(""); next; ) {
    const rows: Page = await next;
    const last = rows.at(-1);
    // Asked for before this one is used, so that the server does not wait for the reader.
    next = last && rows.length === limit ? page(idOf(last)) : undefined;
    // An error waits until its turn comes; a reader that leaves does not want to hear of it.
    next?.catch(() => undefined);
    yield* rows;
  }
}
