/** First and last year of a period. */
export type Period = readonly [number, number];

/** "2012-2018" as years; null when the text is not a period, or ends before it begins. */
export function periodOf(text: string): Period | null {
  const [, from, to] = /^(\d{1,4})-(\d{1,4})$/.exec(text) ?? [];
  return from === undefined || to === undefined || Number(from) > Number(to) ? null : [Number(from), Number(to)];
}

export function periodText([from, to]: Period): string {
  return `${from}-${to}`;
}

/** The last three years and up to eight before them. */
export function latePeriods([first, last]: Period): readonly [Period, Period] {
  const from = Math.max(first + 1, last - 2);
  return [
    [Math.max(first, from - 8), from - 1],
    [from, last],
  ];
}

/** The two default periods to compare: up to the year that halves the papers, and after it. */
export function usualPeriods(years: Period, split: number | null): readonly [Period, Period] {
  const [first, last] = years;
  const middle = Math.min(Math.max(first, split ?? Math.floor((first + last) / 2)), Math.max(first, last - 1));
  return [
    [first, middle],
    [Math.min(middle + 1, last), last],
  ];
}
