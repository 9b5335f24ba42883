import { z } from "zod";
import type { SavedSet, SavedSetList } from "../../contract/query.ts";
import { GraphError } from "../../shared/errors.ts";
import { compareIds } from "../../shared/text.ts";
import type { DecisionLog, GraphReader } from "../../store/store.ts";

const PREFIX = "set:";
const Ids = z.array(z.string());

/** All saved sets, by name. */
export async function savedSets(store: Pick<GraphReader, "summary">): Promise<SavedSet[]> {
  const { facts } = await store.summary("");
  return Object.entries(facts)
    .filter(([name, value]) => name.startsWith(PREFIX) && value !== "")
    .map(([name, value]) => ({ name: name.slice(PREFIX.length), concepts: Ids.parse(JSON.parse(value)) }))
    .sort((a, b) => compareIds(a.name, b.name));
}

/** The answer that lists all saved sets. */
export async function savedSetList({ store }: { readonly store: GraphReader }): Promise<SavedSetList> {
  return { items: await savedSets(store) };
}

/** One saved set; an unknown name is an error that lists those there are. */
export async function savedSet(store: Pick<GraphReader, "summary">, name: string): Promise<SavedSet> {
  const sets = await savedSets(store);
  const found = sets.find((set) => set.name === name);
  if (found) return found;
  throw new GraphError("NOT_FOUND", `There is no saved set “${name}”.`, {
    hint: sets.length > 0 ? `Saved: ${sets.map((set) => set.name).join(", ")}.` : "No set is saved yet.",
  });
}

/** Saves a set under a name, in place of a previous one of that name. */
export async function saveSet(store: DecisionLog, { name, concepts }: SavedSet): Promise<void> {
  const sorted = [...new Set(concepts)].sort(compareIds);
  await store.setFact(PREFIX + name, JSON.stringify(sorted));
}

/** Forgets a saved set. */
export async function removeSet(store: GraphReader & DecisionLog, name: string): Promise<void> {
  await savedSet(store, name);
  await store.setFact(PREFIX + name, "");
}
