import { assemble } from "../../../../graph/ingest/cluster/assemble.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { extractArguments, extractSettings, jsonArgument, prefixArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { progressOutput } from "../../output/progress.ts";
import { storeUrl } from "../../store/store-name.ts";
import { withStoreForImport } from "../../store/with-store-for-import.ts";

/** `isthmus assemble FOLDER`: from the tables of a run over many machines to a store. */
export default defineCommand({
  description: "Write the tables of an extraction over many machines into a new store.",
  args: {
    folder: { type: "positional", required: true, description: "Folder with the tables of a finished run" },
    store: {
      type: "string",
      valueHint: "url",
      required: true,
      description: "New store: a URL (sqlite:PATH) or a path",
    },
    prefix: prefixArgument,
    ...extractArguments,
    json: jsonArgument,
  },
  async run(args) {
    const url = storeUrl(args.store, args.prefix);
    const progress = progressOutput();
    try {
      const { papers, concepts } = await withStoreForImport(url, (store) =>
        assemble(store, args.folder, extractSettings(args), (done) =>
          progress.report({ phase: "Saving papers", done, total: null, unit: "papers" }),
        ),
      );
      progress.end();
      if (args.json) await printJson({ store: url, papers, concepts });
      else await print(`${papers} papers and ${concepts} concepts.\nStore: ${url}\n`);
    } finally {
      progress.end();
    }
  },
});
