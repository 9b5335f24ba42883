import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { WordSpan } from "../../graph/extraction/knowledge/kind-features.ts";
import type { Kind } from "../../graph/extraction/knowledge/knowledge.ts";
import { spansAt } from "../../graph/extraction/knowledge/spans.ts";
import { analyseDocument, type Document } from "../../graph/extraction/language/document.ts";

/** A span with the kind that people gave it, at offsets in UTF-16 units. */
export interface GoldSpan extends WordSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

/** A text with the kinds and relations that people marked in it. */
export interface TypedDocument {
  readonly set: string;
  readonly id: string;
  readonly text: string;
  readonly document: Document;
  /** By position. */
  readonly spans: readonly GoldSpan[];
  /** The type of a relation by relationKey of head and tail: "used-for", "conjunction". */
  readonly relations: ReadonlyMap<string, string>;
}

/** Kinds of SciERC, and those of STM ("Process" is mostly what is studied or done, "Data" what is measured or recorded). */
const KIND_OF: Readonly<Record<string, Kind>> = {
  Task: "task",
  Method: "method",
  Metric: "metric",
  Material: "material",
  OtherScientificTerm: "other",
  Generic: "generic",
  Process: "other",
  Data: "material",
};

type Offsets = readonly [number, number];

/** Names a relation by the offsets of its head and tail. */
export const relationKey = (head: Offsets, tail: Offsets): string => `${head.join("-")} ${tail.join("-")}`;

interface TypedLine {
  readonly id: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: string }[];
  readonly relations?: readonly { readonly type: string; readonly head: Offsets; readonly tail: Offsets }[];
}

const readLines = <T>(path: string): T[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);

/** Reads a set with kinds (`NAME.typed.jsonl`) and its texts (`NAME.docs.jsonl`). */
export function readTypedGold(folder: string, set: string): TypedDocument[] {
  const texts = new Map(
    readLines<{ id: string; text: string }>(resolve(folder, `${set}.docs.jsonl`)).map(({ id, text }) => [id, text]),
  );
  return readLines<TypedLine>(resolve(folder, `${set}.typed.jsonl`)).map(({ id, entities, relations = [] }) => {
    const text = texts.get(id) ?? "";
    const document = analyseDocument({ title: "", abstract: text });
    const spans = entities.flatMap(({ start, end, type }) => {
      const [span] = spansAt(document, [[start, end]]).spans;
      return span ? [{ ...span, start, end, kind: KIND_OF[type] ?? "other" }] : [];
    });
    return {
      set,
      id,
      text,
      document,
      spans: spans.sort((a, b) => a.from - b.from || a.to - b.to),
      relations: new Map(
        relations.map(({ type, head, tail }) => [relationKey(head, tail), type.toLowerCase()] as const),
      ),
    };
  });
}
