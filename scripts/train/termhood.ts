/**
 * Trains termhood on phrases that a reader judged (judged-phrases.json) and reports its cross-validated quality:
 *
 *   npx tsx scripts/train/termhood.ts [CORPORA-FOLDER]     (default: ../shared/corpora)
 *
 * Writes graph/extraction/data/termhood-model.json. Run it after training the rankers, whose scores it uses. Deterministic.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import type { PaperText } from "../../graph/extraction/language/document.ts";
import { CandidateReader } from "../../graph/extraction/packing/candidate-reader.ts";
import { KeyStatistics } from "../../graph/extraction/vocabulary/key-statistics.ts";
import { keyCountsOf } from "../../graph/extraction/vocabulary/termhood.ts";
import { TERMHOOD_NAMES, termhoodFeatures } from "../../graph/extraction/vocabulary/termhood-features.ts";
import { savedPage } from "../../graph/readers/formats/text/saved-page.ts";
import { seededRandom, shuffledRange } from "../../graph/shared/random.ts";
import judged from "./judged-phrases.json" with { type: "json" };
import { roundWeight } from "./logistic.ts";

const VERSION = 3;
const FOLDS = 10;
const folder = resolve(process.argv[2] ?? "../shared/corpora");

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function seedPage(): Promise<PaperText[]> {
  const papers: PaperText[] = [];
  for await (const item of savedPage.read(once(readFileSync(resolve(folder, "huggingface-page.txt"), "utf8")))) {
    if (item.kind === "record") papers.push(item.record);
  }
  return papers;
}

function linesOf(name: string, every: number): PaperText[] {
  const lines = gunzipSync(readFileSync(resolve(folder, name)))
    .toString()
    .split("\n");
  return lines
    .filter((line, i) => line !== "" && i % every === 0)
    .map((line) => {
      const { title, abstract } = JSON.parse(line) as Partial<PaperText>;
      return { title: title ?? "", abstract: abstract ?? "" };
    });
}

const COLLECTIONS: Readonly<Record<string, () => PaperText[] | Promise<PaperText[]>>> = {
  "seed page": seedPage,
  "5k": () => linesOf("papers-5k.jsonl.gz", 1),
  "every tenth paper of 80k": () => linesOf("papers-80k.jsonl.gz", 10),
};

/** A logistic regression over centred features: log-odds = bias + Σ weight · (feature − mean). */
interface RidgeModel {
  readonly bias: number;
  readonly weights: readonly number[];
  readonly mean: readonly number[];
}

const STEPS = 1500;
const RATE = 0.5;
/** The ridge penalty on the weights of standardised features. */
const RIDGE = 0.01;

interface Moments {
  readonly mean: number[];
  readonly scale: number[];
}

function momentsOf(rows: readonly Float64Array[]): Moments {
  const columns = rows[0]?.length ?? 0;
  const mean = Array.from({ length: columns }, (_, c) => rows.reduce((sum, row) => sum + row[c]!, 0) / rows.length);
  const scale = mean.map((average, c) => {
    const spread = Math.sqrt(rows.reduce((sum, row) => sum + (row[c]! - average) ** 2, 0) / rows.length);
    return spread > 1e-9 ? 1 / spread : 0;
  });
  return { mean, scale };
}

/** Trains a logistic regression by full-batch gradient descent with a ridge penalty; labels are 0 … 1. */
function trainRidge(rows: readonly Float64Array[], labels: readonly number[]): RidgeModel {
  const { mean, scale } = momentsOf(rows);
  const scaled = rows.map((row) => row.map((value, c) => (value - mean[c]!) * scale[c]!));
  const weights = new Float64Array(mean.length);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(mean.length);
    let slope = 0;
    for (const [i, row] of scaled.entries()) {
      let logit = bias;
      for (let c = 0; c < row.length; c++) logit += weights[c]! * row[c]!;
      const error = 1 / (1 + Math.exp(-logit)) - labels[i]!;
      slope += error;
      for (let c = 0; c < row.length; c++) gradient[c]! += error * row[c]!;
    }
    bias -= (RATE * slope) / rows.length;
    for (let c = 0; c < weights.length; c++) {
      const pull = gradient[c]! / rows.length + RIDGE * weights[c]!;
      weights[c]! -= RATE * pull;
    }
  }
  return { bias, weights: mean.map((_, c) => weights[c]! * scale[c]!), mean };
}

/** The log-odds of one row. */
function ridgeLogit({ bias, weights, mean }: RidgeModel, row: Float64Array): number {
  return weights.reduce((sum, weight, c) => sum + weight * (row[c]! - mean[c]!), bias);
}

/** A phrase with the judgement of the reader. */
interface JudgedPhrase {
  readonly phrase: string;
  readonly features: Float64Array;
  /** 1 for a good concept, 0 for a poor one, ½ for one between. */
  readonly label: number;
}

async function judgedRows(): Promise<JudgedPhrase[]> {
  const rows: JudgedPhrase[] = [];
  for (const { name, good, between, poor } of judged.collections) {
    const papers = await COLLECTIONS[name]?.();
    if (!papers) throw new Error(`judged-phrases.json names a collection that is not known: ${name}`);
    const collection = new KeyStatistics();
    const reader = new CandidateReader();
    for (const paper of papers) {
      reader.readKeys(extractCandidates(paper));
      collection.add(reader);
    }
    const before = rows.length;
    for (const [phrases, label] of [
      [good, 1],
      [between, 0.5],
      [poor, 0],
    ] as const) {
      for (const phrase of phrases) {
        const id = collection.keyId(phrase);
        if (id === undefined) continue;
        const features = Float64Array.from(termhoodFeatures(phrase, keyCountsOf(collection, id)));
        rows.push({ phrase, features, label });
      }
    }
    console.log(`${name}: ${papers.length} papers, ${rows.length - before} of the judged phrases are candidates`);
  }
  return rows;
}

const train = (rows: readonly JudgedPhrase[]): RidgeModel =>
  trainRidge(
    rows.map(({ features }) => features),
    rows.map(({ label }) => label),
  );

/** Scores every row by a model that has not seen it. */
function crossValidated(rows: readonly JudgedPhrase[]): number[] {
  const fold = new Int32Array(rows.length);
  for (const [n, i] of shuffledRange(rows.length, seededRandom(1)).entries()) fold[i] = n % FOLDS;
  const scores = new Array<number>(rows.length);
  for (let f = 0; f < FOLDS; f++) {
    const model = train(rows.filter((_, i) => fold[i] !== f));
    for (const [i, { features }] of rows.entries()) {
      if (fold[i] === f) scores[i] = 1 / (1 + Math.exp(-ridgeLogit(model, features)));
    }
  }
  return scores;
}

function report(rows: readonly JudgedPhrase[], scores: readonly number[]): void {
  const decidedRows = rows.map(({ label }, i) => ({ label, score: scores[i]! })).filter(({ label }) => label !== 0.5);
  const good = decidedRows.filter(({ label }) => label === 1);
  const poor = decidedRows.filter(({ label }) => label === 0);
  const above = good.reduce((sum, g) => sum + poor.filter((p) => p.score < g.score).length, 0);
  console.log(
    `area under the curve ${(above / good.length / poor.length).toFixed(3)} (${good.length} good, ${poor.length} poor)`,
  );
  for (const cut of [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85]) {
    const aboveCut = rows.filter((_, i) => scores[i]! >= cut);
    const share = (label: number, of: number) =>
      `${Math.round((100 * aboveCut.filter((row) => row.label === label).length) / of)} %`;
    console.log(
      `cut ${cut}: ${aboveCut.length} kept, ${share(0, aboveCut.length)} of them poor, ${share(1, good.length)} of the good`,
    );
  }
}

const rows = await judgedRows();
report(rows, crossValidated(rows));
const { mean, weights, bias } = train(rows);
writeFileSync(
  resolve(import.meta.dirname, "../../graph/extraction/data/termhood-model.json"),
  `${JSON.stringify({ version: VERSION, features: TERMHOOD_NAMES, bias: roundWeight(bias), weights: weights.map(roundWeight), mean: mean.map(roundWeight) })}\n`,
);
