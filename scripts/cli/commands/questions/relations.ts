import { conceptRelations } from "../../../../graph/answers/knowledge/concept-relations.ts";
import { relationsOfPair } from "../../../../graph/answers/knowledge/pair-relations.ts";
import { timelineOfUses } from "../../../../graph/answers/knowledge/use-timeline.ts";
import { CONCEPT_KINDS, CONCEPT_RELATIONS, ConceptKind, ConceptRelation } from "../../../../graph/contract/entities.ts";
import type { PairRelations, RelationList, UseTimeline } from "../../../../graph/contract/knowledge/relations.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { confidenceArgument, jsonArgument, storeArgument, topArgument } from "../../arguments/shared-arguments.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { print, printJson } from "../../output/output.ts";
import { countText, table } from "../../output/table.ts";
import { withSnapshot } from "../../store/with-store.ts";

/** `isthmus relations A [B]`: how a concept is related to others, or two to each other with the sentences that show it. */
export default defineCommand({
  description: "Show how a concept is related to others; with a second one, the sentences that relate the two.",
  args: {
    concept: { type: "positional", required: true, description: "Id, label or alias of a concept" },
    other: { type: "positional", required: false, description: "Id, label or alias of another one" },
    type: { type: "enum", options: CONCEPT_RELATIONS, description: "Only relations of this type" },
    direction: {
      type: "enum",
      options: ["from", "to"],
      description: "from: the concept is used for … others; to: others are used for … it. Default: both",
    },
    kind: { type: "enum", options: CONCEPT_KINDS, description: "Only related concepts of this kind" },
    narrower: { type: "boolean", description: "Count relations of narrower concepts as well" },
    timeline: { type: "boolean", description: "Show first uses by year, each with its first paper and sentence" },
    minConfidence: confidenceArgument,
    store: storeArgument,
    top: topArgument(20),
    json: jsonArgument,
  },
  async run(args) {
    const { concept, other, top: limit } = args;
    const type = args.type === undefined ? undefined : ConceptRelation.parse(args.type);
    const kind = args.kind === undefined ? undefined : ConceptKind.parse(args.kind);
    const direction = args.direction === undefined ? undefined : args.direction === "to" ? "to" : "from";
    const page = { type, minConfidence: args.minConfidence / 100, limit, offset: 0 };
    if (other !== undefined && (direction !== undefined || kind !== undefined || args.narrower || args.timeline)) {
      throw new UsageError("--direction, --kind, --narrower and --timeline are for one concept.");
    }
    if (args.timeline && type !== undefined) throw new UsageError("--timeline is of uses; leave out --type.");
    await withSnapshot(args.store, async (snapshot) => {
      if (other !== undefined) {
        const found = await relationsOfPair(snapshot, { a: concept, b: other, ...page });
        return args.json ? printJson(found) : print(pairText(found));
      }
      const narrower = args.narrower ? "true" : "false";
      if (args.timeline) {
        const found = await timelineOfUses(snapshot, { id: concept, direction, kind, narrower, ...page });
        return args.json ? printJson(found) : print(timelineText(found));
      }
      const found = await conceptRelations(snapshot, { id: concept, direction, kind, narrower, ...page });
      return args.json ? printJson(found) : print(listText(found));
    });
  },
});

/** A type as words: "used for". */
const words = (type: ConceptRelation) => type.replaceAll("-", " ");
const percent = (share: number) => `${Math.round(100 * share)} %`;

function listText({ concept, total, items, minConfidence }: RelationList): string {
  const head = `${concept.label} (${concept.kind}, ${countText(concept.papers, "paper")}): ${countText(total, "relation")} of ${percent(minConfidence)} confidence or more.\n`;
  if (items.length === 0) return head;
  const sentence = ({ type, direction }: RelationList["items"][number]) =>
    direction === "from" ? `is ${words(type)}` : `${words(type)} it:`;
  return `${head}\n${table(items, [
    { head: "Relation", cell: sentence },
    { head: "Concept", cell: (item) => item.concept.label },
    { head: "Kind", cell: (item) => item.concept.kind },
    { head: "Papers", right: true, cell: ({ papers }) => papers },
    { head: "Sentences", right: true, cell: ({ sentences }) => sentences },
    { head: "Denied", right: true, cell: ({ negated }) => negated || "" },
    { head: "Since", right: true, cell: ({ firstYear }) => (firstYear === null ? "" : String(firstYear)) },
    { head: "Confidence", right: true, cell: ({ confidence }) => percent(confidence) },
  ])}`;
}

function timelineText({ concept, total, items }: UseTimeline): string {
  const lines = items.map(({ year, direction, concept: other, papers, paper, sentence }, k) => {
    const use = direction === "from" ? `used for ${other.label}` : `${other.label} used for it`;
    const head = year === items[k - 1]?.year ? "    " : String(year);
    const says = sentence === null ? "" : `\n        ${sentence.replace(/\s+/g, " ")}`;
    return `${head}  ${use} (${countText(papers, "paper")} since)\n        ${paper.title} [${paper.id}]${says}\n`;
  });
  return `${concept.label}: ${countText(total, "first use")}, the earliest first.\n\n${lines.join("")}`;
}

function pairText({ a, b, broader, relations, sentences, minConfidence }: PairRelations): string {
  const lines = relations.map(({ type, direction, papers, sentences: count, negated, firstYear, confidence }) => {
    const [from, to] = direction === "ab" ? [a, b] : [b, a];
    const since = firstYear === null ? "" : `, since ${firstYear}`;
    const denied = negated === 0 ? "" : `, denied in ${countText(negated, "sentence")}`;
    return `${from.label} ${words(type)} ${to.label}: ${countText(count, "sentence")} in ${countText(papers, "paper")}${since}${denied}; confidence ${percent(confidence)}`;
  });
  if (broader !== null)
    lines.unshift(broader === "a" ? `${b.label} is a kind of ${a.label}.` : `${a.label} is a kind of ${b.label}.`);
  if (lines.length === 0)
    lines.push(`No sentence relates ${a.label} and ${b.label} with ${percent(minConfidence)} confidence or more.`);
  if (sentences.length > 0) lines.push("");
  for (const { paper, sentence, negated } of sentences) {
    lines.push(`  ${paper.id}: ${sentence.replace(/\s+/g, " ")}${negated ? " (denies it)" : ""}`);
  }
  return `${lines.join("\n")}\n`;
}
