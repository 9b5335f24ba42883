/** Coarse word classes, with the letters that stand for them in words, models and packed candidates. */
export const WORD_CLASS = {
  noun: "N",
  adjective: "A",
  gerund: "G",
  participle: "E",
  verb: "V",
  adverb: "D",
  number: "C",
  preposition: "P",
  /** Or a pronoun. */
  determiner: "T",
  conjunction: "K",
  other: "O",
} as const;
export type WordClass = (typeof WORD_CLASS)[keyof typeof WORD_CLASS];

/** The name of each class in plain words. */
export const WORD_CLASSES: Readonly<Record<WordClass, string>> = {
  N: "noun",
  A: "adjective",
  G: "-ing form",
  E: "participle",
  V: "verb",
  D: "adverb",
  C: "number",
  P: "preposition",
  T: "article or pronoun",
  K: "conjunction",
  O: "grammar word",
};
