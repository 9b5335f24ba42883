/** The words of a text, lower case, in one form for every way of writing an accent. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/**
 * Whether a text contains words side by side, in this order. Decided here and not by the store, so that every store gives the same papers
 * whatever its full-text index proposes.
 */
export function containsPhrase(text: string, phrase: readonly string[]): boolean {
  const first = phrase[0];
  if (first === undefined) return false;
  const words = wordsOf(text);
  let at = words.indexOf(first);
  while (at >= 0) {
    if (phrase.every((word, k) => words[at + k] === word)) return true;
    at = words.indexOf(first, at + 1);
  }
  return false;
}
