import type { Candidate } from "../../graph/extraction/candidates/candidates.ts";
import { contextOf } from "../../graph/extraction/candidates/context.ts";
import { surfaceOf } from "../../graph/extraction/candidates/surface.ts";
import type { Document } from "../../graph/extraction/language/document.ts";
import { FEATURE_NAMES, focusOf, mainSpan } from "../../graph/extraction/ranking/features.ts";
import { featureTableOf } from "../../graph/extraction/ranking/learned-model.ts";
import { WORD_TEMPLATES } from "../../graph/extraction/ranking/word-features.ts";
import { normalisePhrase } from "../quality/score.ts";
import type { GoldDocument } from "./gold.ts";
import type { LinearRows } from "./logistic.ts";
import { wordFeaturesOf } from "./word-values.ts";

/** One gold document with its candidates: rows `from` … `to` of the data set. */
export interface Example {
  readonly gold: GoldDocument;
  readonly document: Document;
  readonly candidates: readonly Candidate[];
  readonly surfaces: readonly string[];
  readonly from: number;
  readonly to: number;
}

export interface Dataset {
  readonly examples: readonly Example[];
  readonly rows: LinearRows;
  /** Per template, the number of each of its values. */
  readonly vocabulary: readonly Map<string, number>[];
  readonly features: number;
}

/** A word feature is kept when it is on in at least so many rows. */
const MIN_ROWS = 4;

export function buildDataset(documents: readonly GoldDocument[]): Dataset {
  const examples: Example[] = [];
  const dense: Float64Array[] = [];
  const words: string[][] = [];
  const labels: number[] = [];
  for (const gold of documents) {
    const context = contextOf({ title: "", abstract: gold.text });
    const { document, candidates } = context;
    const surfaces = candidates.map((candidate) => surfaceOf(document, mainSpan(candidate)));
    const wanted = new Set(gold.gold.map(normalisePhrase));
    const table = featureTableOf(context);
    dense.push(table.numbers);
    for (const i of candidates.keys()) {
      words.push(wordFeaturesOf(document, candidates[i]?.key ?? "", focusOf(document, candidates[i]!)));
      labels.push(wanted.has(normalisePhrase(surfaces[i]!)) ? 1 : 0);
    }
    examples.push({ gold, document, candidates, surfaces, from: labels.length - candidates.length, to: labels.length });
  }
  const { vocabulary, features } = vocabularyOf(words);
  const sparse = words.map((values) => sparseRow(values, vocabulary));
  const columns = FEATURE_NAMES.length;
  const all = new Float64Array(labels.length * columns);
  for (const [i, example] of examples.entries()) all.set(dense[i]!, example.from * columns);
  return { examples, rows: { dense: all, columns, sparse, labels: Float64Array.from(labels) }, vocabulary, features };
}

function vocabularyOf(words: readonly string[][]): { vocabulary: Map<string, number>[]; features: number } {
  let features = 0;
  const vocabulary = WORD_TEMPLATES.map((_, t) => {
    const counts = new Map<string, number>();
    for (const values of words) counts.set(values[t]!, (counts.get(values[t]!) ?? 0) + 1);
    const kept = [...counts].filter(([value, count]) => value !== "" && count >= MIN_ROWS).map(([value]) => value);
    return new Map(kept.sort().map((value) => [value, features++]));
  });
  return { vocabulary, features };
}

function sparseRow(values: readonly string[], vocabulary: readonly Map<string, number>[]): Int32Array {
  const on = values.map((value, t) => vocabulary[t]?.get(value) ?? -1);
  return Int32Array.from(on.filter((f) => f >= 0));
}
