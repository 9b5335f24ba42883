/** Words that join others without meaning of their own. */
const FUNCTION_WORDS = new Set("of for in on the a an and with to by from via using based".split(" "));

/** The same for words that differ by inflection only ("learned", "learning", "learns"); rough, for comparing. */
export function stemOf(word: string): string {
  const bare = word.replace(/[^\p{L}\p{N}+#]/gu, "");
  const cut = bare.length > 5 ? bare.replace(/(?:ings?|ed|es|s)$/, "") : bare.replace(/s$/, "");
  // "modelling" and "model", "optimise" and "optimising".
  return cut.replace(/([bdgklmnprt])\1$/, "$1").replace(/(?<=...)e$/, "");
}

/** The words of a key that mean something, as stems. */
export function stemsOf(key: string): string[] {
  return key
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== "" && !FUNCTION_WORDS.has(word))
    .map(stemOf);
}

/** A key without what separates its words: "data set", "data-set" and "dataset" are one. */
export function withoutSeparators(key: string): string {
  return key.replace(/[^\p{L}\p{N}+#]/gu, "");
}

/** First letters of the words, joining words left out: "long short-term memory" gives "lstm". */
export function initialsOf(key: string): string {
  return key
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !FUNCTION_WORDS.has(word))
    .map((word) => word[0])
    .join("");
}

/** True when two texts differ by one letter left out, put in, changed, or two neighbours swapped. */
export function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
