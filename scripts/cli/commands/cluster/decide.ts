import { decideConcepts } from "../../../../graph/ingest/cluster/decide.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument } from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { print, printJson } from "../../output/output.ts";

/** `isthmus decide FILE`: which keys are concepts, from the sums over all papers. */
export default defineCommand({
  description: "Decide which keys are concepts, from sums that `isthmus worker` gave, for `isthmus worker count`.",
  args: {
    file: { type: "positional", required: true, description: "File to write" },
    keys: { type: "string", valueHint: "folder", required: true, description: "Table of keys with their sums" },
    acronyms: { type: "string", valueHint: "folder", required: true, description: "Table of acronyms" },
    papers: { type: "number", min: 0, description: "Number of all papers" },
    json: jsonArgument,
  },
  async run({ file, keys, acronyms, papers, json }) {
    // How much a phrase needs to be a concept depends on it.
    if (papers === undefined) throw new UsageError("The decision needs --papers, the number of all papers.");
    const count = await decideConcepts({ keys, acronyms, papers }, file);
    await (json
      ? printJson({ file, keys: count, papers })
      : print(`Decided over ${count} keys of ${papers} papers.\n`));
  },
});
