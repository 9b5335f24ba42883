import type { Between, WithoutPaper } from "../../../../graph/contract/connections.ts";
import type { BridgePaper, BridgeRanking } from "../../../../graph/contract/papers.ts";
import { probabilityText } from "../../../../graph/shared/probability.ts";
import { count, countText, table } from "../../output/table.ts";

/** One bridge as `isthmus bridges --json` prints it. */
export function bridgeJson({
  rank,
  paper,
  score,
  parts,
  fields,
  sides,
  pair,
  brings,
  reason,
  p,
  q,
  stability,
  isBridge,
  change,
}: BridgePaper) {
  return {
    paper: paper.id,
    title: paper.title,
    score,
    parts,
    fields,
    communities: sides.map(({ community, label, share }) => ({ community, label, share })),
    concepts: sides.flatMap(({ community, concepts }) => concepts.map((concept) => ({ ...concept, community }))),
    rank,
    pair,
    brings,
    reason,
    p,
    q,
    stability,
    isBridge,
    change,
  };
}

/** The ranking with its reasons. */
export function rankingText({
  items,
  total,
  stated,
  corpus,
  correction,
  minConcepts,
  communities,
  seed,
}: BridgeRanking): string {
  const least = minConcepts === 2 ? "two" : minConcepts;
  const head =
    `${items.length} of ${count(total)} papers with ${least} or more concepts in two fields (${countText(corpus, "paper")} in all; ` +
    `${communities} fields, seed ${seed})${stated ? `, first ${stated === 1 ? "the one that says that it connects" : `the ${count(stated)} that say that they connect`} them` : ""}; score ${correction === "length" ? "corrected for length" : "raw"}.\n`;
  return head + items.map(entry).join("");
}

/** One bridge of the ranking. */
export function entry({ rank, paper, score, parts, fields: touched, sides, reason }: BridgePaper): string {
  const fields = sides.map(
    ({ label, concepts }) => `   ${label}: ${concepts.map((concept) => concept.label).join(", ")}\n`,
  );
  return (
    `\n${rank}. ${paper.title} [${paper.id}]\n` +
    `   score ${score.toFixed(2)}: diversity ${parts.diversity.toFixed(3)}, separateness ${parts.separateness.toFixed(3)}, ` +
    `raw ${parts.raw.toFixed(3)}, ${countText(parts.length, "concept")} in ${countText(touched, "field")}\n   ${reason}\n${fields.join("")}`
  );
}

/** What the tests say of the papers of a ranking. */
export function testsText({ items, division, tested }: BridgeRanking): string {
  if (tested === null || items.length === 0) return division?.warning ? `\n${division.warning}\n` : "";
  const { family, shuffles, partitions, top, maxQ, minStability, bridges } = tested;
  const value = (number: number | null) => (number === null ? "" : probabilityText(number));
  const bridgesFound =
    `${countText(bridges, "paper")} of the corpus ${bridges === 1 ? "is a bridge" : "are bridges"}: q of ${maxQ} or less, and in the top in ${100 * minStability} % of the partitions or more. ` +
    "The others also touch two fields.";
  const head =
    `\nTested against ${count(shuffles)} shuffles of who mentions what (q by Benjamini and Hochberg over ${countText(family, "paper")}), ` +
    `and in ${partitions} partitions with other seeds (how often in the top ${100 * top} %).\n` +
    `${division?.warning ?? bridgesFound}\n\n`;
  return (
    head +
    table(items, [
      { head: "Rank", right: true, cell: ({ rank }) => rank },
      { head: "p", right: true, cell: ({ p }) => value(p) },
      { head: "q", right: true, cell: ({ q }) => value(q) },
      { head: "In the top", right: true, cell: ({ stability }) => timesOf(stability, partitions) },
      { head: "Paper", cell: ({ paper }) => paper.title },
    ])
  );
}

function timesOf(stability: number, partitions: number): string {
  return `${Math.round(stability * partitions)} of ${partitions}`;
}

/** Papers between two named things, and which papers connected them first. */
export function betweenText({ a, b, minConcepts, total, items, firstYear, firstPapers }: Between): string {
  const labels = (side: readonly { label: string }[]) => side.map(({ label }) => label).join("; ");
  const first =
    firstYear === null ? "" : ` First in ${firstYear}: ${firstPapers.map(({ title }) => `“${title}”`).join("; ")}.`;
  const head = `${countText(total, "paper")} mention ${minConcepts === 1 ? "" : `${minConcepts} or more `}concepts of both ${a.label} and ${b.label}; ${items.length} shown.${first}\n\n`;
  if (items.length === 0) return head;
  return (
    head +
    table(items, [
      { head: "Paper", cell: ({ paper }) => paper.title },
      { head: "Id", cell: ({ paper }) => paper.id },
      { head: "Score", right: true, cell: ({ score }) => score.toFixed(3) },
      { head: a.label, cell: (item) => labels(item.a), maxWidth: 40 },
      { head: b.label, cell: (item) => labels(item.b), maxWidth: 40 },
    ])
  );
}

const MAX_PAIRS = 10;

/** What the graph loses without a paper. */
export function withoutText({ concepts, pairs, detours, lost, fields }: WithoutPaper): string {
  const own = concepts.map(({ label }) => label).join(", ");
  const links = fields.map(
    ({ labels, with: before, without, papers }) =>
      `   ${labels[0]} and ${labels[1]}: links ${before.toFixed(2)} with it, ${without.toFixed(2)} without; ${countText(papers, "other paper")} in both\n`,
  );
  const gone = lost.slice(0, MAX_PAIRS).map(({ a, b }) => `   ${a.label} and ${b.label}\n`);
  return (
    `\nWithout it:\n   ${countText(concepts.length, "concept")} no other paper mentions${own && `: ${own}`}\n` +
    `   ${countText(pairs, "pair")} of its other concepts that are in no other paper together, ${count(detours)} of them not even by one concept between\n` +
    gone.join("") +
    links.join("")
  );
}
