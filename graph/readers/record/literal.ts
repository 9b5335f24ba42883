/** A value was cut short, or is not a literal at all. */
const FAIL = Symbol("no literal");

const MAX_DEPTH = 100;
const WORDS: Readonly<Record<string, unknown>> = {
  ...{ true: true, True: true, TRUE: true, false: false, False: false, FALSE: false },
  ...{ null: null, None: null, nan: null, NaN: null, NaT: null, undefined: null, Infinity: null, inf: null },
};
const CLOSERS: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}" };
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

/**
 * Reads a value as Python or JSON prints it: `['a', "b"]`, `{'x': None}`, `[{"y": NaN}]`; undefined when the text is
 * anything else. Unless `strict`, commas may be missing (numpy) and strings may contain quotes of their own kind (`'O'Dell'`):
 * a quote ends a string only before a separator. Every character is looked at a bounded number of times.
 */
export function parseLiteral(text: string, strict = false): unknown {
  const start = /^\s*[[{]/.exec(text);
  if (!start || !/[\]}]\s*$/.test(text.slice(-20))) return undefined;
  const parser = new LiteralParser(text, strict);
  const value = parser.value(0);
  return value === FAIL || !parser.atEnd() ? undefined : value;
}

class LiteralParser {
  private at = 0;
  private readonly text: string;
  private readonly strict: boolean;

  constructor(text: string, strict: boolean) {
    this.text = text;
    this.strict = strict;
  }

  atEnd(): boolean {
    this.skipSpace();
    return this.at >= this.text.length;
  }

  value(depth: number): unknown {
    this.skipSpace();
    const sign = this.text[this.at];
    if (sign === undefined || depth > MAX_DEPTH) return FAIL;
    if (sign === "{") return this.braces(depth);
    if (sign === "[" || sign === "(") return this.list(sign, depth);
    if (sign === "'" || sign === '"') return this.string(sign);
    return this.word(depth);
  }

  private list(open: string, depth: number): unknown {
    const items: unknown[] = [];
    this.at++;
    for (;;) {
      if (this.closes(CLOSERS[open])) return items;
      const item = this.value(depth + 1);
      if (item === FAIL) return FAIL;
      items.push(item);
      if (!this.separated(CLOSERS[open])) return FAIL;
    }
  }

  /** A dictionary, or a set when no colon follows the first member. */
  private braces(depth: number): unknown {
    const entries: [string, unknown][] = [];
    const items: unknown[] = [];
    this.at++;
    for (;;) {
      if (this.closes("}")) return items.length > 0 ? items : Object.fromEntries(entries);
      const key = this.value(depth + 1);
      if (key === FAIL) return FAIL;
      if (this.take(":")) {
        const value = this.value(depth + 1);
        if (value === FAIL) return FAIL;
        entries.push([String(key), value]);
      } else items.push(key);
      if (!this.separated("}")) return FAIL;
    }
  }

  private string(quote: string): unknown {
    const { text } = this;
    let value = "";
    let from = ++this.at;
    for (; this.at < text.length; this.at++) {
      const sign = text[this.at];
      if (this.strict && sign === "\n") return FAIL;
      if (sign === "\\") {
        value += text.slice(from, this.at) + this.escape();
        from = this.at + 1;
      } else if (sign === quote && this.endsString()) {
        value += text.slice(from, this.at++);
        return value;
      }
    }
    return FAIL;
  }

  /** The character that an escape stands for; ends on the last character of the escape. */
  private escape(): string {
    const sign = this.text[++this.at] ?? "";
    const length = sign === "u" ? 4 : sign === "x" ? 2 : 0;
    const code = this.text.slice(this.at + 1, this.at + 1 + length);
    if (length > 0 && /^[0-9a-f]+$/i.test(code) && code.length === length) {
      this.at += length;
      return String.fromCharCode(Number.parseInt(code, 16));
    }
    return ESCAPES[sign] ?? sign;
  }

  /** Whether what follows the quote shows that it ends the string. */
  private endsString(): boolean {
    const next = this.text[this.at + 1];
    if (this.strict || next === undefined || ",]}):".includes(next)) return true;
    if (!/\s/.test(next)) return false;
    const after = /^\s{1,40}(\S?)/.exec(this.text.slice(this.at + 1, this.at + 42))?.[1] ?? "";
    return after === "" || ",]}):'\"".includes(after);
  }

  /** A number, a constant, or the value in a call such as `array([…], dtype=object)`. */
  private word(depth: number): unknown {
    const word = /[\w.+-]{1,60}/y;
    word.lastIndex = this.at;
    const name = word.exec(this.text)?.[0];
    if (name === undefined) return FAIL;
    this.at += name.length;
    if (Object.hasOwn(WORDS, name)) return WORDS[name];
    if (/^[+-]?[\d.]/.test(name)) return Number.isFinite(Number(name)) ? Number(name) : FAIL;
    if (this.text[this.at] !== "(") return FAIL;
    this.at++;
    const value = this.value(depth + 1);
    this.skipSpace();
    const options = /(?:,\s?\w{1,20}\s?=\s?[\w.<']{1,30})?\s?\)/y;
    options.lastIndex = this.at;
    if (value === FAIL || !options.test(this.text)) return FAIL;
    this.at = options.lastIndex;
    return value;
  }

  /** Passes the comma between two members; only numpy prints lists without. */
  private separated(close: string | undefined): boolean {
    return this.take(",") || !this.strict || this.text[this.at] === close;
  }

  private closes(sign: string | undefined): boolean {
    return sign !== undefined && this.take(sign);
  }

  private take(sign: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    while (this.at < this.text.length && /\s/.test(this.text[this.at]!)) this.at++;
  }
}
