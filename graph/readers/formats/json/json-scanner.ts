import { trimEndOf } from "../../../shared/scan.ts";
import { parseLiteral } from "../../record/literal.ts";

/** An object that was cut out of the text and parsed, or one that could not be. */
export type JsonPiece =
  | { readonly kind: "object"; readonly value: object; readonly line: number; readonly key: string | undefined }
  | { readonly kind: "broken"; readonly reason: string; readonly line: number };

/** Larger objects are wrappers: they are not parsed whole, their members are. */
const MAX_OBJECT = 16_000_000;

/** Greatest depth of objects that are read; deeper ones are skipped, which keeps the cost linear in the length. */
const MAX_DEPTH = 20;

const QUOTE = 34;
const BACKSLASH = 92;
const NEWLINE = 10;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

interface Level {
  readonly list: boolean;
  readonly line: number;
  /** Why the scanner went into an object instead of parsing it as a whole; undefined for lists. */
  readonly reason: string | undefined;
  readonly foundBefore: number;
  /** It has keys of its own that only papers have, so that it is lost even when papers are found inside it. */
  isPaper: boolean;
}

/**
 * Cuts a JSON text of any size into its objects and lets JSON.parse read each. Lists are entered; an object is parsed
 * whole, or entered when it is too large or broken, so that one bad record costs that record only. (The streaming
 * parsers of npm stop for good at the first syntax error, and are five to ten times slower than JSON.parse.)
 */
export class JsonScanner {
  /** How many papers the caller found: an entered object that gave none is reported as broken. */
  found = 0;
  private text = "";
  private at = 0;
  private line = 1;
  private ended = false;
  private key: string | undefined;
  private readonly levels: Level[] = [];
  /** How many of the levels are objects, and how many braces are open below the deepest level. */
  private entered = 0;
  private passed = 0;
  /** The object that is being measured: how far, how deep, in a string or not. */
  private probe = { to: -1, depth: 0, inString: false };

  /** Inside a string that is too long to keep in memory. */
  private skipping = false;
  private readonly isPaperKey: (key: string) => boolean;

  constructor(isPaperKey: (key: string) => boolean) {
    this.isPaperKey = isPaperKey;
  }

  push(chunk: string): void {
    if (this.at > 0) {
      if (this.probe.to >= 0) this.probe.to -= this.at;
      this.text = this.text.slice(this.at);
      this.at = 0;
    }
    this.text += chunk;
  }

  end(): void {
    this.ended = true;
  }

  /** The next object, or undefined when more text is needed or the text is over. */
  next(): JsonPiece | undefined {
    while (this.at < this.text.length) {
      const step = this.step(this.text.charCodeAt(this.at));
      if (step !== "on") return step;
    }
    return this.ended ? this.leaveAll() : undefined;
  }

  private step(code: number): JsonPiece | "on" | undefined {
    if (this.skipping) return this.skip() ? "on" : undefined;
    if (code === OPEN && this.entered < MAX_DEPTH) return this.object();
    if (code === QUOTE) return this.string() ? "on" : undefined;
    this.at++;
    if (code === NEWLINE) this.line++;
    return this.bracket(code) ?? "on";
  }

  private bracket(code: number): JsonPiece | undefined {
    if (code === OPEN) this.passed++;
    else if (code === CLOSE && this.passed > 0) this.passed--;
    else if (code === OPEN_LIST) this.enter(true, undefined);
    else if (code === CLOSE_LIST || code === CLOSE) return this.leave(code === CLOSE_LIST);
    return undefined;
  }

  private enter(list: boolean, reason: string | undefined): void {
    if (!list) this.entered++;
    this.levels.push({ list, line: this.line, reason, foundBefore: this.found, isPaper: false });
    this.key = undefined;
  }

  private leave(list: boolean): JsonPiece | undefined {
    const level = this.levels.at(-1);
    if (!level || level.list !== list) return undefined;
    this.levels.pop();
    if (!list) this.entered--;
    this.key = undefined;
    if (level.reason === undefined || (this.found > level.foundBefore && !level.isPaper)) return undefined;
    return { kind: "broken", reason: level.reason, line: level.line };
  }

  private leaveAll(): JsonPiece | undefined {
    for (let level = this.levels.at(-1); level; level = this.levels.at(-1)) {
      const broken = this.leave(level.list);
      if (broken) return broken;
    }
    return undefined;
  }

  /** Passes over a string; it is remembered as the key of what follows. False when more text is needed. */
  private string(): boolean {
    const to = stringEnd(this.text, this.at + 1);
    if (to >= this.text.length && !this.ended) {
      // A string larger than any record is skipped rather than kept in memory.
      this.skipping = to - this.at > MAX_OBJECT;
      return this.skipping && this.skip();
    }
    this.key = to - this.at < 300 ? this.text.slice(this.at + 1, to) : undefined;
    this.at = this.text.charCodeAt(to) === NEWLINE ? to : to + 1;
    const level = this.levels.at(-1);
    if (level && !level.list && this.key !== undefined && this.isPaperKey(this.key)) level.isPaper = true;
    return true;
  }

  /** Goes to the end of a string that is passed over; false when that is not there yet. */
  private skip(): boolean {
    const from = this.text.charCodeAt(this.at) === QUOTE && this.key !== PLACEHOLDER ? this.at + 1 : this.at;
    this.key = PLACEHOLDER;
    const to = stringEnd(this.text, from);
    if (to >= this.text.length && !this.ended) {
      this.at = Math.max(from, trailingEscape(this.text));
      return false;
    }
    this.at = to + 1;
    this.skipping = false;
    this.key = undefined;
    return true;
  }

  /** Parses the object that begins here, or enters it; undefined when more text is needed. */
  private object(): JsonPiece | "on" | undefined {
    const end = this.measure();
    if (end === undefined) {
      const waiting = !this.ended && this.text.length - this.at <= MAX_OBJECT;
      return waiting ? undefined : this.enterObject(this.ended ? "it does not end" : "it is larger than 16 MB");
    }
    const source = this.text.slice(this.at, end);
    const top = this.levels.at(-1);
    const key = top && !top.list ? this.key : undefined;
    const value = parseObject(source);
    if (value instanceof Error) return this.enterObject(value.message.replace(/\s+/g, " ").slice(0, 160));
    const piece: JsonPiece = { kind: "object", value, line: this.line, key };
    this.advance(end);
    return piece;
  }

  private enterObject(reason: string): "on" {
    this.enter(false, reason);
    this.at++;
    this.probe.to = -1;
    return "on";
  }

  private advance(end: number): void {
    for (let i = this.text.indexOf("\n", this.at); i >= 0 && i < end; i = this.text.indexOf("\n", i + 1)) this.line++;
    this.at = end;
    this.key = undefined;
    this.probe.to = -1;
  }

  /**
   * Where the object that begins here ends; goes on where it stopped when text was missing. JSON strings contain no
   * line feeds, so that a forgotten quote spoils its line only.
   */
  private measure(): number | undefined {
    const { text } = this;
    if (this.probe.to < this.at) this.probe = { to: this.at, depth: 0, inString: false };
    let { depth, inString, to } = this.probe;
    for (; to < text.length; to++) {
      const code = text.charCodeAt(to);
      if (inString) {
        if (code === BACKSLASH) to++;
        inString = code !== QUOTE && code !== NEWLINE;
      } else if (code === QUOTE) inString = true;
      else if (code === OPEN) depth++;
      else if (code === CLOSE && --depth === 0) return to + 1;
    }
    this.probe = { to, depth, inString };
    return undefined;
  }
}

/** The object in a text; what JSON does not know (NaN, None, single quotes) is read as Python writes it. */
function parseObject(source: string): object | Error {
  try {
    return JSON.parse(source) as object;
  } catch (error) {
    const literal = parseLiteral(source, true);
    return typeof literal === "object" && literal !== null ? literal : (error as Error);
  }
}

const PLACEHOLDER = "\u0000";

/** The end of the text, or the backslash that ends it and belongs to what follows. */
function trailingEscape(text: string): number {
  const escapes = text.length - trimEndOf(text, "\\").length;
  return escapes % 2 === 1 ? text.length - 1 : text.length;
}

/** Where the string whose first character stands at `from` ends: at its quote, or at a line feed, which no string can contain. */
function stringEnd(text: string, from: number): number {
  for (let to = from; to < text.length; to++) {
    const code = text.charCodeAt(to);
    if (code === BACKSLASH) to++;
    else if (code === QUOTE || code === NEWLINE) return to;
  }
  return text.length;
}
