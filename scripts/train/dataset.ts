import { type Candidate, mainSpan } from "../../graph/extraction/candidates/candidates.ts";
import { contextOf } from "../../graph/extraction/candidates/context.ts";
import { surfaceOf } from "../../graph/extraction/candidates/span.ts";
import type { Document } from "../../graph/extraction/language/document.ts";
import { type CandidateFocus, FEATURE_NAMES, focusOf } from "../../graph/extraction/ranking/features.ts";
import { featureTableOf } from "../../graph/extraction/ranking/learned-model.ts";
import { putWordFeatures, WORD_TEMPLATES } from "../../graph/extraction/ranking/word-features.ts";
import type { GoldDocument } from "../quality/gold.ts";
import { normalisePhrase } from "../quality/score.ts";
import type { LinearRows } from "./logistic.ts";

/** One gold document with its candidates, which are the rows from `from` to `to` (exclusive) of the data set. */
export interface Example {
  readonly gold: GoldDocument;
  readonly document: Document;
  readonly candidates: readonly Candidate[];
  readonly surfaces: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** The candidates of all gold documents as rows for training. */
export interface Dataset {
  readonly examples: readonly Example[];
  readonly rows: LinearRows;
  /** Per template, the number of each of its values. */
  readonly vocabulary: readonly Map<string, number>[];
  /** Number of distinct values of all templates. */
  readonly features: number;
}

/** A value of a template is a feature when at least this many rows have it. */
const MIN_ROWS = 4;

/** Computes the features of all candidates and labels those that match a gold phrase. */
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
    const frequentValues = [...counts]
      .filter(([value, count]) => value !== "" && count >= MIN_ROWS)
      .map(([value]) => value);
    return new Map(frequentValues.sort().map((value) => [value, features++]));
  });
  return { vocabulary, features };
}

function sparseRow(values: readonly string[], vocabulary: readonly Map<string, number>[]): Int32Array {
  const on = values.map((value, t) => vocabulary[t]?.get(value) ?? -1);
  return Int32Array.from(on.filter((f) => f >= 0));
}

/** The word features of a phrase as texts. */
export function wordFeaturesOf(document: Document, key: string, focus: CandidateFocus): string[] {
  const values: string[] = [];
  let value = "";
  const sink = {
    add(part: string) {
      value += part;
    },
    end() {
      values.push(value);
      value = "";
    },
  };
  putWordFeatures(sink, document, key, focus);
  return values;
}
