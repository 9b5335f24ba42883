import { compareIds } from "../../shared/text.ts";
import type { GraphReader } from "../../store/store.ts";
import { standsFor } from "../apply/ruling.ts";
import { findInSorted } from "../apply/translation.ts";
import type { Curation } from "../curation.ts";

/** Concepts with a new label first, then what the store finds, under the names they have now. */
export async function searchCurated(store: GraphReader, curation: Curation, query: string, limit: number) {
  const overlay = await curation.overlay();
  if (!overlay) return store.searchConcepts(query, limit);
  const { concepts } = overlay;
  const words = wordsOf(query);
  const named = [...curation.ruling.labels, ...addedLabels(curation)]
    .filter(([, label]) => words.length > 0 && words.every((word) => holds(label, word)))
    .map(([id]) => id);
  const found = await store.searchConcepts(query, limit);
  const ids = [...named, ...found].map((id) => standsFor(curation.ruling.mergedInto, id));
  const known = (id: string) => findInSorted(concepts.length, (i) => compareIds(concepts[i]?.id ?? "", id)) >= 0;
  return [...new Set(ids)].filter(known).slice(0, limit);
}

function addedLabels({ layer }: Curation): [string, string][] {
  return layer?.added.map(({ record }) => [record.id, record.label]) ?? [];
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const holds = (label: string, word: string) => wordsOf(label).some((part) => part.startsWith(word));
