import { type BetweenQuestion, between } from "../../../../graph/answers/bridges/between.ts";
import { bridgeOf, bridgeRanking } from "../../../../graph/answers/bridges/bridges.ts";
import { exportBetween, exportBridges } from "../../../../graph/answers/export/exports.ts";
import { paperNumberOf } from "../../../../graph/answers/lookup/papers-by-number.ts";
import { withoutPaper } from "../../../../graph/answers/papers/paper.ts";
import { exporters } from "../../../../graph/exports/registry.ts";
import type { Snapshot } from "../../../../graph/snapshot/snapshot.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { jsonArgument, storeArgument, topArgument } from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { print, printAll, printJson, printJsonArray } from "../../output/output.ts";
import { withSnapshot } from "../../store/with-store.ts";
import { betweenText, bridgeJson, entry, rankingText, testsText, withoutText } from "./bridge-text.ts";

const formats = Object.values(exporters)
  .filter(({ of }) => of === "papers")
  .map(({ name }) => name)
  .join(", ");

/** `isthmus bridges`: the papers that connect fields that few other papers connect. */
export default defineCommand({
  description: "Rank the papers that connect separate fields, best first, ties by id.",
  args: {
    other: { type: "positional", required: false, description: "With --between: the other side" },
    between: {
      type: "string",
      valueHint: "A B",
      description: "Only papers that connect A and B: concepts, community:3 or set:name",
    },
    of: {
      type: "string",
      valueHint: "paper",
      description: "What one paper connects, and what the graph loses without it",
    },
    store: storeArgument,
    top: topArgument(20),
    minConcepts: {
      type: "number",
      min: 1,
      max: 20,
      description: "How many concepts a paper needs on each side. Default: 2, or 1 with --between",
    },
    query: { type: "string", valueHint: "query", description: "Only papers of this query, such as year:2015..2020" },
    sort: {
      type: "enum",
      options: ["score", "fields"],
      default: "score",
      description: "Order: by score, or by the number of fields of a paper",
    },
    raw: { type: "boolean", description: "Score without the correction for the number of concepts" },
    format: { type: "string", valueHint: "name", description: `Write the papers in this format: ${formats}` },
    json: jsonArgument,
  },
  async run(args) {
    const json = args.json ?? false;
    const { of, format } = args;
    const sides = sidesOf(args.between, args.other);
    const { minConcepts, query: q, top: limit } = args;
    if (minConcepts === 1 && !sides) throw new UsageError("--min-concepts takes 2 or more, and 1 only with --between.");
    if (minConcepts !== undefined && of !== undefined)
      throw new UsageError("--min-concepts and --of cannot be combined; use one.");
    if (q !== undefined && of !== undefined) throw new UsageError("--query and --of cannot be combined; use one.");
    if (sides && of !== undefined) throw new UsageError("--between and --of cannot be combined; use one.");
    if (format !== undefined && (json || of !== undefined))
      throw new UsageError("--format cannot be combined with --json or --of; use one.");
    if (args.sort === "fields" && (sides || of !== undefined || format !== undefined))
      throw new UsageError("--sort is for the ranking alone, not for --between, --of or --format.");
    await withSnapshot(args.store, async (snapshot) => {
      const correction = args.raw ? "raw" : "length";
      if (format !== undefined) {
        const list = { format, minConcepts, q, limit };
        const file = sides
          ? exportBetween(snapshot, { ...sides, ...list })
          : exportBridges(snapshot, { correction, ...list });
        return printAll((await file).pieces);
      }
      if (sides) return printBetween(snapshot, { ...sides, minConcepts, q, limit }, json);
      if (of !== undefined) return printOne(snapshot, of, json);
      return printRanking(snapshot, { correction, sort: args.sort, minConcepts, q, limit, offset: 0 }, json);
    });
  },
});

function sidesOf(a: string | undefined, b: string | undefined): { a: string; b: string } | undefined {
  if (a === undefined && b === undefined) return undefined;
  if (a !== undefined && b !== undefined) return { a, b };
  throw new UsageError("--between takes two names: --between A B.", "Put names of several words in quotes.");
}

/** The ranking at once, and below it the tests, which take longer. */
async function printRanking(snapshot: Snapshot, question: Parameters<typeof bridgeRanking>[1], json: boolean) {
  if (json) return printJsonArray((await bridgeRanking(snapshot, question)).items.map(bridgeJson));
  await print(rankingText(await bridgeRanking(snapshot, { ...question, tests: false })));
  return print(testsText(await bridgeRanking(snapshot, question)));
}

async function printBetween(snapshot: Snapshot, question: Omit<BetweenQuestion, "offset">, json: boolean) {
  const found = await between(snapshot, { ...question, offset: 0 });
  return json ? printJson(found) : print(betweenText(found));
}

async function printOne(snapshot: Snapshot, id: string, json: boolean) {
  const { bridge } = await bridgeOf(snapshot, paperNumberOf(snapshot, id));
  const without = await withoutPaper(snapshot, { id });
  if (json) return printJson({ bridge: bridge && bridgeJson(bridge), without });
  const none = `${id} has two or more field-specific concepts in at most one field: it is not a bridge.\n`;
  return print((bridge ? entry(bridge) : none) + withoutText(without));
}
