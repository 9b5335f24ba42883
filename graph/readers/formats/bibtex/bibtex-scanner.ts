/** One entry as it stands in the file: its type and what is between its outer braces. */
export interface BibtexEntry {
  readonly type: string;
  readonly body: string;
  readonly line: number;
  /** Set when the entry does not end as it should. */
  readonly fault?: string;
}

/** No entry is this long; a longer one has lost its brace. */
const MAX_ENTRY = 16_000_000;

const START = /@[ \t]*([A-Za-z][\w-]*)\s*([{(])/g;
/** A line that begins the next entry although the present one has not ended: type, key, comma, and a field. */
const NEXT_ENTRY = /^[ \t]*@[ \t]*[A-Za-z][\w-]*\s*[{(][^\n=@{}]{0,300},\s*(?:[A-Za-z][\w-]*\s*=|[}\r\n])/;

/**
 * Cuts a BibTeX text of any size into entries. Parsers of npm either stop at the first fault or drop the entry
 * (and the one that keeps most reads 0.3 MB a second); here a fault costs at most the field it stands in. An entry ends at
 * its closing brace, or, when that is missing, before a line that begins another one.
 */
export class BibtexScanner {
  private text = "";
  private line = 1;
  private countedTo = 0;
  private ended = false;
  private probe = { to: -1, depth: 0 };

  push(chunk: string): void {
    this.text += chunk;
  }

  end(): void {
    this.ended = true;
  }

  /** The next entry, or undefined when more text is needed or there is none. */
  next(): BibtexEntry | undefined {
    START.lastIndex = 0;
    const start = START.exec(this.text);
    if (!start) {
      if (!this.ended) this.forget(Math.max(0, this.text.length - 200));
      return undefined;
    }
    const [opening, type = "", bracket] = start;
    const bodyAt = start.index + opening.length;
    const end = this.entryEnd(bodyAt, bracket === "(" ? ")" : "}");
    if (!end) return undefined;
    this.count(start.index);
    const entry = { type: type.toLowerCase(), body: this.text.slice(bodyAt, end.body), line: this.line };
    this.forget(end.after);
    return end.fault === undefined ? entry : { ...entry, fault: end.fault };
  }

  private count(to: number): void {
    for (let at = this.text.indexOf("\n", this.countedTo); at >= 0 && at < to; at = this.text.indexOf("\n", at + 1)) {
      this.line++;
    }
    this.countedTo = Math.max(this.countedTo, to);
  }

  private forget(to: number): void {
    this.count(to);
    this.text = this.text.slice(to);
    this.countedTo = 0;
    this.probe.to = -1;
  }

  private entryEnd(from: number, close: string): EntryEnd | undefined {
    const { text } = this;
    if (this.probe.to < from) this.probe = { to: from, depth: 0 };
    STRUCTURE.lastIndex = this.probe.to;
    for (let match = STRUCTURE.exec(text); match; match = STRUCTURE.exec(text)) {
      // What follows decides; near the end of the text one has to wait for it.
      if (!this.ended && match.index > text.length - LOOKAHEAD) return this.wait(match.index, from);
      const end = this.ends(match[0], match.index, close);
      if (end) return end;
      this.probe.to = STRUCTURE.lastIndex;
    }
    if (this.ended) return { body: text.length, after: text.length, fault: "the file ends within it" };
    return this.wait(Math.max(this.probe.to, text.length - LOOKAHEAD), from);
  }

  /** Keeps count of braces; the end of the entry when this character ends it. */
  private ends(sign: string, at: number, close: string): EntryEnd | undefined {
    if (sign.endsWith("@")) {
      const next = NEXT_ENTRY.test(this.text.slice(at + 1, at + LOOKAHEAD));
      return next ? { body: at, after: at, fault: "its closing brace is missing" } : undefined;
    }
    if (sign === close && this.probe.depth === 0) {
      return continues(this.text, at + 1) ? undefined : { body: at, after: at + 1 };
    }
    if (sign === "{") this.probe.depth++;
    else if (sign === "}" && this.probe.depth > 0) this.probe.depth--;
    return undefined;
  }

  private wait(at: number, from: number): EntryEnd | undefined {
    this.probe.to = at;
    const { length } = this.text;
    return length - from > MAX_ENTRY ? { body: length, after: length, fault: "it is too long" } : undefined;
  }
}

interface EntryEnd {
  readonly body: number;
  readonly after: number;
  readonly fault?: string;
}

/** How many characters after a brace or “@” may be needed to interpret it. */
const LOOKAHEAD = 1000;

/** Escaped characters are skipped; a line that begins with @ may begin an entry. */
const STRUCTURE = /\\[\s\S]|[{})]|[\r\n][ \t]*@/g;

/** After one closing brace too many, the fields of the entry go on. */
function continues(text: string, at: number): boolean {
  return /^\s*,\s*[A-Za-z][\w-]*\s*=\s*["{\d]/.test(text.slice(at, at + 200));
}
