import { dump } from "../../../../graph/store/dump.ts";
import type { DecisionLog, GraphReader } from "../../../../graph/store/store.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { storeArgument } from "../../arguments/shared-arguments.ts";
import { printAll } from "../../output/output.ts";
import { withStore } from "../../store/with-store.ts";

/** `isthmus dump`: the whole graph, so that equal graphs give equal text. */
export default defineCommand({
  description: "Print papers, concepts, mentions and decisions as canonical, sorted JSON lines.",
  args: {
    store: storeArgument,
    json: { type: "boolean", description: "Changes nothing: a dump is always JSON lines" },
  },
  run: (args) => withStore(args.store, (store) => printAll(lines(store))),
});

async function* lines(store: GraphReader & DecisionLog): AsyncGenerator<string> {
  for await (const line of dump(store)) yield `${line}\n`;
}
