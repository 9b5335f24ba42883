import { type FieldMap, fieldOf } from "../../record/fields.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { noPaperProblem, papersIn } from "./json-record.ts";
import { JsonScanner } from "./json-scanner.ts";

/** JSON in any wrapper: a list, one object, objects keyed by id, `results`, `message.items`; also pretty-printed. */
export const json: Reader = {
  name: "json",
  label: "JSON",
  detect(head) {
    const start = head.trimStart();
    if (/^\[\s*(\{|\[|$)/.test(start)) return 0.85;
    if (/^\{\s*("|$|\})/.test(start)) return 0.65;
    return 0;
  },
  async *read(text, options) {
    const scanner = new JsonScanner(isPaperKey);
    for await (const chunk of text) {
      scanner.push(chunk);
      yield* drain(scanner, options?.map);
    }
    scanner.end();
    yield* drain(scanner, options?.map);
  },
};

/** Keys that the wrappers of papers never have. */
function isPaperKey(key: string): boolean {
  const field = fieldOf(key)?.field;
  return field === "abstract" || field === "invertedAbstract" || field === "authors";
}

function* drain(scanner: JsonScanner, named: FieldMap | undefined): Generator<ReadItem> {
  for (let piece = scanner.next(); piece; piece = scanner.next()) {
    if (piece.kind === "broken") {
      const reason = `the object is not valid JSON (${piece.reason})`;
      yield { kind: "problem", line: piece.line, reason, cure: "Correct the object, or save the file again." };
      continue;
    }
    let found = 0;
    for (const item of papersIn(piece.value, { line: piece.line, key: piece.key, named })) {
      found++;
      yield item;
    }
    scanner.found += found;
    if (found === 0 && piece.key === undefined) yield noPaperProblem(piece.line);
  }
}
