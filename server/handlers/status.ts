import type { Handlers } from "../../graph/contract/endpoints.ts";
import type { ServerContext } from "../context.ts";

/** What is being explored; answers while the corpus is still loading. */
export function statusHandlers({ live, store, about }: ServerContext): Pick<Handlers, "getStatus"> {
  return {
    async getStatus() {
      if (live.state === "ready") await live.current();
      const summary = await store.summary("");
      return {
        state: live.state,
        progress: live.progress,
        problem: live.problem,
        name: about.name,
        store: store.url,
        sample: about.sample,
        papers: summary.papers,
        concepts: summary.concepts,
        mentions: summary.mentions,
        revision: summary.revision,
        years: live.years,
        readOnly: about.readOnly,
        version: about.version,
      };
    },
  };
}
