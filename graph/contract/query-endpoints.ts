import { z } from "zod";
import { integer, name, page } from "./field-types.ts";
import { QueryAnswer, QuerySuggestions, SavedSet, SavedSetList } from "./query-answers.ts";

const query = z.string().max(2000);
const setName = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}_-]+$/u, "letters, digits, _ and - only");

/** Asking with the query language, and sets of concepts to ask with. */
export const queryEndpoints = {
  query: {
    method: "get",
    path: "/query",
    summary: 'Papers of a query such as "in-context learning" NOT rl year:2020..2024 sort:bridge.',
    query: z.object({
      q: query,
      concepts: integer(0, 200).default(25).describe("Most over-represented concepts."),
      ...page,
    }),
    response: QueryAnswer,
  },
  suggestQuery: {
    method: "get",
    path: "/query/suggestions",
    summary: "What may stand at the cursor of a query, and what is wrong with it so far.",
    query: z.object({ q: query, at: integer(0, 2000).optional(), limit: integer(1, 50).default(8) }),
    volatile: true,
    response: QuerySuggestions,
  },
  listSets: {
    method: "get",
    path: "/sets",
    summary: "All saved sets of concepts.",
    volatile: true,
    response: SavedSetList,
  },
  saveSet: {
    method: "put",
    path: "/sets/{name}",
    summary: "Saves concepts under a name, in place of a former set of that name.",
    params: z.object({ name: setName }),
    body: z.object({ concepts: z.array(name).min(1).max(5000).describe("Ids, labels or aliases.") }),
    response: SavedSet,
  },
  removeSet: {
    method: "delete",
    path: "/sets/{name}",
    summary: "Forgets a saved set.",
    params: z.object({ name: setName }),
    response: SavedSetList,
  },
} as const;
