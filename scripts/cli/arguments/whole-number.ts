import { UsageError } from "./usage-error.ts";

/** The value of a whole-number option within its bounds. */
export function wholeNumber(value: string, option: string, min: number, max = Number.MAX_SAFE_INTEGER): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max)) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new UsageError(`${option} takes a whole number ${range}, not “${value}”.`);
  }
  return number;
}
