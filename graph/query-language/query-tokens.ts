import { QueryError } from "./query-error.ts";

/** Where something stands in the query, in UTF-16 units. */
export interface QueryRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export type Token =
  | (QueryRange & { readonly kind: "open" | "close" | "and" | "or" | "not" })
  | (QueryRange & { readonly kind: "word"; readonly text: string })
  | (QueryRange & { readonly kind: "phrase"; readonly text: string })
  | (QueryRange & {
      readonly kind: "field";
      readonly field: string;
      readonly value: string;
      readonly valueStart: number;
    });

/** A map: words such as "constructor" are properties of every object. */
const OPERATORS: ReadonlyMap<string, "and" | "or" | "not"> = new Map([
  ...["and", "&", "&&", "+"].map((word) => [word, "and"] as const),
  ...["or", "|", "||"].map((word) => [word, "or"] as const),
  ...["not", "!"].map((word) => [word, "not"] as const),
]);
const QUOTES: Record<string, string> = { '"': '"', "“": "”", "„": "“", "«": "»" };

/** Takes a query apart: brackets, operators (in any case), words, quoted phrases, and field:value. */
export function queryTokens(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const character = query[at]!;
    if (/\s/.test(character)) at++;
    else {
      const token = tokenAt(query, at);
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}

function tokenAt(query: string, start: number): Token {
  const character = query[start]!;
  if (character === "(") return { kind: "open", start, end: start + 1 };
  if (character === ")") return { kind: "close", start, end: start + 1 };
  if (character in QUOTES) return phraseAt(query, start);
  // A hyphen before a word leaves it out; one inside belongs to it.
  if (/^[-!](?=[^\s)])/.test(query.slice(start))) return { kind: "not", start, end: start + 1 };
  const [text = character] = /^[^\s()"“„«:]+/.exec(query.slice(start)) ?? [];
  const end = start + text.length;
  if (query[end] === ":" && /^\p{L}+$/u.test(text)) return fieldAt(query, start, text);
  const word = query[end] === ":" ? text + (/^[^\s()"“„«]+/.exec(query.slice(end))?.[0] ?? "") : text;
  const operator = OPERATORS.get(word.toLowerCase());
  if (operator) return { kind: operator, start, end: start + word.length };
  return { kind: "word", text: word, start, end: start + word.length };
}

function phraseAt(query: string, start: number): Token & { kind: "phrase" } {
  const closing = QUOTES[query[start]!] as string;
  const close = query.indexOf(closing, start + 1);
  if (close < 0) {
    const text = query.slice(start, start + 20);
    throw new QueryError(
      `A quotation mark opened at ${text} is not closed.`,
      { start, end: query.length },
      `Add ${closing}`,
    );
  }
  return { kind: "phrase", text: query.slice(start + 1, close).trim(), start, end: close + 1 } as const;
}

function fieldAt(query: string, start: number, field: string): Token {
  const valueStart = start + field.length + 1;
  const named = { kind: "field", field: field.toLowerCase(), start, valueStart } as const;
  if ((query[valueStart] ?? "") in QUOTES) {
    const { text, end } = phraseAt(query, valueStart);
    return { ...named, value: text, end };
  }
  const [value = ""] = /^[^\s()]*/.exec(query.slice(valueStart)) ?? [];
  return { ...named, value, end: valueStart + value.length };
}
