import { recordResolver } from "../identity/identifier.ts";
import { UNKNOWN_SOURCE } from "../identity/places.ts";
import { GraphError } from "../shared/errors.ts";
import type { GraphStore, StoredPaper } from "../store/store.ts";

/** Papers that are taken back in one transaction. */
const BATCH = 500;

/**
 * Takes back every record that only this source brought, but for contents that it still gives. Papers that no other
 * source holds go; those that others hold are made from what these gave. The graph is not renewed.
 */
export async function takeBack(
  store: GraphStore,
  source: string,
  isGiven?: (content: string) => boolean,
): Promise<void> {
  const identity = recordResolver(store);
  for await (const papers of papersOf(store, source)) await identity.takeBack(source, papers, isGiven);
}

/** Makes what a new reading gave what the source gave. */
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

/** GraphError NOT_FOUND for an id that is not in the list. */
export async function requireSource(store: GraphStore, id: string): Promise<void> {
  const isListed = (await store.sources.list()).some((source) => source.id === id);
  const isHeld = id === UNKNOWN_SOURCE && (await store.sources.holdings()).some(({ source }) => source === id);
  if (isListed || isHeld) return;
  throw new GraphError("NOT_FOUND", `There is no source ${id}`, { hint: "List them with: isthmus sources" });
}
