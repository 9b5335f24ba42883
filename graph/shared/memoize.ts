const MEMORY = 50_000;

/** A pure function of a word, remembered for the words met most recently in bulk. */
export function remembered<T>(compute: (word: string) => T): (word: string) => T {
  let memory = new Map<string, T>();
  return (word) => {
    let result = memory.get(word);
    if (result === undefined) {
      if (memory.size >= MEMORY) memory = new Map();
      result = compute(word);
      memory.set(word, result);
    }
    return result;
  };
}
