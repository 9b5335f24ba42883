import { evidenceList } from "../../../../graph/answers/concepts/evidence.ts";
import { pairDetail } from "../../../../graph/answers/concepts/pair.ts";
import { pairWithKinds } from "../../../../graph/answers/concepts/pair-kinds.ts";
import type { EvidenceList, PairDetail } from "../../../../graph/contract/concepts.ts";
import type { PairWithKinds } from "../../../../graph/contract/knowledge/pair-kinds.ts";
import { verdictText } from "../../../../graph/contract/measures.ts";
import { equalsText } from "../../../../graph/shared/probability.ts";
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
      const kinds = await pairWithKinds(snapshot, { a: pair.a.id, b: pair.b.id });
      return args.json ? printJson({ ...pair, kinds, evidence: sentences }) : print(asText(pair, kinds, sentences));
    });
  },
});

function asText(pair: PairDetail, kinds: PairWithKinds, { total, items }: EvidenceList): string {
  const { a, b, papers, expected, corpus, verdict, sentence, p, q } = pair;
  const lines = [
    `${verdictText[verdict]}.`,
    ...(sentence ? [`“${sentence.sentence.replace(/\s+/g, " ")}” (${sentence.paper.title})`] : []),
    `${a.label} (${countText(a.papers, "paper")}) and ${b.label} (${countText(b.papers, "paper")}): ` +
      `${countText(papers, "paper")} of ${count(corpus)} mention both; ${expected.toFixed(2)} by chance.`,
    `NPMI ${pair.npmi.toFixed(3)}, association strength ${pair.associationStrength.toFixed(2)}, ` +
      `Jaccard ${pair.jaccard.toFixed(3)}, cosine ${pair.cosine.toFixed(3)}, inclusion ${pair.inclusion.toFixed(3)}, ` +
      `${equalsText("p", p)}${q === null ? "" : `, ${equalsText("q", q)}`}`,
    ...kindsLines(kinds),
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

/** The two with their kinds, and which of these go together; nothing where there are none. */
function kindsLines({ a, b, papers, expected, near }: PairWithKinds): string[] {
  if (a.concepts < 2 && b.concepts < 2) return [];
  const names = [a, b].map(({ label, concepts }) =>
    concepts < 2 ? label : `${label} with ${countText(concepts - 1, "kind")}`,
  );
  return [
    `Together with their kinds (${names.join(" and ")}): ${countText(papers, "paper")}; ${expected.toFixed(2)} by chance.`,
    ...near.map((pair) => {
      const verdict = pair.q !== null && pair.q < 0.05 ? "more than chance" : "may be chance";
      return `  ${pair.a.label} and ${pair.b.label}: ${countText(pair.papers, "paper")}, ${verdict}`;
    }),
    ...(papers > 0 ? [`  These papers: isthmus bridges --between "${a.name}" "${b.name}"`] : []),
  ];
}
