import { z } from "zod";
import { readKnowledge } from "../../../../graph/extraction/knowledge/knowledge.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { LineId, readJsonLines, TEXT_EXAMPLE, TextLine } from "../../arguments/json-lines.ts";
import { printAll } from "../../output/output.ts";

const Offset = z.int().min(0);
const Spans = z.object({
  id: LineId,
  spans: z.array(z.tuple([Offset, Offset]).refine(([start, end]) => start < end, "a span ends after it starts")),
});

/** `isthmus knowledge DOCS.jsonl`: kinds of spans and their relations, in any texts, without a store. */
export default defineCommand({
  description: "Say what kind of thing each phrase of a text names, and how two are related, without a store.",
  args: {
    docs: {
      type: "positional",
      required: true,
      description: "JSON lines {id, text}; .gz is read directly, - is standard input",
    },
    spans: {
      type: "string",
      valueHint: "file",
      description:
        "JSON lines {id, spans: [[start, end], …]}, in UTF-16 units: use these spans instead of searching for phrases",
    },
    json: { type: "boolean", description: "Changes nothing: the answer is always JSON lines" },
  },
  async run(args) {
    const docs = await readJsonLines(args.docs, TextLine, TEXT_EXAMPLE);
    const given = args.spans === undefined ? undefined : await spansById(args.spans, docs);
    await printAll(
      docs.map(({ id, text }) => `${JSON.stringify({ id, ...readKnowledge(text, given && (given.get(id) ?? [])) })}\n`),
    );
  },
});

type Stretch = z.output<typeof Spans>["spans"][number];

/** The spans of each text; a span beyond its text or of an unknown text is refused. */
async function spansById(path: string, docs: readonly z.output<typeof TextLine>[]): Promise<Map<string, Stretch[]>> {
  const texts = new Map(docs.map(({ id, text }) => [id, text]));
  const byId = new Map<string, Stretch[]>();
  for (const { id, spans } of await readJsonLines(path, Spans, '{"id": "a1", "spans": [[0, 12]]}')) {
    const text = texts.get(id);
    if (text === undefined) throw refusal(`${path}: there is no text with the id ${id}.`);
    const outOfRange = spans.find(([, end]) => end > text.length);
    if (outOfRange)
      throw refusal(`${path}: span ${outOfRange.join("–")} of ${id} is beyond its text of ${text.length} units.`);
    byId.set(id, [...(byId.get(id) ?? []), ...spans]);
  }
  return byId;
}

function refusal(message: string): GraphError {
  const hint = "Offsets count UTF-16 units from 0 in the text of the same id; the end is exclusive.";
  return new GraphError("INVALID_INPUT", message, { hint });
}
