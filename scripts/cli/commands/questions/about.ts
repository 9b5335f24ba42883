import { conceptKnowledge } from "../../../../graph/answers/knowledge/concept-knowledge.ts";
import { kindReasons } from "../../../../graph/answers/knowledge/kind-reasons.ts";
import type { ConceptKnowledge, HierarchyLink, KindReasons } from "../../../../graph/contract/knowledge/knowledge.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { confidenceArgument, jsonArgument, storeArgument, topArgument } from "../../arguments/shared-arguments.ts";
import { print, printJson } from "../../output/output.ts";
import { countText, table } from "../../output/table.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus about CONCEPT`: what kind of thing a concept is, what is broader and narrower, and why. */
export default defineCommand({
  description: "Show what kind of thing a concept is, what is broader and narrower, and why.",
  args: {
    concept: { type: "positional", required: true, description: "Id, label or alias of a concept" },
    minConfidence: confidenceArgument,
    store: storeArgument,
    top: topArgument(5, 50),
    json: jsonArgument,
  },
  async run(args) {
    await withSnapshot(args.store, async (snapshot) => {
      const known = await conceptKnowledge(snapshot, { id: args.concept, minConfidence: args.minConfidence / 100 });
      const reasons = await kindReasons(snapshot, { id: known.concept.id, limit: args.top });
      return args.json ? printJson({ ...known, mentions: reasons.mentions }) : print(asText(known, reasons));
    });
  },
});

const percent = (share: number) => `${Math.round(100 * share)} %`;

function asText(known: ConceptKnowledge, { mentions }: KindReasons): string {
  const { concept, kind, broader, narrower, totalNarrower, allNarrower, papersWithAny, relations, minConfidence } =
    known;
  const shares = Object.entries(kind.shares).map(([name, share]) => `${name} ${percent(share)}`);
  const parts = [
    `${concept.label} (${countText(concept.papers, "paper")}): ${kind.kind}; over ${countText(kind.mentions, "mention")} ${shares.join(", ")}`,
    ...mentions.map(({ paper, sentence, kind: own }) => `  ${own}: ${sentence.replace(/\s+/g, " ")} (${paper.id})`),
  ];
  if (broader.length > 0) parts.push("", linkTable("Broader", broader).trimEnd());
  if (narrower.length > 0) {
    const all = `${countText(totalNarrower, "direct narrower concept")}, ${allNarrower} of all levels; ${countText(papersWithAny, "paper")} mention any`;
    parts.push("", `${all}.`, linkTable("Narrower", narrower.slice(0, 30)).trimEnd());
  }
  const totals = relations.map(({ type, direction, total }) => {
    return `${direction === "from" ? "" : "…"}${type.replaceAll("-", " ")}${direction === "from" ? " …" : " it"}: ${total}`;
  });
  if (totals.length > 0)
    parts.push("", `Relations of ${percent(minConfidence)} confidence or more: ${totals.join(", ")}`);
  return `${parts.join("\n")}\n`;
}

function linkTable(head: string, links: readonly HierarchyLink[]): string {
  return table(links, [
    { head, cell: ({ concept }) => concept.label },
    { head: "Papers", right: true, cell: ({ concept }) => concept.papers },
    { head: "Confidence", right: true, cell: ({ confidence }) => percent(confidence) },
    { head: "By name", cell: ({ form }) => (form ? "yes" : "") },
    { head: "Sentences", right: true, cell: ({ sentences }) => sentences || "" },
    { head: "Papers with both", right: true, cell: ({ share }) => percent(share) },
  ]);
}
