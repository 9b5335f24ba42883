import { trimEndOf } from "../../../shared/scan.ts";

/** A field of an entry: its name in lower case, its value as it stands in the file, without the outer delimiters. */
export interface BibtexField {
  readonly name: string;
  readonly value: string;
}

export interface BibtexBody {
  readonly key: string;
  readonly fields: readonly BibtexField[];
}

const NAME = /[\s,]*([A-Za-z][^\s=,{}"#()]*)\s*=\s*/y;
/** Where the next field begins, when the present value does not end as it should. */
const BOUNDARY = /[,\r\n][\s,]{0,50}[A-Za-z][\w:.+/-]{0,80}\s{0,50}=\s{0,50}(?=["{\w])/g;
/** What a value that was never closed ends in. */
const TAIL = ' \t\r\n,}"';

/** Reads the key and the fields of an entry; a fault in a value costs nothing but its outer delimiters. */
export function bibtexBody(body: string, strings: ReadonlyMap<string, string>, isDamaged = false): BibtexBody {
  const start = /^[^,={}"]*/.exec(body)?.[0] ?? "";
  const keyEnd = start.length === body.length || body[start.length] === "," ? start : undefined;
  const key = (keyEnd ?? /^\s*([^\s={},"]+)[^\S\r\n]*[\r\n]\s*(?=[A-Za-z]\w*\s*=)/.exec(body)?.[1] ?? "").trim();
  const context = { strings, isDamaged };
  const fields: BibtexField[] = [];
  let at = keyEnd?.length ?? 0;
  while (at < body.length) {
    NAME.lastIndex = at;
    const name = NAME.exec(body)?.[1];
    if (name === undefined) {
      const next = boundary(body, at);
      if (next >= body.length) break;
      at = next;
      continue;
    }
    const { value, end } = wholeValue(body, NAME.lastIndex, context);
    fields.push({ name: name.toLowerCase(), value: value.trim() });
    at = end;
  }
  return { key, fields };
}

function boundary(body: string, from: number): number {
  BOUNDARY.lastIndex = from;
  const match = BOUNDARY.exec(body);
  if (!match) return body.length;
  return match.index > from ? match.index : from + 1;
}

interface Value {
  readonly value: string;
  readonly end: number;
}

/** No real value joins more abbreviations. */
const MAX_EXPANSION = 20_000;

/** A value with all its parts (`a # b`); text between its end and the next field is taken as part of it. */
function wholeValue(body: string, from: number, context: Context): Value {
  let value = "";
  let at = from;
  for (;;) {
    const part = onePart(body, at, context);
    if (value.length < MAX_EXPANSION || at === from) value += part.value;
    at = skipSpace(body, part.end);
    if (body[at] !== "#") break;
    at = skipSpace(body, at + 1);
  }
  if (at >= body.length || body[at] === ",") return { value, end: at };
  NAME.lastIndex = at;
  if (NAME.test(body)) return { value, end: at };
  const end = boundary(body, at);
  return { value: trimEndOf(body.slice(from, end).replace(/^[\s{"]+/, ""), TAIL), end };
}

interface Context {
  readonly strings: ReadonlyMap<string, string>;
  /** The entry has lost a brace: no value goes beyond the beginning of the next field. */
  isDamaged: boolean;
}

function onePart(body: string, at: number, context: Context): Value {
  const { strings } = context;
  if (body[at] === "{") return delimitedValue(body, at + 1, "}", context);
  if (body[at] === '"') return delimitedValue(body, at + 1, '"', context);
  const end = /[^\s,#{}"]*/y;
  end.lastIndex = at;
  const word = end.exec(body)?.[0] ?? "";
  return { value: strings.get(word.toLowerCase()) ?? word, end: at + word.length };
}

const SIGN = /\\[\s\S]|[{}"]/g;

function delimitedValue(body: string, from: number, close: string, context: Context): Value {
  const limit = context.isDamaged ? boundary(body, from) : body.length;
  let depth = 0;
  SIGN.lastIndex = from;
  for (let match = SIGN.exec(body); match; match = SIGN.exec(body)) {
    const sign = match[0];
    if (match.index >= limit) break;
    if (sign === close && depth === 0) return { value: body.slice(from, match.index), end: match.index + 1 };
    if (sign === "{") depth++;
    else if (sign === "}" && depth > 0) depth--;
  }
  // Never closed: the value ends where the next field begins, and so does every other one that does not close by then.
  context.isDamaged = true;
  const next = boundary(body, from);
  return { value: trimEndOf(body.slice(from, next), TAIL), end: next };
}

function skipSpace(body: string, from: number): number {
  let at = from;
  while (at < body.length && /\s/.test(body[at]!)) at++;
  return at;
}
