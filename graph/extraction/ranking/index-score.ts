import model from "../data/index-model.json" with { type: "json" };
import { type FeatureTable, type ModelFile, rankerOf } from "./learned-model.ts";
import { keptByProbability, probabilities, type SpanScores } from "./span-score.ts";

const ranker = rankerOf(model as ModelFile);

/** Version of the committed weights; part of the extractor's tag. */
export const indexModelVersion: number = model.version;

/** Scores candidates as index terms: what the authors would put under "keywords". */
export function indexScores(table: FeatureTable): SpanScores {
  return keptByProbability(ranker(table));
}

/** The scores of some candidates alone. */
export function indexScoresOf(table: FeatureTable, only: ReadonlySet<number>): Float64Array {
  return probabilities(ranker(table, only));
}
