import type { Handlers } from "../../graph/contract/endpoints.ts";
import type { ServerContext } from "../context/context.ts";

/** The store URL without local folders. */
function withoutFolders(url: string): string {
  return url.replace(/^sqlite:(?:[A-Za-z]:)?[\\/].*[\\/]/, "sqlite:");
}

/** What is being explored; answers while the corpus is still loading. */
export function statusHandlers(context: ServerContext): Pick<Handlers, "getStatus"> {
  return {
    async getStatus() {
      const { live, store, name, sample } = context.corpus;
      if (live.state === "ready") await live.current();
      const { papers, concepts, mentions, revision } = await store.summary("");
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
