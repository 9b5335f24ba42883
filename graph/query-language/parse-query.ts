import { QueryError } from "./query-error.ts";
import { type QueryRange, queryTokens, type Token } from "./query-tokens.ts";

/** What a query asks for, as a tree. */
export type QueryNode =
  | { readonly kind: "and" | "or"; readonly parts: readonly QueryNode[] }
  | { readonly kind: "not"; readonly part: QueryNode }
  /** Words side by side: names of concepts among them are found when it is evaluated. */
  | { readonly kind: "words"; readonly words: readonly (QueryRange & { readonly text: string })[] }
  | (QueryRange & { readonly kind: "phrase"; readonly text: string })
  | (QueryRange & { readonly kind: "years"; readonly from: number; readonly to: number })
  | (QueryRange & { readonly kind: "community"; readonly id: number })
  | (QueryRange & {
      readonly kind: "concept" | "text" | "keyword" | "venue" | "set" | "paper" | "kind" | "under";
      readonly value: string;
    });

export const sorts = ["newest", "oldest", "bridge"] as const;
/** The orders in which a query can ask for its papers. */
export type Sort = (typeof sorts)[number];

/** A query as a tree of conditions, with the order it asks for. */
export interface ParsedQuery {
  /** Null asks for everything. */
  readonly root: QueryNode | null;
  readonly sort: Sort | null;
}

/** Filters that a query may name, for type-ahead. */
export const fields = [
  "year",
  "venue",
  "community",
  "concept",
  "under",
  "kind",
  "text",
  "keyword",
  "set",
  "paper",
  "sort",
] as const;

/**
 * Reads a query: `"in-context learning" AND diffusion NOT rl year:2020..2024 sort:bridge`.
 *
 * NOT binds closest, then AND, which may be left out, then OR; brackets group.
 */
export function parseQuery(query: string): ParsedQuery {
  const all = queryTokens(query);
  const sorting = all.filter((token) => token.kind === "field" && token.field === "sort");
  const reader = new TokenReader(all.filter((token) => !sorting.includes(token)));
  const root = reader.isAtEnd() ? null : readOr(reader);
  const left = reader.peek();
  if (left) throw new QueryError("A bracket is closed here that was never opened.", left, "Remove )");
  return { root, sort: sortOf(sorting.at(-1)) };
}

class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  take(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  takeIf(kind: Token["kind"]): Token | undefined {
    return this.peek()?.kind === kind ? this.take() : undefined;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }
}

function readOr(reader: TokenReader): QueryNode {
  const parts = [readAnd(reader)];
  for (let operator = reader.takeIf("or"); operator; operator = reader.takeIf("or")) {
    mustFollow(reader, operator, "OR");
    parts.push(readAnd(reader));
  }
  return parts.length === 1 ? (parts[0] as QueryNode) : { kind: "or", parts };
}

function readAnd(reader: TokenReader): QueryNode {
  const parts = [readOne(reader)];
  for (;;) {
    const operator = reader.takeIf("and");
    if (operator) mustFollow(reader, operator, "AND");
    const next = reader.peek();
    if (!next || next.kind === "close" || next.kind === "or") break;
    parts.push(readOne(reader));
  }
  return parts.length === 1 ? (parts[0] as QueryNode) : { kind: "and", parts };
}

function readOne(reader: TokenReader): QueryNode {
  const token = reader.take();
  if (!token) throw new QueryError("The query ends too early.", { start: 0, end: 0 }, "Add a word");
  switch (token.kind) {
    case "not":
      mustFollow(reader, token, "NOT");
      return { kind: "not", part: readOne(reader) };
    case "open":
      return readBracket(reader, token);
    case "word":
      return readWords(reader, token);
    case "phrase":
      if (token.text === "")
        throw new QueryError("There is nothing between the quotation marks.", token, "Remove them");
      return token;
    case "field":
      return fieldNode(token);
    case "close":
      throw new QueryError("There is nothing before this bracket.", token, "Remove )");
    default:
      throw new QueryError(
        `Something is missing before ${token.kind.toUpperCase()}.`,
        token,
        `Remove ${token.kind.toUpperCase()}`,
      );
  }
}

function readBracket(reader: TokenReader, open: Token): QueryNode {
  const next = reader.peek();
  const end = next?.end ?? open.end;
  if (!next) throw new QueryError("A bracket opened at the end is not closed.", open, "Remove (");
  const inside = readOr(reader);
  if (reader.takeIf("close")) return inside;
  throw new QueryError("A bracket opened here is not closed.", { start: open.start, end }, "Add )");
}

function readWords(reader: TokenReader, first: Token & { kind: "word" }): QueryNode {
  const words = [{ text: first.text, start: first.start, end: first.end }];
  for (let next = reader.peek(); next?.kind === "word"; next = reader.peek()) {
    words.push({ text: next.text, start: next.start, end: next.end });
    reader.take();
  }
  return { kind: "words", words };
}

function mustFollow(reader: TokenReader, operator: Token, name: string): void {
  const next = reader.peek();
  if (!next || next.kind === "close") {
    throw new QueryError(`Something must follow ${name}.`, operator, `Remove ${name}`);
  }
}

function fieldNode({ field, value, start, end, valueStart }: Token & { kind: "field" }): QueryNode {
  const place = { start, end };
  if (!(fields as readonly string[]).includes(field)) {
    throw new QueryError(
      `There is no filter “${field}”.`,
      { start, end: valueStart },
      `Filters: ${fields.join(", ")}.`,
    );
  }
  if (value.trim() === "") {
    throw new QueryError(
      `Something must follow “${field}:”.`,
      place,
      field === "year" ? "For example year:2020..2024" : "Add a value",
    );
  }
  if (field === "year") return { kind: "years", ...yearRange(value, { start: valueStart, end }), ...place };
  if (field === "community") {
    if (!/^\d{1,6}$/.test(value))
      throw new QueryError("A community is a number.", { start: valueStart, end }, "community:3");
    return { kind: "community", id: Number(value), ...place };
  }
  return {
    kind: field as "concept" | "text" | "keyword" | "venue" | "set" | "paper" | "kind" | "under",
    value,
    ...place,
  };
}

/** `2020`, `2020..2024`, `2020..`, `..2024`, `2020-2024`, `>2020`, `>=2020`, `<2020`, `<=2020`. */
function yearRange(value: string, place: QueryRange): { from: number; to: number } {
  const [, after, before] = /^(\d{4})?(?:\.\.|-|–)(\d{4})?$/.exec(value) ?? [];
  const [, sign, bound] = /^([<>]=?)(\d{4})$/.exec(value) ?? [];
  let range: { from: number; to: number } | undefined;
  if (/^\d{4}$/.test(value)) range = { from: Number(value), to: Number(value) };
  else if (after !== undefined || before !== undefined)
    range = { from: Number(after ?? 1), to: Number(before ?? 9999) };
  else if (sign !== undefined && bound !== undefined) range = boundedRange(sign, Number(bound));
  if (range === undefined) throw new QueryError(`“${value}” is not a year.`, place, "year:2020 or year:2020..2024");
  if (range.from > range.to) throw new QueryError("The first year comes after the last.", place, "Swap them");
  return range;
}

function boundedRange(sign: string, bound: number): { from: number; to: number } {
  if (sign === ">") return { from: bound + 1, to: 9999 };
  if (sign === ">=") return { from: bound, to: 9999 };
  return { from: 1, to: sign === "<" ? bound - 1 : bound };
}

function sortOf(token: Token | undefined): Sort | null {
  if (token?.kind !== "field") return null;
  const found = sorts.find((sort) => sort === token.value.toLowerCase());
  if (found) return found;
  const place = { start: token.valueStart, end: token.end };
  throw new QueryError(`Papers cannot be sorted by “${token.value}”.`, place, `sort:${sorts.join(", sort:")}`);
}
