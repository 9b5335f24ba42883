import table from "../data/background.json" with { type: "json" };

/**
 * What is known of a word before any paper is read: the frozen table of word statistics that ships with the product.
 * It is computed once by scripts/train/background.ts; nothing a user adds changes it, so that what is decided inside a
 * document depends on that document alone.
 */
export interface WordFacts {
  /** log2 of the number of background papers with the word, in steps of 1/2. */
  readonly logPapers: number;
  /** Shares 0 … 1 of its occurrences tagged as noun, adjective, gerund, participle and other verb. */
  readonly noun: number;
  readonly adjective: number;
  readonly gerund: number;
  readonly participle: number;
  readonly verb: number;
  /** Share of its occurrences inside a sentence that bear a capital. */
  readonly capital: number;
}

/** Version of the table; part of the extractor's tag. */
export const backgroundVersion: number = table.version;

/** log2 of the number of background papers. */
export const backgroundLogPapers = Math.log2(table.papers);

const position = new Map<string, number>(table.words.split(" ").map((word, i) => [word, i]));

/** Number of words in the table. */
export const wordCount: number = position.size;

const facts: WordFacts[] = [...table.rarity].map((_, i) => ({
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

/** Facts about a lower-case word, undefined when it is too rare to have any. */
export function wordFacts(lower: string): WordFacts | undefined {
  return facts[wordPosition(lower)];
}

/** Number of background papers with a lower-case word, about; 0 when it is not in the table. */
export function backgroundPapers(lower: string): number {
  const known = wordFacts(lower);
  return known === undefined ? 0 : 2 ** known.logPapers;
}

/** Inverse document frequency in bits scaled to 0 (in every paper) … 1 (not in the table). */
export function wordRarity(lower: string): number {
  const known = wordFacts(lower);
  return known === undefined ? 1 : 1 - known.logPapers / backgroundLogPapers;
}
