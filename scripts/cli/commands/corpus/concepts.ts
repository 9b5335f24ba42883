import { MAX_LISTED_ALIASES } from "../../../../graph/contract/entities.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { printAll, printJsonArray } from "../../output/output.ts";
import { count, table } from "../../output/table.ts";
import { withStore } from "../../store/with-store.ts";

const ALIAS_WIDTH = 75;

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
        {
          head: "Also written",
          cell: ({ label, aliases }) => others(label, aliases),
          maxWidth: ALIAS_WIDTH + " and 9,999 more".length,
        },
      ]);
      return printAll([text]);
    }),
});

/** The most frequent forms, as far as the line has space for them. */
function others(label: string, aliases: readonly { form: string }[]): string {
  const forms = aliases.flatMap(({ form }) => (form === label ? [] : [form]));
  const listed: string[] = [];
  for (const form of forms.slice(0, MAX_LISTED_ALIASES)) {
    if (listed.length > 0 && [...listed, form].join("; ").length > ALIAS_WIDTH) break;
    listed.push(form);
  }
  const more = forms.length - listed.length;
  return listed.join("; ") + (more > 0 ? ` and ${count(more)} more` : "");
}
