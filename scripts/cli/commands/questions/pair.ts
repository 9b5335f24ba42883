import { evidenceList } from "../../../../graph/answers/concepts/evidence.ts";
import { pairDetail } from "../../../../graph/answers/concepts/pair.ts";
import type { EvidenceList, PairDetail } from "../../../../graph/contract/concepts.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument, topArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { count, countText, table } from "../../output/table.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus pair A B`: how strongly two concepts belong together, and the sentences that show it. */
export default defineCommand({
  description: "Show how strongly two concepts belong together, with sentences.",
  args: {
    a: { type: "positional", required: true, description: "Id, label or alias of one concept" },
    b: { type: "positional", required: true, description: "Id, label or alias of the other" },
    store: storeArgument,
    top: topArgument(10),
    json: jsonArgument,
  },
  async run(args) {
    await withSnapshot(args.store, async (snapshot) => {
      const pair = await pairDetail(snapshot, { a: args.a, b: args.b });
      const sentences = await evidenceList(snapshot, { id: pair.a.id, with: pair.b.id, limit: args.top, offset: 0 });
      return args.json ? printJson({ ...pair, evidence: sentences }) : print(asText(pair, sentences));
    });
  },
});

function asText(pair: PairDetail, { total, items }: EvidenceList): string {
  const { a, b, papers, expected, corpus } = pair;
  const lines = [
    `${a.label} (${countText(a.papers, "paper")}) and ${b.label} (${countText(b.papers, "paper")}): ` +
      `${countText(papers, "paper")} of ${count(corpus)} mention both; ${expected.toFixed(2)} by chance.`,
    `NPMI ${pair.npmi.toFixed(3)}, association strength ${pair.associationStrength.toFixed(2)}, ` +
      `Jaccard ${pair.jaccard.toFixed(3)}, cosine ${pair.cosine.toFixed(3)}, inclusion ${pair.inclusion.toFixed(3)}`,
  ];
  if (pair.firstYear !== null) {
    const first = pair.firstPapers[0];
    lines.push(`First together in ${pair.firstYear}${first ? `: ${first.title}` : ""}`);
  }
  const years = pair.years.years.map((year, i) => ({ year: String(year), papers: pair.years.papers[i] as number }));
  if (years.length > 1) {
    lines.push(
      "",
      table(years, [
        { head: "Year", cell: ({ year }) => year },
        { head: "Papers", right: true, cell: (row) => row.papers },
      ]).trimEnd(),
    );
  }
  if (items.length > 0) lines.push("", `Sentences (${items.length} of ${count(total)}):`);
  for (const { paper, sentence } of items) lines.push(`  ${paper.id}: ${sentence.replace(/\s+/g, " ")}`);
  return `${lines.join("\n")}\n`;
}
