/**
 * The text without the characters of `signs` at its end. A pattern such as `[\s,]+$` tries every run again and takes time
 * with the square of a long run that is not at the end.
 */
export function trimEndOf(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1]!)) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** White space to single spaces, but line ends stay line ends. */
export function tidyLines(text: string): string {
  return text.replace(/\s+/g, (space) => (/[\r\n]/.test(space) ? "\n" : " ")).trim();
}
