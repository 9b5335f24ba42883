import { splitLines } from "../../bytes/lines.ts";
import type { FieldMap } from "../../record/fields.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { paperRecords } from "./json-record.ts";

/** JSON Lines: one object a line, a paper or a page of papers; lines that are no JSON are reported and passed over. */
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
  async *read(text, options) {
    for await (const line of splitLines(text)) {
      if (line.text === undefined) {
        const reason = `the line is ${Math.round(line.length / 1e6)} million characters long, which no record of a paper is`;
        yield problem(line.number, reason, "Put every paper on a line of its own.");
      } else if (/\S/.test(line.text)) yield* lineItems(line.text, line.number, options?.map);
    }
  },
};

function isObjectLine(line: string): boolean {
  if (!/^\s*\{/.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function* lineItems(text: string, line: number, named: FieldMap | undefined): Generator<ReadItem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\s+/g, " ").slice(0, 160) : String(error);
    yield problem(line, `it is not valid JSON (${why})`, "Correct the line: one complete JSON object on each line.");
    return;
  }
  if (value === null || typeof value !== "object") {
    yield problem(line, "it is not a JSON object", 'Each line is one object such as {"title": …, "abstract": …}.');
    return;
  }
  yield* paperRecords(value, line, named);
}

function problem(line: number, reason: string, cure: string): ReadItem {
  return { kind: "problem", line, reason, cure };
}
