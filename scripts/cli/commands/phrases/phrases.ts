import { z } from "zod";
import { rankPhrases } from "../../../../graph/extraction/rank-phrases.ts";
import { gunzip, isGzip, openBytes, peek } from "../../../../graph/readers/bytes/bytes.ts";
import { decodeText } from "../../../../graph/readers/bytes/decode.ts";
import { splitLines } from "../../../../graph/readers/bytes/lines.ts";
import { GraphError } from "../../../../graph/shared/errors.ts";
import { defineCommand } from "../../arguments/define-command.ts";
import { printAll } from "../../output/output.ts";

const Line = z.object({ id: z.union([z.string(), z.number()]).transform(String), text: z.string() });
type Document = z.output<typeof Line>;

/** How much of a file is looked at to know how it is packed and written. */
const HEAD = 1 << 16;

/** `isthmus phrases DOCS.jsonl`: extraction as the product does it, on texts of any origin, no store touched. */
export default defineCommand({
  description: "Rank the phrases of each text, best first; no store is touched.",
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
    const ranked = rankPhrases(await documents(args.docs), args.ranking);
    await printAll(ranked.map((answer) => `${JSON.stringify(answer)}\n`));
  },
});

async function documents(path: string): Promise<Document[]> {
  const found: Document[] = [];
  for await (const { number, text } of splitLines(textOf(path))) {
    if (text === undefined) throw inputError(`${path}:${number}: this line is too long.`);
    if (text.trim() !== "") found.push(documentOf(text, `${path}:${number}`));
  }
  if (found.length === 0) throw inputError(`${path}: there is no text in it.`);
  return found;
}

/** The text of a file, unpacked and decoded as the readers do it. */
async function* textOf(path: string): AsyncGenerator<string> {
  try {
    const raw = await peek(openBytes(path), HEAD);
    const damage = (reason: string) => process.stderr.write(`isthmus: ${path}: ${reason}\n`);
    const { head, all } = isGzip(raw.head) ? await peek(gunzip(raw.all, damage), HEAD) : raw;
    const tell = (line: number, reason: string) => process.stderr.write(`isthmus: ${path}:${line}: ${reason}\n`);
    yield* decodeText(all, { head, tell: ({ line, reason }) => tell(line, reason) });
  } catch (error) {
    throw unreadable(error, path);
  }
}

function documentOf(line: string, place: string): Document {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw inputError(`${place}: this line is not JSON.`, cause);
  }
  const parsed = Line.safeParse(value);
  if (parsed.success) return parsed.data;
  throw inputError(`${place}: "id" or "text" is missing or is not text.`, parsed.error);
}

function inputError(message: string, cause?: unknown): GraphError {
  const hint = 'Each line is one JSON object: {"id": "a1", "text": "…"}.';
  return new GraphError("INVALID_INPUT", message, { hint, cause });
}

function unreadable(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !("code" in error) || error instanceof GraphError) return error;
  const hint = "Check the path.";
  return new GraphError("NOT_FOUND", `${path}: it cannot be read (${error.code}).`, { hint, cause: error });
}
