import { fieldOf } from "../../record/fields.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { JsonPapers } from "./json-papers.ts";
import { JsonScanner } from "./json-scanner.ts";

/** JSON in any wrapper: a list, one object, objects keyed by id, `results`, `message.items`; also pretty-printed. */
export const json: Reader = {
  name: "json",
  label: "JSON",
  detect(head) {
    const start = head.trimStart();
    if (/^\[\s*(\{|\[|$)/.test(start)) return 0.85;
    if (/^\{\s*("|'|$|\})/.test(start)) return 0.65;
    return 0;
  },
  async *read(text, options = {}) {
    const scanner = new JsonScanner(isPaperKey);
    const papers = new JsonPapers(options);
    for await (const chunk of text) {
      scanner.push(chunk);
      yield* drain(scanner, papers);
    }
    scanner.end();
    yield* drain(scanner, papers);
    yield* papers.finish();
  },
};

/** Keys that the wrappers of papers never have. */
function isPaperKey(key: string): boolean {
  const field = fieldOf(key)?.field;
  return field === "abstract" || field === "invertedAbstract" || field === "authors";
}

function* drain(scanner: JsonScanner, papers: JsonPapers): Generator<ReadItem> {
  for (let piece = scanner.next(); piece; piece = scanner.next()) {
    if (piece.kind === "broken") {
      const reason = `the object is not valid JSON (${piece.reason})`;
      const hint = "Correct the object, or save the file again.";
      yield* papers.pass({ kind: "problem", line: piece.line, reason, hint });
    } else scanner.found += yield* papers.add(piece.value, piece.line, piece.key);
  }
}
