import { writeFileSync } from "node:fs";
import { FEATURE_NAMES } from "../../graph/extraction/ranking/features.ts";
import type { ModelFile } from "../../graph/extraction/ranking/learned-model.ts";
import { OVERLAP_NAMES } from "../../graph/extraction/ranking/overlap-features.ts";
import type { StyleFile } from "../../graph/extraction/ranking/text-style.ts";
import { WORD_TEMPLATES } from "../../graph/extraction/ranking/word-features.ts";
import type { Forest } from "./boosted-trees.ts";
import type { Dataset } from "./dataset.ts";
import type { LinearModel } from "./logistic.ts";

/** Word weights below this change no ranking and are left out. */
const SMALLEST = 0.04;

const rounded = (value: number) => Number(value.toPrecision(6));

/** Everything that is trained. */
export interface Trained {
  readonly linear: LinearModel;
  readonly style: StyleFile;
  readonly forest: Forest;
}

/** Writes both stages as the JSON that graph/extraction/ranking/learned-model.ts reads; standardisation is folded into the weights. */
export function writeModel(path: string, version: number, data: Dataset, { linear, style, forest }: Trained): void {
  const weights = [...linear.dense].map((weight, c) => rounded(weight * linear.scale[c]!));
  const bias = weights.reduce((sum, weight, c) => sum - weight * linear.mean[c]!, linear.bias);
  const words = Object.fromEntries(
    WORD_TEMPLATES.map((template, t) => {
      const kept = [...(data.vocabulary[t] ?? [])].filter(([, f]) => Math.abs(linear.sparse[f]!) >= SMALLEST);
      return [
        template,
        {
          values: kept.map(([value]) => value).join("\n"),
          weights: kept.map(([, f]) => Math.round(linear.sparse[f]! * 1000)),
        },
      ];
    }),
  );
  const file: ModelFile = {
    version,
    features: [...FEATURE_NAMES, ...OVERLAP_NAMES],
    bias: rounded(bias),
    weights,
    words,
    style,
    trees: { ...forest, bias: rounded(forest.bias), threshold: forest.threshold.map(rounded) },
  };
  writeFileSync(path, `${JSON.stringify(file)}\n`);
}
