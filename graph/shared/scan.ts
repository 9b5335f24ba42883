/**
 * The text without the given characters at its end. A pattern such as `[\s,]+$` takes quadratic time on a long run of them that is
 * not at the end.
 */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1]!)) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** Replaces white space by single spaces, or by one line end if it contains one. */
export function tidyLines(text: string): string {
  return text.replace(/\s+/g, (space) => (/[\r\n]/.test(space) ? "\n" : " ")).trim();
}
