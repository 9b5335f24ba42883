/** A stretch of text that names a concept. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly concept: string;
  readonly community: number;
  readonly label?: string;
  /** True for the words that show a relation rather than a concept. */
  readonly isCue?: boolean;
}

/**
 * The part of a sentence around its marks, of about `length` characters, cut between words: where it begins later or ends earlier than the
 * sentence, an ellipsis stands for the rest.
 */
export function excerptAround<T extends Pick<Mark, "start" | "end">>(
  text: string,
  marks: readonly T[],
  length: number,
): { text: string; marks: T[] } {
  const first = Math.min(...marks.map(({ start }) => start), text.length);
  const last = Math.max(...marks.map(({ end }) => end), 0);
  if (text.length <= length || marks.length === 0) return { text, marks: [...marks] };
  const spare = Math.max(0, length - (last - first)) / 2;
  const from = first - spare <= 0 ? 0 : text.indexOf(" ", Math.min(first - 1, Math.floor(first - spare))) + 1;
  const cut = text.lastIndexOf(" ", Math.max(last, from + length));
  const to = cut < last || from + length >= text.length ? text.length : cut;
  const before = from > 0 ? "… " : "";
  const shift = before.length - from;
  return {
    text: `${before}${text.slice(from, to)}${to < text.length ? " …" : ""}`,
    marks: marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })),
  };
}

/** Marks in order and without overlaps; of two that overlap the longer one is kept. */
export function separateMarks(marks: readonly Mark[]): Mark[] {
  const longestFirst = [...marks].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const separate: Mark[] = [];
  for (const mark of longestFirst) {
    if (mark.end > mark.start && separate.every((other) => mark.end <= other.start || mark.start >= other.end))
      separate.push(mark);
  }
  return separate.sort((a, b) => a.start - b.start);
}
