import { stem } from "./porter.ts";

/** Precision, recall and F1, 0 … 1. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const EDGES = /^[.,;:!?"'`()[\]{}]+|[.,;:!?"'`()[\]{}]+$/g;

/** Normalises a phrase for comparison: NFKC, lower case, one kind of hyphen, stemmed words. */
export function normalisePhrase(phrase: string): string {
  return phrase
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2010-\u2014\u2212]/g, "-")
    .split(/\s+/)
    .map((word) => word.replace(EDGES, ""))
    .filter((word) => word !== "")
    .map(stem)
    .join(" ");
}

/** The distinct normalised phrases, each at its best rank. */
export function uniquePhrases(phrases: readonly string[]): string[] {
  return [...new Set(phrases.map(normalisePhrase))].filter((phrase) => phrase !== "");
}

/** Scores a set of predicted phrases by its number of hits. */
export function scoreSet(hits: number, predicted: number, gold: number): Score {
  const precision = predicted === 0 ? 0 : hits / predicted;
  const recall = gold === 0 ? 0 : hits / gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** The ranked phrases of a document, best first, how many of them are above its cut, and its gold phrases. */
export interface RankedDocument {
  readonly ranked: readonly string[];
  readonly aboveCut: number;
  readonly gold: readonly string[];
}

/** How many of the ranked phrases are scored. */
export type Cut = 5 | 10 | 15 | "aboveCut";

/** The average score of the documents that have gold phrases; "aboveCut" scores those above the cut of each document. */
export function macroScore(documents: readonly RankedDocument[], cut: Cut): Score {
  const rows = documents.flatMap(({ ranked, aboveCut, gold }) => {
    const wanted = new Set(uniquePhrases(gold));
    if (wanted.size === 0) return [];
    const top = cut === "aboveCut" ? uniquePhrases(ranked.slice(0, aboveCut)) : uniquePhrases(ranked).slice(0, cut);
    return [scoreSet(top.filter((phrase) => wanted.has(phrase)).length, top.length, wanted.size)];
  });
  const mean = (field: keyof Score) => rows.reduce((sum, row) => sum + row[field], 0) / Math.max(1, rows.length);
  return { precision: mean("precision"), recall: mean("recall"), f1: mean("f1") };
}

/** Precision, recall and F1 ×100 at every cut, rounded to a tenth. */
export type Scores = Readonly<Record<"at5" | "at10" | "at15" | "set", Score>>;

/** The average scores of a ranking at all reported cuts. */
export function allScores(documents: readonly RankedDocument[]): Scores {
  const percent = (cut: Cut): Score => {
    const { precision, recall, f1 } = macroScore(documents, cut);
    const round = (share: number) => Math.round(share * 1000) / 10;
    return { precision: round(precision), recall: round(recall), f1: round(f1) };
  };
  return { at5: percent(5), at10: percent(10), at15: percent(15), set: percent("aboveCut") };
}
