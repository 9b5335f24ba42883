import table from "../data/background.json" with { type: "json" };

/**
 * Statistics of a word from the frozen table that ships with the product. The table is computed once by
 * scripts/train/background.ts and never changes with the papers of a user, so that what is decided inside a document depends
 * on that document alone.
 */
export interface WordFacts {
  /** log2 of the number of background papers with the word, in steps of 1/2. */
  readonly logPapers: number;
  /** Shares of its occurrences tagged as noun, adjective, gerund, participle and other verb, each 0 … 1. */
  readonly noun: number;
  readonly adjective: number;
  readonly gerund: number;
  readonly participle: number;
  readonly verb: number;
  /** Share of its occurrences inside a sentence that are written with a capital, 0 … 1. */
  readonly capital: number;
}

/** log2 of the number of background papers. */
export const backgroundLogPapers = Math.log2(table.papers);

const position = new Map<string, number>(table.words.split(" ").map((word, i) => [word, i]));

/** Number of words in the table. */
export const wordCount: number = position.size;

const factsByPosition: WordFacts[] = [...table.rarity].map((_, i) => ({
  logPapers: digit(table.rarity, i) / 2,
  noun: digit(table.N, i) / 35,
  adjective: digit(table.A, i) / 35,
  gerund: digit(table.G, i) / 35,
  participle: digit(table.E, i) / 35,
  verb: digit(table.V, i) / 35,
  capital: digit(table.capital, i) / 35,
}));

function digit(column: string, i: number): number {
  const unit = column.charCodeAt(i);
  return unit < 58 ? unit - 48 : unit - 87;
}

/** Position of a lower-case word in the table, −1 when it is too rare to be in it. */
export function wordPosition(lower: string): number {
  return position.get(lower) ?? -1;
}

/** Statistics of a lower-case word; undefined when it is too rare to be in the table. */
export function wordFacts(lower: string): WordFacts | undefined {
  return factsByPosition[wordPosition(lower)];
}

/** Approximate number of background papers with a lower-case word; 0 when it is not in the table. */
export function backgroundPapers(lower: string): number {
  const facts = wordFacts(lower);
  return facts === undefined ? 0 : 2 ** facts.logPapers;
}

/** Inverse document frequency of a lower-case word, scaled to 0 (in every paper) … 1 (not in the table). */
export function wordRarity(lower: string): number {
  const facts = wordFacts(lower);
  return facts === undefined ? 1 : 1 - facts.logPapers / backgroundLogPapers;
}
