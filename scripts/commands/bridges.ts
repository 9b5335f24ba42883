import { defineCommand } from "citty";
import type { BridgePaper, BridgeRanking } from "../../graph/contract/bridge-answers.ts";
import { bridgeRanking } from "../../graph/questions/bridges.ts";
import { jsonArgument, storeArgument, topArgument, wholeNumber } from "../arguments.ts";
import { print, printJsonArray } from "../output.ts";
import { count, counted } from "../table.ts";
import { withSnapshot } from "../with-store.ts";

/** `isthmus bridges`: the papers that join fields that hardly anything else joins. */
export default defineCommand({
  meta: { name: "bridges", description: "Rank the papers that join separate fields, best first, ties by id." },
  args: {
    store: storeArgument,
    top: topArgument(20),
    raw: { type: "boolean", description: "Score without the correction for the number of concepts" },
    json: jsonArgument,
  },
  async run({ args }) {
    const limit = wholeNumber(args.top, "--top", 1);
    await withSnapshot(args.store, async (snapshot) => {
      const correction = args.raw ? "raw" : "length";
      const ranking = await bridgeRanking(snapshot, { correction, limit, offset: 0 });
      return args.json ? printJsonArray(ranking.items.map(asJson)) : print(asText(ranking));
    });
  },
});

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
