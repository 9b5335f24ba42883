import { UNKNOWN_SOURCE } from "../identity/record-origin.ts";
import { recordResolver } from "../identity/record-resolver.ts";
import { GraphError } from "../shared/errors.ts";
import type { GraphStore, StoredPaper } from "../store/store.ts";

/** Papers in one transaction. */
const BATCH = 500;

/**
 * Deletes records that came only from this source, except those still in the file. Papers that are in no other source are deleted;
 * the others are made again from the records that remain. The graph is not renewed.
 */
export async function takeBack(
  store: GraphStore,
  source: string,
  isStillPresent?: (content: string) => boolean,
): Promise<void> {
  const identity = recordResolver(store);
  for await (const papers of papersOf(store, source)) await identity.takeBack(source, papers, isStillPresent);
}

/** Assigns the papers of a re-read to the original source. */
export async function reassignPapers(store: GraphStore, fromSource: string, toSource: string): Promise<void> {
  const identity = recordResolver(store);
  for await (const papers of papersOf(store, fromSource)) await identity.reassign(fromSource, toSource, papers);
}

/** The papers of a source, in batches of one transaction. */
async function* papersOf(store: GraphStore, source: string): AsyncGenerator<StoredPaper[]> {
  for (let after = ""; ; ) {
    const papers = await store.sources.papersOf(source, BATCH, after);
    if (papers.length > 0) yield papers;
    if (papers.length < BATCH) return;
    after = papers.at(-1)!.id;
  }
}

/** Finds a source in the list; throws NOT_FOUND for an unknown id. */
export async function requireSource(store: GraphStore, id: string): Promise<void> {
  const isListed = (await store.sources.list()).some((source) => source.id === id);
  const isHeld = id === UNKNOWN_SOURCE && (await store.sources.holdings()).some(({ source }) => source === id);
  if (isListed || isHeld) return;
  throw new GraphError("NOT_FOUND", `There is no source ${id}.`, { hint: "List them with: isthmus sources" });
}
