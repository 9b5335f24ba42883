import { defineCommand } from "citty";
import type { Trends } from "../../graph/contract/trend-answers.ts";
import { trends } from "../../graph/questions/trends.ts";
import { jsonArgument, storeArgument, topArgument, wholeNumber } from "../arguments.ts";
import { print, printJson } from "../output.ts";
import { count, counted, table } from "../table.ts";
import { withSnapshot } from "../with-store.ts";

/** `isthmus trends`: concepts whose share of papers rises or falls. */
export default defineCommand({
  meta: { name: "trends", description: "List concepts whose share of papers rises or falls over the years." },
  args: { store: storeArgument, top: topArgument(15), json: jsonArgument },
  async run({ args }) {
    const limit = wholeNumber(args.top, "--top", 1);
    await withSnapshot(args.store, async (snapshot) => {
      const answer = await trends(snapshot, { limit });
      return args.json ? printJson(answer) : print(asText(answer));
    });
  },
});

function asText({ split, minPapers, looked, rising, falling, years }: Trends): string {
  if (split === null) return "No paper has a year: there are no trends to see.\n";
  const list = (head: string, rows: Trends["rising"]) =>
    table(rows, [
      { head, cell: ({ label }) => label },
      { head: "Papers", right: true, cell: ({ papers }) => papers },
      { head: "Growth a year", right: true, cell: ({ growth }) => `${(100 * growth).toFixed(0)} %` },
      { head: "Score", right: true, cell: ({ score }) => score.toFixed(1) },
    ]);
  return (
    `${years[0]} to ${split} against the years after, among ${count(looked)} concepts of ${counted(minPapers, "paper")} or more.\n\n` +
    `${list("Rising", rising)}\n${list("Falling", falling)}`
  );
}
