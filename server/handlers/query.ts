import { removeSet, savedSet, savedSets, saveSet } from "../../graph/answers/lookup/saved-sets.ts";
import { queryAnswer } from "../../graph/answers/query/query.ts";
import { querySuggestions } from "../../graph/answers/query/query-suggestions.ts";
import type { Handlers } from "../../graph/contract/endpoints.ts";
import type { ServerContext } from "../context.ts";

type Operations = "query" | "suggestQuery" | "listSets" | "saveSet" | "removeSet";

/** The query language, and sets of concepts. */
export function queryHandlers(context: ServerContext): Pick<Handlers, Operations> {
  const list = async () => ({
    items: (await savedSets(context.corpus.store)).map(({ name, concepts }) => ({ name, concepts: [...concepts] })),
  });
  return {
    query: async (question) => queryAnswer(await context.live.current(), question),
    suggestQuery: async (question) => querySuggestions(await context.live.current(), question),
    listSets: list,
    async saveSet({ name, concepts }) {
      const snapshot = await context.live.current();
      const numbers = await Promise.all(concepts.map((concept) => snapshot.names.resolve(concept)));
      const ids = numbers.map((number) => snapshot.concepts[number]?.id ?? "");
      await saveSet(context.corpus.store, { name, concepts: ids });
      const saved = await savedSet(context.corpus.store, name);
      return { name, concepts: [...saved.concepts] };
    },
    async removeSet({ name }) {
      await removeSet(context.corpus.store, name);
      return list();
    },
  };
}
