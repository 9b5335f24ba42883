import { backTest, candidateList, gaps } from "../../../../graph/answers/discovery/discovery.ts";
import type { BackTest, CandidateList, Gaps } from "../../../../graph/contract/discovery.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument, topArgument } from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { print, printJson } from "../../output/output.ts";
import { count, countText, table } from "../../output/table.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus gaps [CONCEPT]`: communities with fewer links than expected, or concepts that one concept may be linked to in later papers. */
export default defineCommand({
  description:
    "List communities with fewer links than expected; with a concept, those it is linked to only through others.",
  args: {
    concept: { type: "positional", required: false, description: "Id, label or alias of a concept" },
    backTest: {
      type: "boolean",
      description:
        "Rank as of a year, and count the pairs that occurred together more often than by chance in the years after",
    },
    year: {
      type: "number",
      min: 1000,
      max: 3000,
      description: "With --back-test: the last year that the ranking sees",
    },
    store: storeArgument,
    top: topArgument(15),
    json: jsonArgument,
  },
  async run(args) {
    const { year, top: limit } = args;
    if (year !== undefined && !args.backTest) throw new UsageError("--year needs --back-test.");
    if (args.backTest && args.concept !== undefined) throw new UsageError("--back-test takes no concept.");
    await withSnapshot(args.store, async (snapshot) => {
      if (args.backTest) {
        const found = await backTest(snapshot, { year });
        return args.json ? printJson(found) : print(backTestText(found));
      }
      if (args.concept === undefined) {
        const found = await gaps(snapshot, { limit });
        return args.json ? printJson(found) : print(gapText(found));
      }
      const found = await candidateList(snapshot, { id: args.concept, ranker: "learned", limit });
      return args.json ? printJson(found) : print(candidateText(found));
    });
  },
});

const rankerNames: Record<BackTest["rankers"][number]["ranker"], string> = {
  learned: "Learned from earlier years",
  relativeAdamicAdar: "Adamic–Adar relative to papers",
  linkingTerms: "Linking concepts (common neighbours)",
  averageMinimumWeight: "Average minimum weight",
  adamicAdar: "Adamic–Adar",
  frequencyProduct: "Papers of the two alone",
  recentProduct: "Papers of the last three years alone",
  jaccard: "Jaccard of their partners",
  preferentialAttachment: "Preferential attachment",
};

function backTestText({ summary, year, horizon, top, candidates: proposed, hits, rankers }: BackTest): string {
  const head =
    `${summary}\n${count(proposed)} pairs shared no paper up to ${year} but a linking concept; ` +
    `${count(hits)} of them occurred together more often than by chance in the ${countText(horizon, "year")} after.\n\n`;
  return (
    head +
    table(rankers, [
      { head: `Top ${top} ranked by`, cell: ({ ranker }) => rankerNames[ranker] },
      { head: "More than chance", right: true, cell: (row) => row.hits },
      { head: "Chance predicts", right: true, cell: (row) => row.hitsByIndependence.toFixed(1) },
      { head: "In any paper", right: true, cell: (row) => row.appeared },
      { head: "Independence predicts", right: true, cell: (row) => row.appearedByIndependence.toFixed(1) },
      { head: "AUC", right: true, cell: ({ auc }) => (auc === null ? "" : auc.toFixed(2)) },
    ])
  );
}

function gapText({ items }: Gaps): string {
  return table(items, [
    { head: "Community", cell: ({ labels }) => labels[0], maxWidth: 45 },
    { head: "and community", cell: ({ labels }) => labels[1], maxWidth: 45 },
    { head: "Links", right: true, cell: ({ observed }) => observed.toFixed(1) },
    { head: "By chance", right: true, cell: ({ expected }) => expected.toFixed(1) },
    { head: "Gap", right: true, cell: ({ score }) => score.toFixed(1) },
  ]);
}

function candidateText({ concept, total, ofSameFamily, items }: CandidateList): string {
  const leftOut = ofSameFamily === 0 ? "" : `; ${ofSameFamily} whose names contain or end like its own are left out`;
  const head = `${concept.label} shares no paper with ${countText(total, "concept")} that others link it to; ${items.length} shown${leftOut}.\n\n`;
  const linkingConceptsOf = (item: CandidateList["items"][number]) =>
    item.through.map(({ concept: link }) => link.label).join("; ");
  return (
    head +
    table(items, [
      { head: "Concept", cell: (item) => item.concept.label },
      { head: "Similar names", right: true, cell: ({ alike }) => alike || "" },
      { head: "Learned", right: true, cell: ({ learned }) => learned?.toFixed(1) ?? "" },
      { head: "Linking concepts", right: true, cell: (item) => item.linkingTerms },
      { head: "Adamic–Adar, relative", right: true, cell: (item) => item.relativeAdamicAdar.toFixed(3) },
      { head: "Through", cell: linkingConceptsOf, maxWidth: 80 },
    ])
  );
}
