import { removeSet, savedSet, savedSetList, saveSet } from "../../graph/answers/lookup/saved-sets.ts";
import type { Handlers } from "../../graph/contract/operations/endpoints.ts";
import type { ServerContext } from "../context/context.ts";

/** Saving and forgetting sets of concepts. */
export function setHandlers(context: ServerContext): Pick<Handlers, "saveSet" | "removeSet"> {
  return {
    async saveSet({ name, concepts }) {
      const snapshot = await context.live.current();
      const numbers = await Promise.all(concepts.map((concept) => snapshot.names.resolve(concept)));
      const ids = numbers.map((number) => snapshot.concepts[number]?.id ?? "");
      await saveSet(context.corpus.store, { name, concepts: ids });
      return savedSet(context.corpus.store, name);
    },
    async removeSet({ name }) {
      const { store } = context.corpus;
      await removeSet(store, name);
      return savedSetList({ store });
    },
  };
}
