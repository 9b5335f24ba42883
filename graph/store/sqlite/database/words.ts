import type { Database } from "better-sqlite3";

const ASCII = /^[ -~\s]*$/;

/** The different words of a text as the full-text index splits them, before it takes off their endings: lower case, without accents. */
function wordsOfText(text: string): Set<string> {
  return new Set(foldWord(text).match(/[\p{L}\p{N}]+/gu));
}

/** Accents alone are taken off: unlike in other comparisons, "²" is not "2" to the index, nor a ligature two letters. */
function foldWord(text: string): string {
  const lower = text.toLowerCase();
  return ASCII.test(lower)
    ? lower
    : lower
        .normalize("NFD")
        .replace(/\p{M}+/gu, "")
        .normalize("NFC");
}

/**
 * Makes the function that counts the words of new texts. Papers that are removed or get other texts are not taken off: the
 * counts only say which words are common.
 */
export function wordCounter(writer: Database) {
  const add = writer.prepare(
    "INSERT INTO word VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET papers = papers + excluded.papers",
  );
  return (texts: readonly string[]): void => {
    const counts = new Map<string, number>();
    for (const text of texts) for (const word of wordsOfText(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, papers] of counts) add.run(word, papers);
  };
}

/** Words that are searched for a beginning, at most. */
const MAX_COMPLETIONS = 12;
/** For shorter ones the full-text index has lists of its own; see `schema.ts`. */
const MIN_BEGINNING = 3;

interface Completions {
  readonly words: readonly string[];
  /** Papers that contain these words; those with several count several times. */
  readonly papers: number;
  /** Whether no other word begins so. */
  readonly areAll: boolean;
}

/** Makes the functions that look up in how many papers a word stands, and the most frequent words with a beginning. */
export function wordLookup(reader: Database) {
  const find = reader.prepare<[string], number>("SELECT papers FROM word WHERE word = ?").pluck();
  const next = reader.prepare<[string, string, number], { word: string; papers: number }>(
    "SELECT word, papers FROM word WHERE word > ? AND word < ? ORDER BY papers DESC, word LIMIT ?",
  );
  const papersOf = (word: string): number => (find.get(foldWord(word)) as number | undefined) ?? 0;

  /** The beginning itself comes first, a word or not; undefined when it is so short that the index has a list for it. */
  function completions(beginning: string): Completions | undefined {
    const folded = foldWord(beginning);
    if (folded.length < MIN_BEGINNING) return undefined;
    const longer = next.all(folded, `${folded}\u{10ffff}`, MAX_COMPLETIONS + 1);
    const used = longer.slice(0, MAX_COMPLETIONS);
    return {
      words: [folded, ...used.map(({ word }) => word)],
      papers: used.reduce((sum, { papers }) => sum + papers, papersOf(folded)),
      // Scripts that the index splits otherwise are left to it.
      areAll: longer.length === used.length && ASCII.test(folded),
    };
  }
  return { papersOf, completions };
}
