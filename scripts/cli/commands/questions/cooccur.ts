import { cooccurrence } from "../../../../graph/answers/concepts/cooccurrence.ts";
import type { Cooccurrence } from "../../../../graph/contract/concepts.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument, topArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { count, countText, table } from "../../output/table.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus cooccur CONCEPT`: what it occurs with, strongest first. */
export default defineCommand({
  description: "Show what a concept occurs with, strongest (NPMI) first, ties by joint papers.",
  args: {
    concept: { type: "positional", required: true, description: "Id, label or alias of the concept" },
    store: storeArgument,
    top: topArgument(50),
    minPapers: {
      type: "number",
      min: 1,
      default: 1,
      description: "Leave out concepts with fewer joint papers",
    },
    narrower: { type: "boolean", description: "Count narrower concepts for broader ones" },
    json: jsonArgument,
  },
  async run(args) {
    const { minPapers, top: limit } = args;
    await withSnapshot(args.store, async (snapshot) => {
      const narrower = args.narrower ? "true" : "false";
      const answer = await cooccurrence(snapshot, { id: args.concept, measure: "npmi", minPapers, narrower, limit });
      return args.json ? printJson(answer) : print(asText(answer, minPapers));
    });
  },
});

function asText(answer: Cooccurrence, minPapers: number): string {
  const { label, papers, corpus, total, partners, nested, rolledUp, narrower } = answer;
  const least = minPapers > 1 ? ` in ${minPapers} papers or more` : "";
  const name = rolledUp ? `${label} with ${countText(narrower, "narrower concept")}` : label;
  const head = `${name}: in ${count(papers)} of ${countText(corpus, "paper")}; occurs with ${countText(total, "concept")}${least}, ${partners.length} shown${rolledUp ? "; each counted with what is narrower" : ""}.\n\n`;
  const kinds = nested.map((concept) => concept.label).join(", ");
  return (
    head +
    (papers === corpus && total > 0 ? inAllPapers(answer) : "") +
    (kinds && `Not counted, because one name is part of the other: ${kinds}.\n\n`) +
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

/** What a corpus was searched for is in all its papers, and every partner is with it as often as by chance. */
const inAllPapers = ({ concept, corpus }: Cooccurrence) =>
  `It is in all ${countText(corpus, "paper")}: says nothing about its partners, which follow by joint papers. To take it off the map: isthmus curate hide ${concept}\n\n`;
