/** Lines of this many characters or fewer may come from a program that breaks long ones. */
const MAX_WIDTH = 132;
const MIN_WIDTH = 30;

/** The width at which the lines of a text were broken by a mail or terminal program; undefined when they were not. */
export function wrapWidth(lines: readonly string[]): number | undefined {
  const lengths = lines.map((line) => line.length).filter((length) => length > 0);
  if (lengths.length < 8) return undefined;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.98)] ?? 0;
  if (width > MAX_WIDTH || width < MIN_WIDTH) return undefined;
  // A line that goes on in lower case was broken; titles and abstracts one a line never are.
  const goesOn = lines.filter((line, i) => i > 0 && /^\p{Ll}/u.test(line) && isFull(lines[i - 1]!, line, width));
  return goesOn.length >= lengths.length * 0.25 ? width : undefined;
}

/** Whether the first word of the next line had no room on this one. */
function isFull(line: string, next: string, width: number): boolean {
  return line.length + 1 + (/^\S*/.exec(next)?.[0].length ?? 0) >= width;
}

export interface Paragraph {
  readonly line: number;
  readonly text: string;
}

/** Joins lines that were broken at a width; `take` gives a paragraph as soon as it is known to be whole. */
export class Unwrapper {
  private open: { line: number; parts: string[] } | undefined;
  /** The line that waits for the next one, which decides where it belongs. */
  private pending: Paragraph | undefined;
  private afterAbstract = false;
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
  }

  add(line: number, text: string): Paragraph[] {
    const ready = this.place(text);
    this.pending = text === "" ? undefined : { line, text };
    return ready;
  }

  finish(): Paragraph[] {
    return this.place("");
  }

  /** Appends the waiting line to the open paragraph, or begins the next one with it. */
  private place(next: string): Paragraph[] {
    const { pending } = this;
    const ready: Paragraph[] = [];
    const last = this.open?.parts.at(-1);
    if (
      this.open &&
      (pending === undefined || !isFull(last!, pending.text, this.width) || this.beginsTitle(last!, pending.text, next))
    ) {
      ready.push(this.close(this.open));
    }
    if (pending) {
      this.open ??= { line: pending.line, parts: [] };
      this.open.parts.push(pending.text);
      if (next === "") ready.push(this.close(this.open));
    }
    return ready;
  }

  private close({ line, parts }: { line: number; parts: readonly string[] }): Paragraph {
    const text = parts.reduce((before, part) => (/\p{L}-$/u.test(before) ? before + part : `${before} ${part}`));
    this.open = undefined;
    this.afterAbstract = /[.!?]["'”’)]?$/.test(text);
    return { line, text };
  }

  /** A full line may end a paragraph all the same: a sentence before a title, or a title as long as the line. */
  private beginsTitle(last: string, line: string, next: string): boolean {
    if (!/^[\p{Lu}\p{N}"“‘']/u.test(line)) return false;
    if (/[.!?]["'”’)]?$/.test(last))
      return !/[.!?,;]$/.test(line) && (isTitleCase(line) || !isFull(line, next, this.width));
    // The first line after an abstract is a title; where that has no capitals inside, one at the next line begins a sentence.
    return this.open?.parts.length === 1 && (isTitleCase(last) ? !isTitleCase(line) : this.afterAbstract);
  }
}

function isTitleCase(line: string): boolean {
  const words = line.split(/\s+/).filter((word) => /^\p{L}{4,}/u.test(word));
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length * 0.6;
}
