/** Results in memory at most. */
const MAX_ENTRIES = 50_000;

/** Memoizes a pure function of a word; a full memory is emptied. */
export function memoize<T>(compute: (word: string) => T): (word: string) => T {
  let memory = new Map<string, T>();
  return (word) => {
    let result = memory.get(word);
    if (result === undefined) {
      if (memory.size >= MAX_ENTRIES) memory = new Map();
      result = compute(word);
      memory.set(word, result);
    }
    return result;
  };
}
