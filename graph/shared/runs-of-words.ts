/** All runs of words within a key, itself left out. A key of n words has fewer than n²/2. */
export function runsOfWords(key: string): string[] {
  const words = key.split(" ");
  const runs: string[] = [];
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= words.length; end++) {
      if (end - start < words.length) runs.push(words.slice(start, end).join(" "));
    }
  }
  return runs;
}
