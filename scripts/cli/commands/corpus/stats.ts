import { CURRENT_EXTRACTOR } from "../../../../graph/ingest/unfinished.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { count, table } from "../../output/table.ts";
import { withStore } from "../../store/with-store.ts";

/** `isthmus stats`: what a store contains. */
export default defineCommand({
  description: "Count what is in a store.",
  args: { store: storeArgument, json: jsonArgument },
  run: (args) =>
    withStore(args.store, async (store) => {
      const { papers, concepts, mentions, revision, pending, waiting, stale } = await store.summary(CURRENT_EXTRACTOR);
      const { years } = await store.paperColumns();
      const dated = years.filter((year) => year !== 0).sort();
      const span = dated.length === 0 ? null : [dated[0], dated.at(-1)];
      const stats = { papers, concepts, mentions, revision, pending, waiting, stale, years: span, store: store.url };
      if (args.json) return printJson(stats);
      const rows: [string, string][] = [
        ["Store", store.url],
        ["Papers", count(papers)],
        ["Concepts", count(concepts)],
        ["Mentions (pairs of paper and concept)", count(mentions)],
        ["Years", span ? `${span[0]} to ${span[1]}, ${count(dated.length)} papers with a year` : "no paper has one"],
        ["Content revision", count(revision)],
      ];
      if (waiting > 0) rows.push(["Papers of an unfinished import, not counted", count(waiting)]);
      if (pending > 0) rows.push(["Papers waiting for extraction", count(pending)]);
      if (pending > 0 || stale) rows.push(["State", "unfinished: run isthmus extract again, or isthmus serve"]);
      return print(
        table(rows, [
          { head: "", cell: ([name]) => name },
          { head: "", cell: ([, value]) => value, maxWidth: 200 },
        ]).trimStart(),
      );
    }),
});
