import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { printAll, printJsonArray } from "../../output/output.ts";
import { table } from "../../output/table.ts";
import { withStore } from "../../store/with-store.ts";

/** `isthmus concepts`: all of them, most papers first. */
export default defineCommand({
  description: "List all concepts, most papers first, ties by id.",
  args: { store: storeArgument, json: jsonArgument },
  run: (args) =>
    withStore(args.store, async (store) => {
      // They come by id and the sort is stable, so ties stay by id.
      const concepts = (await store.concepts()).sort((a, b) => b.papers - a.papers);
      if (args.json) {
        return printJsonArray(concepts.map(({ id, label, aliases, papers }) => ({ id, label, aliases, papers })));
      }
      const text = table(concepts, [
        { head: "Papers", right: true, cell: ({ papers }) => papers },
        { head: "Concept", cell: ({ label }) => label },
        { head: "Id", cell: ({ id }) => id },
        { head: "Also written", cell: ({ label, aliases }) => others(label, aliases), maxWidth: 90 },
      ]);
      return printAll([text]);
    }),
});

function others(label: string, aliases: readonly { form: string }[]): string {
  return aliases.flatMap(({ form }) => (form === label ? [] : [form])).join("; ");
}
