import type { Handlers } from "../../graph/contract/operations/endpoints.ts";
import type { Corpus, ServerContext } from "../context/context.ts";

/** The store URL without local folders. */
function withoutFolders(url: string): string {
  return url.replace(/^sqlite:(?:[A-Za-z]:)?[\\/].*[\\/]/, "sqlite:");
}

/** From the snapshot where there is one: the page asks again and again, and a store counts its rows each time. */
async function countsOf({ live, store }: Corpus) {
  if (live.state !== "ready") return store.summary("");
  const { papers, concepts, incidence, revision } = await live.current();
  return {
    papers: papers.ids.length,
    concepts: concepts.length,
    mentions: incidence.paperConcepts.length,
    revision,
  };
}

/** What is being explored; answers while the corpus is still loading. */
export function statusHandlers(context: ServerContext): Pick<Handlers, "getStatus"> {
  return {
    async getStatus() {
      const { live, store, name, sample } = context.corpus;
      const { papers, concepts, mentions, revision } = await countsOf(context.corpus);
      const { state, progress, problem, years } = live;
      return {
        ...{ state, progress, problem, years, name, sample, papers, concepts, mentions, revision },
        store: withoutFolders(store.url),
        readOnly: context.readOnly,
        version: context.version,
      };
    },
  };
}
