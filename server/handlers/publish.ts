import type { Handlers } from "../../graph/contract/operations/endpoints.ts";
import type { ServerContext } from "../context/context.ts";
import { Sites } from "../jobs/sites.ts";

/** The corpus as a site of its own; a published site cannot publish itself. */
export type PublishOperation = "packSite" | "downloadSite" | "discardSite";

export function publishHandlers(context: ServerContext): Pick<Handlers, PublishOperation> {
  const sites = new Sites(context.jobs);
  context.onClose(() => sites.close());
  return {
    packSite() {
      const { store, name } = context.corpus;
      return sites.start({ store: store.url, name, version: context.version });
    },
    downloadSite: ({ id }) => sites.take(id),
    discardSite: ({ id }) => sites.discard(id),
  };
}
