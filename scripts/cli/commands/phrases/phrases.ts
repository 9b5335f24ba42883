import { rankPhrases } from "../../../../graph/extraction/rank-phrases.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { readJsonLines, TEXT_EXAMPLE, TextLine } from "../../arguments/json-lines.ts";
import { printAll } from "../../output/output.ts";

/** `isthmus phrases DOCS.jsonl`: extraction from any texts, as for papers but without a store. */
export default defineCommand({
  description: "Rank the phrases of each text, best first, without a store.",
  args: {
    docs: {
      type: "positional",
      required: true,
      description: "JSON lines {id, text}; .gz is read directly, - is standard input",
    },
    ranking: {
      type: "enum",
      options: ["span", "index", "plain"],
      default: "span",
      description: "span: what is a concept here; index: what the paper is about; plain: the hand-made score",
    },
    json: { type: "boolean", description: "Changes nothing: the answer is always JSON lines" },
  },
  async run(args) {
    const ranked = rankPhrases(await readJsonLines(args.docs, TextLine, TEXT_EXAMPLE), args.ranking);
    await printAll(ranked.map(({ id, phrases, aboveCut }) => `${JSON.stringify({ id, phrases, kept: aboveCut })}\n`));
  },
});
