import { deserialize, serialize } from "node:v8";
import type { ConceptRecord } from "../contract/records.ts";
import type { BaseLayout, PlacedConcepts } from "../layout/base-layout.ts";
import { compareIds } from "../shared/text.ts";
import type { DerivedData } from "../store/store.ts";

/** Places of the last layout of this store, whatever its revision, kept by concept id. */
interface KeptPlaces {
  ids: string[];
  x: Float64Array;
  y: Float64Array;
}

const NAME = "layout/former";
/** It is a place to start from, not a result for any revision. */
const ANY_REVISION = 0;

type Concepts = readonly ConceptRecord[];

/** Remembers where concepts stand, for the layout after the next change. */
export async function keepPlaces(store: DerivedData, concepts: Concepts, layout: BaseLayout): Promise<void> {
  const ids = Array.from(layout.placed, (concept) => concepts[concept]?.id ?? "");
  const kept: KeptPlaces = { ids, x: layout.x, y: layout.y };
  // Losing it means only that the next layout starts afresh.
  await store.saveDerived(NAME, ANY_REVISION, serialize(kept)).catch(() => undefined);
}

/** Where concepts stood before the last change, by their present numbers. */
export async function formerPlaces(store: DerivedData, concepts: Concepts): Promise<PlacedConcepts | undefined> {
  const bytes = await store.derived(NAME, ANY_REVISION);
  if (!bytes) return undefined;
  const { ids, x, y } = deserialize(bytes) as KeptPlaces;
  const numbers = new Map(concepts.map(({ id }, number) => [id, number]));
  const kept = ids.map((id, k) => ({ id, number: numbers.get(id), k })).filter(({ number }) => number !== undefined);
  kept.sort((a, b) => compareIds(a.id, b.id));
  return {
    placed: Uint32Array.from(kept, ({ number }) => number!),
    x: Float64Array.from(kept, ({ k }) => x[k]!),
    y: Float64Array.from(kept, ({ k }) => y[k]!),
  };
}
