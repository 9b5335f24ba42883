/**
 * Trains the rankers of graph/extraction/data from the gold sets, cross-validated:
 *
 *   npm run train -- [GOLD-FOLDER] [span|index]     (default: ../shared/gold, both)
 *
 * Writes span-model.json and index-model.json, and scripts/train/cross-validation.json where every document is scored by models
 * that have not seen it. Deterministic; takes some minutes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { FEATURE_NAMES } from "../../graph/extraction/ranking/features.ts";
import type { ModelFile } from "../../graph/extraction/ranking/learned-model.ts";
import { OVERLAP_NAMES } from "../../graph/extraction/ranking/overlap-features.ts";
import { bestF1Cut } from "../../graph/extraction/ranking/scores.ts";
import type { StyleFile } from "../../graph/extraction/ranking/text-style.ts";
import { WORD_TEMPLATES } from "../../graph/extraction/ranking/word-features.ts";
import { type GoldDocument, readGold } from "../quality/gold.ts";
import { allScores, type RankedDocument } from "../quality/score.ts";
import type { Forest } from "./boosted-trees.ts";
import { buildDataset, type Dataset } from "./dataset.ts";
import { foldsOf, HELD_OUT, Trainer } from "./folds.ts";
import { type LinearModel, roundWeight } from "./logistic.ts";

const VERSION = 4;
const folder = resolve(process.argv[2] ?? "../shared/gold");
const data = resolve(import.meta.dirname, "../../graph/extraction/data");

interface RankerPlan {
  /** Sets grouped by source; transfer is measured without a whole group. */
  readonly sources: readonly (readonly string[])[];
  /** Number of trees of the second stage; more do not rank better, by cross-validation. */
  readonly trees: number;
}

const RANKERS: Readonly<Record<string, RankerPlan>> = {
  span: { sources: [["scierc-train", "scierc-dev"], ["semeval2017-dev"], ["inspec-dev"]], trees: 200 },
  index: { sources: [["kdd-dev"], ["www-dev"]], trees: 100 },
};

function judge(dataset: Dataset, logits: Float64Array, set: string): RankedDocument[] {
  return dataset.examples
    .filter(({ gold }) => gold.set === set)
    .map(({ gold, surfaces, from }) => {
      const order = [...surfaces.keys()].sort((a, b) => logits[from + b]! - logits[from + a]! || a - b);
      const probabilities = order.map((i) => 1 / (1 + Math.exp(-logits[from + i]!)));
      const ranked = order.map((i) => surfaces[i]!);
      return { ranked, aboveCut: bestF1Cut(probabilities), gold: gold.gold };
    });
}

function trainRanker(name: string, { sources, trees }: RankerPlan): Record<string, unknown> {
  const documents: GoldDocument[] = sources.flat().flatMap((set) => readGold(folder, set));
  const dataset = buildDataset(documents);
  console.log(`${name}: ${documents.length} documents, ${dataset.rows.labels.length} candidates`);
  const folds = foldsOf(dataset);
  const trainer = new Trainer(dataset, folds, trees);
  const validated = trainer.crossValidated();
  const result: Record<string, unknown> = {};
  for (const source of sources) {
    const withHeldOut = folds.map((fold, i) => (source.includes(documents[i]?.set ?? "") ? HELD_OUT : fold));
    const transferred = new Trainer(dataset, withHeldOut, trees).heldOut();
    for (const set of source) {
      result[set] = {
        crossValidated: allScores(judge(dataset, validated, set)),
        transfer: allScores(judge(dataset, transferred, set)),
      };
      console.log(set, JSON.stringify(result[set]));
    }
  }
  const all = () => true;
  const trained = { linear: trainer.linear(all), style: trainer.style(all), forest: trainer.forest() };
  writeModel(resolve(data, `${name}-model.json`), VERSION, dataset, trained);
  return result;
}

/** Smaller word weights do not change the ranking and are left out. */
const MIN_WORD_WEIGHT = 0.04;

/** The three trained parts of a ranker. */
interface RankerParts {
  readonly linear: LinearModel;
  readonly style: StyleFile;
  readonly forest: Forest;
}

/** Writes a ranker as the JSON that learned-model.ts reads; the standardisation of columns becomes part of the weights. */
function writeModel(path: string, version: number, data: Dataset, { linear, style, forest }: RankerParts): void {
  const weights = [...linear.dense].map((weight, c) => roundWeight(weight * linear.scale[c]!));
  const bias = weights.reduce((sum, weight, c) => sum - weight * linear.mean[c]!, linear.bias);
  const words = Object.fromEntries(
    WORD_TEMPLATES.map((template, t) => {
      const heavyWords = [...(data.vocabulary[t] ?? [])].filter(
        ([, f]) => Math.abs(linear.sparse[f]!) >= MIN_WORD_WEIGHT,
      );
      return [
        template,
        {
          values: heavyWords.map(([value]) => value).join("\n"),
          weights: heavyWords.map(([, f]) => Math.round(linear.sparse[f]! * 1000)),
        },
      ];
    }),
  );
  const file: ModelFile = {
    version,
    features: [...FEATURE_NAMES, ...OVERLAP_NAMES],
    bias: roundWeight(bias),
    weights,
    words,
    style,
    trees: { ...forest, bias: roundWeight(forest.bias), threshold: forest.threshold.map(roundWeight) },
  };
  writeFileSync(path, `${JSON.stringify(file)}\n`);
}

const modelName = process.argv[3];
const plans = Object.entries(RANKERS).filter(([name]) => modelName === undefined || modelName === name);
const results = Object.fromEntries(plans.map(([name, plan]) => [name, trainRanker(name, plan)]));
const path = resolve(import.meta.dirname, "cross-validation.json");
const earlier = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
writeFileSync(path, `${JSON.stringify({ ...earlier, ...results }, null, 2)}\n`);
