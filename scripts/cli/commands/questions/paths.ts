import { conceptPaths } from "../../../../graph/answers/bridges/paths.ts";
import type { ConceptPaths } from "../../../../graph/contract/connections.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument, topArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { countText } from "../../output/table.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus paths A B`: how one concept leads to another. */
export default defineCommand({
  description: "Show short, strong, different paths between two concepts, with their papers.",
  args: {
    a: { type: "positional", required: true, description: "Id, label or alias of one concept" },
    b: { type: "positional", required: true, description: "Id, label or alias of the other" },
    store: storeArgument,
    top: topArgument(3, 20),
    json: jsonArgument,
  },
  async run(args) {
    await withSnapshot(args.store, async (snapshot) => {
      const found = await conceptPaths(snapshot, { a: args.a, b: args.b, k: args.top });
      return args.json ? printJson(found) : print(asText(found));
    });
  },
});

function asText({ a, b, paths, minJoint }: ConceptPaths): string {
  if (paths.length === 0) {
    return `No path leads from ${a.label} to ${b.label} by steps of ${countText(minJoint, "joint paper")} or more.\n`;
  }
  const lines = paths.flatMap(({ concepts, steps, cost }, i) => [
    `${i + 1}. ${concepts.map(({ label }) => label).join(" – ")} (cost ${cost.toFixed(2)})`,
    ...steps.map((step, k) => {
      const ends = `${concepts[k]?.label} – ${concepts[k + 1]?.label}`;
      return `   ${ends}: ${countText(step.papers, "paper")}, NPMI ${step.npmi.toFixed(2)}; ${step.examples[0]?.title ?? ""}`;
    }),
  ]);
  return `${lines.join("\n")}\n`;
}
