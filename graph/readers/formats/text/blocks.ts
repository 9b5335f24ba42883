import { type Line, MAX_LINE, splitLines } from "../../bytes/lines.ts";
import type { ReadProblem } from "../../record/reader.ts";

/** Lines that belong to one record, with the number of the first. */
export interface Block {
  readonly line: number;
  readonly lines: readonly string[];
}

/** No record of a paper has more lines, whatever the format. */
const MAX_LINES = 5000;

/**
 * Cuts a text into blocks. `begins` says whether a line is the first of the next block; it sees how many blank lines
 * stand before. A block that never ends is cut, so that it cannot fill the memory.
 */
export async function* blocksOf(
  text: AsyncIterable<string>,
  begins: (line: string, blankBefore: number) => boolean,
): AsyncGenerator<Block | ReadProblem> {
  let open: { line: number; lines: string[] } | undefined;
  let blank = 0;
  for await (const line of splitLines(text)) {
    if (line.text === undefined) {
      yield tooLong(line);
      continue;
    }
    const isFirst = begins(line.text, blank);
    if (open && (isFirst || open.lines.length >= MAX_LINES)) {
      yield open;
      open = undefined;
    }
    blank = line.text.trim() === "" ? blank + 1 : 0;
    open ??= { line: line.number, lines: [] };
    open.lines.push(line.text);
  }
  if (open) yield open;
}

function tooLong({ number, length }: Line): ReadProblem {
  const reason = `the line has ${Math.round(length / 1e6)} million characters; a paper has ${MAX_LINE / 1e6} at most`;
  return { kind: "problem", line: number, reason, hint: "Export the record again." };
}

/** The paragraphs of a block: lines between blank lines, joined by a space. */
export function paragraphsOf({ lines }: Block): string[] {
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    const text = line.trim();
    if (text !== "") paragraphs.at(-1)?.push(text);
    else if (paragraphs.at(-1)?.length !== 0) paragraphs.push([]);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0).map((paragraph) => paragraph.join(" "));
}
