/**
 * Trains the models of graph/extraction/knowledge from the typed gold sets:
 *
 *   npm run train:knowledge -- [GOLD-FOLDER]     (default: ../shared/gold)
 *
 * Writes kind-model.json and relation-model.json of graph/extraction/data. Relations are trained with the kinds that a model
 * predicts which has not seen the document, as they are when the models are used. Deterministic; takes some minutes.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  type ClassifierFile,
  encodeWeight,
  MAX_STEPS,
  WEIGHT_STEP,
} from "../../graph/extraction/knowledge/classifier.ts";
import { kindFeatures, kindNumbers } from "../../graph/extraction/knowledge/kind-features.ts";
import {
  argmax,
  CONJUNCTION,
  KINDS,
  NO_RELATION,
  pairsOf,
  RELATION_TYPES,
  relationProbabilities,
} from "../../graph/extraction/knowledge/knowledge.ts";
import { relationFeatures } from "../../graph/extraction/knowledge/relation-features.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { readTypedGold, relationKey, type TypedDocument } from "../quality/typed-gold.ts";
import { roundWeight } from "./logistic.ts";
import { type ClassModel, type ClassRows, predict, type SoftmaxOptions, trainSoftmax } from "./softmax.ts";

const VERSION = 1;
const SEED = 1;
const FOLDS = 4;
const TRAINED_ON = "scierc-train";
const KIND_OPTIONS: SoftmaxOptions = { epochs: 12, rate: 0.07, penalty: 4e-3, minRows: 2 };
const RELATION_OPTIONS: SoftmaxOptions = { epochs: 12, rate: 0.07, penalty: 4e-3, minRows: 2 };
/** Features whose weights are all smaller are left out; the largest value, of those tried, without loss on the development set. */
const MIN_WEIGHT = 0.25;

const folder = resolve(process.argv[2] ?? "../shared/gold");
const data = resolve(import.meta.dirname, "../../graph/extraction/data");

/** Types that have no direction. */
const SYMMETRIC = new Set(["compare", CONJUNCTION]);
const RELATION_CLASSES = [
  NO_RELATION,
  CONJUNCTION,
  ...RELATION_TYPES.flatMap((type) => (SYMMETRIC.has(type) ? [type] : [`${type}>`, `${type}<`])),
];

function kindRows(documents: readonly TypedDocument[]): ClassRows {
  const spans = documents.flatMap(({ document, spans }) => spans.map((span) => ({ document, span })));
  return {
    features: spans.map(({ document, span }) => kindFeatures(document, span)),
    numbers: spans.map(({ document, span }) => kindNumbers(document, span)),
    labels: spans.map(({ span }) => KINDS.indexOf(span.kind)),
    classes: KINDS,
  };
}

/** The probabilities of the kinds of all spans, each by a model that has not seen its document. */
function unseenKinds(documents: readonly TypedDocument[], rows: ClassRows): Float64Array[] {
  const folds = documents.flatMap(({ spans }, d) => spans.map(() => d % FOLDS));
  const probabilities: Float64Array[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const chosen = [...folds.keys()].filter((row) => folds[row] !== fold);
    const model = trainSoftmax(rows, chosen, KIND_OPTIONS, seededRandom(SEED));
    for (const [row, own] of folds.entries()) if (own === fold) probabilities[row] = predict(model, rows, row);
  }
  return probabilities;
}

function relationRows(documents: readonly TypedDocument[], kinds: readonly Float64Array[]): ClassRows {
  const features: string[][] = [];
  const numbers: Float64Array[] = [];
  const labels: number[] = [];
  let from = 0;
  for (const { document, spans, relations } of documents) {
    const start = from;
    const ordered = spans.map((span, i) => ({
      ...span,
      kind: argmax(kinds[start + i]!),
      probabilities: kinds[start + i]!,
    }));
    from += spans.length;
    for (const pair of pairsOf(document, ordered)) {
      const [left, right] = [pair.left, pair.right];
      const forward = relations.get(relationKey([left.start, left.end], [right.start, right.end]));
      const backward = relations.get(relationKey([right.start, right.end], [left.start, left.end]));
      features.push(relationFeatures(document, pair));
      numbers.push(relationProbabilities(left.probabilities, right.probabilities));
      labels.push(RELATION_CLASSES.indexOf(classOf(forward, backward)));
    }
  }
  return { features, numbers, labels, classes: RELATION_CLASSES };
}

function classOf(forward: string | undefined, backward: string | undefined): string {
  const type = forward ?? backward;
  if (type === undefined) return NO_RELATION;
  if (SYMMETRIC.has(type)) return type;
  return `${type}${forward === undefined ? "<" : ">"}`;
}

function writeModel(name: string, rows: ClassRows, model: ClassModel): void {
  const largeWeights = [...model.weights].filter(([, own]) => own.some((weight) => Math.abs(weight) >= MIN_WEIGHT));
  const stepsOf = (weight: number) => Math.max(-MAX_STEPS, Math.min(MAX_STEPS, Math.round(weight / WEIGHT_STEP)));
  const file: ClassifierFile = {
    version: VERSION,
    classes: rows.classes,
    bias: [...model.bias].map(roundWeight),
    numbers: model.numbers.map((own) => [...own].map(roundWeight)),
    features: largeWeights.map(([feature]) => feature).join("\n"),
    weights: largeWeights.map(([, own]) => [...own].map((weight) => encodeWeight(stepsOf(weight))).join("")).join(""),
  };
  writeFileSync(resolve(data, `${name}-model.json`), `${JSON.stringify(file)}\n`);
  console.log(`${name}: ${rows.labels.length} rows, ${largeWeights.length} of ${model.weights.size} features`);
}

const documents = readTypedGold(folder, TRAINED_ON);
const kinds = kindRows(documents);
const allOf = (rows: ClassRows) => [...rows.labels.keys()];
writeModel("kind", kinds, trainSoftmax(kinds, allOf(kinds), KIND_OPTIONS, seededRandom(SEED)));
const relations = relationRows(documents, unseenKinds(documents, kinds));
writeModel("relation", relations, trainSoftmax(relations, allOf(relations), RELATION_OPTIONS, seededRandom(SEED)));
