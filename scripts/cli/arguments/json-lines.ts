import { z } from "zod";
import { gunzip, isGzip, openBytes, peek } from "../../../graph/readers/bytes/bytes.ts";
import { decodeText } from "../../../graph/readers/bytes/decode.ts";
import { splitLines } from "../../../graph/readers/bytes/lines.ts";
import { unreadableFileError } from "../../../graph/readers/reader-errors.ts";
import { GraphError } from "../../../graph/shared/errors.ts";

/** An id, also written as a number. */
export const LineId = z.union([z.string(), z.number()]).transform(String);
/** A text with its id. */
export const TextLine = z.object({ id: LineId, text: z.string() });
export const TEXT_EXAMPLE = '{"id": "a1", "text": "…"}';

/** How much of a file is looked at to know how it is packed and written. */
const HEAD = 1 << 16;

/**
 * Reads a file of JSON lines, packed or not, `-` for standard input.
 *
 * Throws INVALID_INPUT with file and line for a line that does not fit the schema (the hint shows `example`) and for a file
 * without lines, and the error of unreadableFileError when it cannot be opened.
 */
export async function readJsonLines<S extends z.ZodType>(
  path: string,
  schema: S,
  example: string,
): Promise<z.output<S>[]> {
  const refuse = (message: string, cause?: unknown) =>
    new GraphError("INVALID_INPUT", message, { hint: `Each line is one JSON object: ${example}.`, cause });
  const found: z.output<S>[] = [];
  for await (const { number, text } of splitLines(textOf(path))) {
    const place = `${path}:${number}`;
    if (text === undefined) throw refuse(`${place}: this line is too long.`);
    if (text.trim() === "") continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw refuse(`${place}: this line is not JSON.`, cause);
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw refuse(`${place}: ${faultOf(parsed.error)}.`, parsed.error);
    found.push(parsed.data);
  }
  if (found.length === 0) throw refuse(`${path}: there is no text in it.`);
  return found;
}

function faultOf({ issues }: z.ZodError): string {
  const [first] = issues;
  const name = first?.path.join(".") ?? "";
  return `${name === "" ? "the line" : `“${name}”`} is missing or not as expected`;
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
    const isOfSystem = error instanceof Error && "code" in error && !(error instanceof GraphError);
    throw isOfSystem ? unreadableFileError(path, error) : error;
  }
}
