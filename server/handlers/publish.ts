import type { Handlers } from "../../graph/contract/operations/endpoints.ts";
import { packCorpus } from "../../graph/publish/pack-corpus.ts";
import { builtSite, siteFiles } from "../../graph/publish/site-files.ts";
import { zip } from "../../graph/publish/zip.ts";
import type { ServerContext } from "../context/context.ts";

/** The corpus as a site of its own; a published site cannot publish itself. */
export type PublishOperation = "publishSite";

export function publishHandlers(context: ServerContext): Pick<Handlers, PublishOperation> {
  return {
    async publishSite() {
      const parts = builtSite();
      const { store, name } = context.corpus;
      const onProgress = (done: number, total: number) => {
        context.publishing = { phase: "Packing what the explorer shows", done, total };
      };
      const packed = await packCorpus(store, { name, version: context.version, onProgress }).finally(() => {
        context.publishing = null;
      });
      return { pieces: zip(siteFiles(parts, packed)), fileName: `${fileNameOf(name)}.zip` };
    },
  };
}

/** Letters, digits and hyphens of any script, so that every system takes the name. */
function fileNameOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "isthmus";
}
