import { defineCommand } from "citty";
import { cooccurrence } from "../../../graph/answers/concepts/cooccurrence.ts";
import type { Cooccurrence } from "../../../graph/contract/concepts.ts";
import { jsonArgument, storeArgument, topArgument, wholeNumber } from "../arguments.ts";
import { print, printJson } from "../output/output.ts";
import { count, counted, table } from "../output/table.ts";
import { withSnapshot } from "../with-store.ts";

/** `isthmus cooccur CONCEPT`: what it occurs with, strongest first. */
export default defineCommand({
  meta: { name: "cooccur", description: "Show what a concept occurs with, strongest (NPMI) first, ties by id." },
  args: {
    concept: { type: "positional", required: true, description: "Id, label or alias of the concept" },
    store: storeArgument,
    top: topArgument(50),
    "min-papers": {
      type: "string",
      valueHint: "n",
      default: "1",
      description: "Fewest papers that both must share",
    },
    json: jsonArgument,
  },
  async run({ args }) {
    const limit = wholeNumber(args.top, "--top", 1);
    const minPapers = wholeNumber(args["min-papers"], "--min-papers", 1);
    await withSnapshot(args.store, async (snapshot) => {
      const answer = await cooccurrence(snapshot, { id: args.concept, measure: "npmi", minPapers, limit });
      return args.json ? printJson(answer) : print(asText(answer, minPapers));
    });
  },
});

function asText({ label, papers, corpus, total, partners }: Cooccurrence, minPapers: number): string {
  const least = minPapers > 1 ? ` in ${minPapers} papers or more` : "";
  const head = `${label}: in ${count(papers)} of ${counted(corpus, "paper")}; occurs with ${counted(total, "concept")}${least}, ${partners.length} shown.\n\n`;
  return (
    head +
    table(partners, [
      { head: "Concept", cell: (row) => row.label },
      { head: "Joint papers", right: true, cell: (row) => row.papers },
      { head: "By chance", right: true, cell: (row) => row.expected.toFixed(2) },
      { head: "NPMI", right: true, cell: (row) => row.npmi.toFixed(3) },
      { head: "Association strength", right: true, cell: (row) => row.associationStrength.toFixed(2) },
      { head: "Jaccard", right: true, cell: (row) => row.jaccard.toFixed(3) },
      { head: "Its papers", right: true, cell: (row) => row.conceptPapers },
    ])
  );
}
