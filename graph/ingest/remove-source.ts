import { identifier } from "../identity/identifier.ts";
import { UNKNOWN_SOURCE } from "../identity/places.ts";
import { GraphError } from "../shared/errors.ts";
import type { GraphStore } from "../store/store.ts";

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
  const identity = identifier(store);
  for (let after = ""; ; ) {
    const papers = await store.sources.papersOf(source, BATCH, after);
    if (papers.length > 0) await identity.takeBack(source, papers, isGiven);
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
