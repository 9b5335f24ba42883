import { defineCommand } from "citty";
import type { BridgePaper, BridgeRanking } from "../../graph/contract/bridge-answers.ts";
import { between } from "../../graph/questions/between.ts";
import { bridgeRanking } from "../../graph/questions/bridges.ts";
import type { Snapshot } from "../../graph/snapshot.ts";
import { jsonArgument, storeArgument, topArgument, wholeNumber } from "../arguments.ts";
import { print, printJson, printJsonArray } from "../output.ts";
import { count, counted, table } from "../table.ts";
import { UsageError } from "../usage-error.ts";
import { withSnapshot } from "../with-store.ts";

/** `isthmus bridges`: the papers that join fields that hardly anything else joins. */
export default defineCommand({
  meta: { name: "bridges", description: "Rank the papers that join separate fields, best first, ties by id." },
  args: {
    other: { type: "positional", required: false, description: "With --between: the other side" },
    between: {
      type: "string",
      valueHint: "A B",
      description: "Only papers that join A and B: concepts, community:3 or set:name",
    },
    store: storeArgument,
    top: topArgument(20),
    raw: { type: "boolean", description: "Score without the correction for the number of concepts" },
    json: jsonArgument,
  },
  async run({ args }) {
    const limit = wholeNumber(args.top, "--top", 1);
    const sides = sidesOf(args.between, args.other);
    if (sides)
      return withSnapshot(args.store, (snapshot) => printBetween(snapshot, { ...sides, limit }, args.json ?? false));
    await withSnapshot(args.store, async (snapshot) => {
      const correction = args.raw ? "raw" : "length";
      const ranking = await bridgeRanking(snapshot, { correction, limit, offset: 0 });
      return args.json ? printJsonArray(ranking.items.map(asJson)) : print(asText(ranking));
    });
  },
});

function sidesOf(a: string | undefined, b: string | undefined): { a: string; b: string } | undefined {
  if (a === undefined && b === undefined) return undefined;
  if (a !== undefined && b !== undefined) return { a, b };
  throw new UsageError("--between takes two names: --between A B.", "Put names of several words in quotes.");
}

async function printBetween(snapshot: Snapshot, question: { a: string; b: string; limit: number }, json: boolean) {
  const found = await between(snapshot, { ...question, offset: 0 });
  if (json) return printJson(found);
  const labels = (side: readonly { label: string }[]) => side.map(({ label }) => label).join("; ");
  const head = `${counted(found.total, "paper")} hold concepts of both ${found.a.label} and ${found.b.label}; ${found.items.length} shown.\n\n`;
  const rows = table(found.items, [
    { head: "Paper", cell: ({ paper }) => paper.title },
    { head: "Id", cell: ({ paper }) => paper.id },
    { head: "Score", right: true, cell: ({ score }) => score.toFixed(3) },
    { head: found.a.label, cell: ({ a }) => labels(a), most: 40 },
    { head: found.b.label, cell: ({ b }) => labels(b), most: 40 },
  ]);
  return print(found.items.length > 0 ? head + rows : head);
}

function asJson({ rank, paper, score, parts, sides, joins, reason, p, q, stability, change }: BridgePaper) {
  return {
    paper: paper.id,
    title: paper.title,
    score,
    parts,
    communities: sides.map(({ community, label, share }) => ({ community, label, share })),
    concepts: sides.flatMap(({ community, concepts }) => concepts.map((concept) => ({ ...concept, community }))),
    rank,
    joins,
    reason,
    p,
    q,
    stability,
    change,
  };
}

function asText({ items, total, corpus, correction, communities, seed }: BridgeRanking): string {
  const head =
    `${items.length} of ${count(total)} papers with two or more concepts in two fields (${counted(corpus, "paper")} in all; ` +
    `${communities} fields, seed ${seed}); score ${correction === "length" ? "corrected for length" : "raw"}.\n`;
  return head + items.map(entry).join("");
}

function entry({ rank, paper, score, parts, sides, reason, p, q, stability }: BridgePaper): string {
  const fields = sides.map(
    ({ label, concepts }) => `   ${label}: ${concepts.map((concept) => concept.label).join(", ")}\n`,
  );
  return (
    `\n${rank}. ${paper.title} [${paper.id}]\n` +
    `   score ${score.toFixed(2)}: diversity ${parts.diversity.toFixed(3)}, separateness ${parts.separateness.toFixed(3)}, ` +
    `raw ${parts.raw.toFixed(3)}, ${counted(parts.length, "concept")}` +
    `${tested("p", p)}${tested("q", q)}${tested("stability", stability)}\n   ${reason}\n${fields.join("")}`
  );
}

const tested = (name: string, value: number | null) => (value === null ? "" : `, ${name} ${value.toPrecision(2)}`);
