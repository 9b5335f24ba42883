import { splitLines } from "../../bytes/lines.ts";
import { parseLiteral } from "../../record/literal.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { isObject } from "./json-entries.ts";
import { JsonPapers } from "./json-papers.ts";

/** JSON Lines: one object a line, a paper or a page of papers; lines that are not JSON are reported and skipped. */
export const jsonLines: Reader = {
  name: "jsonl",
  label: "JSON Lines",
  detect(head) {
    const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
    const whole = lines.length > 1 ? lines.slice(0, Math.min(20, lines.length - 1)) : lines;
    const good = whole.filter((line) => isObjectLine(line)).length;
    if (good === 0) return 0;
    return lines.length > 1 ? 0.5 + (0.45 * good) / whole.length : 0.7;
  },
  async *read(text, options = {}) {
    const papers = new JsonPapers(options);
    for await (const line of splitLines(text)) {
      if (line.text === undefined) {
        const reason = `the line is ${Math.round(line.length / 1e6)} million characters long, which no record of a paper is`;
        yield* papers.pass(problem(line.number, reason, "Put every paper on a line of its own."));
      } else if (/\S/.test(line.text)) yield* lineItems(line.text, line.number, papers);
    }
    yield* papers.finish();
  },
};

function isObjectLine(line: string): boolean {
  if (!/^\s*\{/.test(line)) return false;
  const value = parseLine(line);
  return isObject(value) && !(value instanceof Error);
}

/** The value of a line; what JSON does not know (NaN, None, single quotes) is read as Python writes it. */
function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    return parseLiteral(line, true) ?? error;
  }
}

function* lineItems(text: string, line: number, papers: JsonPapers): Generator<ReadItem> {
  const value = parseLine(text);
  if (value instanceof Error) {
    const why = value.message.replace(/\s+/g, " ").slice(0, 160);
    yield* papers.pass(
      problem(line, `it is not valid JSON (${why})`, "Correct the line: one complete JSON object on each line."),
    );
  } else if (value === null || typeof value !== "object") {
    yield* papers.pass(
      problem(line, "it is not a JSON object", 'Each line is one object such as {"title": …, "abstract": …}.'),
    );
  } else yield* papers.add(value, line);
}

function problem(line: number, reason: string, hint: string): ReadItem {
  return { kind: "problem", line, reason, hint };
}
