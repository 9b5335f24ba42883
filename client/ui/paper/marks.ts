/** A stretch of text that names a concept. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly concept: string;
  readonly community: number;
  readonly label?: string;
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
