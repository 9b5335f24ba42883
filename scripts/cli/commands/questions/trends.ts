import { trends } from "../../../../graph/answers/discovery/concept-trends.ts";
import { burstList, changingPairs, themes } from "../../../../graph/answers/discovery/trends.ts";
import type { BurstList, ChangingPairs, Themes, Trends } from "../../../../graph/contract/trends.ts";
import { probabilityText } from "../../../../graph/shared/probability.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument, topArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { count, countText, table } from "../../output/table.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus trends`: what rises, falls, bursts, and where the fields stand. */
export default defineCommand({
  description: "List concepts whose share of papers rises or falls over the years; pairs, bursts and the fields' map.",
  args: {
    of: {
      type: "enum",
      options: ["concepts", "pairs", "bursts", "themes"],
      default: "concepts",
      description: "What to list",
    },
    store: storeArgument,
    within: {
      type: "enum",
      options: ["corpus", "venue"],
      description: "Compare all papers, or those of each venue. Default: by venue when their mix changed much",
    },
    all: { type: "boolean", description: "List changes too that may be chance (q above 0.05)" },
    top: topArgument(15),
    json: jsonArgument,
  },
  async run(args) {
    const show = <T>(answer: T, text: (answer: T) => string) => (args.json ? printJson(answer) : print(text(answer)));
    await withSnapshot(args.store, async (snapshot) => {
      if (args.of === "pairs") return show(await changingPairs(snapshot, { limit: args.top }), pairText);
      if (args.of === "bursts") return show(await burstList(snapshot, { limit: args.top }), burstText);
      if (args.of === "themes") return show(await themes(snapshot), themeText);
      const question = { limit: args.top, within: args.within, maxQ: args.all ? 1 : undefined };
      return show(await trends(snapshot, question), asText);
    });
  },
});

function pairText({ split, papersBefore, papersAfter, rising, falling }: ChangingPairs): string {
  if (split === null) return "No paper has a year: there are no trends.\n";
  const list = (head: string, rows: ChangingPairs["rising"]) =>
    table(rows, [
      { head, cell: ({ a }) => a.label },
      { head: "with", cell: ({ b }) => b.label },
      { head: "Before", right: true, cell: ({ before }) => before },
      { head: "After", right: true, cell: ({ after }) => after },
      { head: "Score", right: true, cell: ({ score }) => score.toFixed(1) },
    ]);
  const head = `Joint papers up to ${split} (${countText(papersBefore, "paper")}) and after (${countText(papersAfter, "paper")}).\n\n`;
  return `${head}${list("Rising", rising)}\n${list("Falling", falling)}`;
}

function burstText({ items, concepts }: BurstList): string {
  const rows = table(items, [
    { head: "Concept", cell: ({ label }) => label },
    { head: "From", right: true, cell: ({ start }) => String(start) },
    { head: "To", right: true, cell: ({ end }) => String(end) },
    { head: "Weight", right: true, cell: ({ weight }) => weight.toFixed(1) },
  ]);
  return `Years in which a concept came far more often than it otherwise does, among ${countText(concepts, "concept")}.\n\n${rows}`;
}

function themeText({ items }: Themes): string {
  return table(items, [
    { head: "Field", cell: ({ label }) => label },
    { head: "Concepts", right: true, cell: ({ concepts }) => concepts },
    { head: "Papers", right: true, cell: ({ papers }) => papers },
    { head: "Centrality", right: true, cell: ({ centrality }) => centrality.toFixed(2) },
    { head: "Density", right: true, cell: ({ density }) => density.toFixed(2) },
    { head: "Theme", cell: ({ quadrant }) => quadrant },
  ]);
}

function asText({ split, minPapers, concepts, rising, falling, years, within, venues, maxQ }: Trends): string {
  if (split === null) return "No paper has a year: there are no trends.\n";
  const list = (head: string, rows: Trends["rising"]) =>
    table(rows, [
      { head, cell: ({ label }) => label },
      { head: "Papers", right: true, cell: ({ papers }) => papers },
      { head: "Growth a year", right: true, cell: ({ growth }) => `${(100 * growth).toFixed(0)} %` },
      { head: "Score", right: true, cell: ({ score }) => score.toFixed(1) },
      { head: "q", right: true, cell: ({ q }) => probabilityText(q) },
    ]);
  const mix =
    venues === null || venues.shift < 0.05
      ? ""
      : `The mix of venues differs by ${(100 * venues.shift).toFixed(0)} % of the papers; ${within === "venue" ? "compared within venues" : "compared over all venues"}.\n`;
  const limitNote = maxQ < 1 ? `Only changes of q up to ${maxQ} are listed (--all lists the others too).\n` : "";
  return (
    `${years[0]} to ${split} against the years after, among ${count(concepts)} concepts of ${countText(minPapers, "paper")} or more.\n${mix}${limitNote}\n` +
    `${list("Rising", rising)}\n${list("Falling", falling)}`
  );
}
