import { OVERLAP_NAMES, overlapFeatures, rivalsOf } from "../../graph/extraction/ranking/overlap-features.ts";
import { type StyleFile, styleOf } from "../../graph/extraction/ranking/text-style.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { type Forest, type ForestOptions, forestLogit, trainForest } from "./boosted-trees.ts";
import type { Dataset } from "./dataset.ts";
import { type LinearModel, linearLogit, trainLinear } from "./logistic.ts";
import { sourceOf, styleTable, trainStyle } from "./style.ts";

/** Settings of the second stage except the number of trees, chosen by cross-validation on the gold sets. */
const FOREST: Omit<ForestOptions, "trees"> = {
  leaves: 16,
  rate: 0.1,
  minRows: 40,
  ridge: 5,
  rowShare: 0.6,
  columnShare: 0.5,
};
const FOLDS = 5;
const SEED = 1;
/** The fold of documents that are never trained on, to measure transfer. */
export const HELD_OUT = FOLDS;

/** The fold of every document; each fold has a fifth of every set. */
export function foldsOf(data: Dataset): Int32Array {
  const seen = new Map<string, number>();
  return Int32Array.from(data.examples, ({ gold }) => {
    const n = seen.get(gold.set) ?? 0;
    seen.set(gold.set, n + 1);
    return n % FOLDS;
  });
}

/** The rows of the documents whose fold is selected. */
function rowsOf(data: Dataset, folds: Int32Array, select: (fold: number) => boolean): Uint32Array {
  return Uint32Array.from(
    data.examples.flatMap(({ from, to }, i) =>
      select(folds[i]!) ? Array.from({ length: to - from }, (_, k) => from + k) : [],
    ),
  );
}

/** Trains both stages of a ranker; the second learns from out-of-fold logits of the first (stacking). */
export class Trainer {
  readonly #data: Dataset;
  readonly #folds: Int32Array;
  readonly #trees: number;
  readonly #linear = new Map<string, Float64Array>();
  readonly #styles: Float64Array[];

  constructor(data: Dataset, folds: Int32Array, trees: number) {
    this.#data = data;
    this.#folds = folds;
    this.#trees = trees;
    this.#styles = styleTable(data.examples);
  }

  /** Trains the style model on the documents whose fold is selected. */
  style(select: (fold: number) => boolean): StyleFile {
    const chosen = [...this.#folds.keys()].filter((i) => select(this.#folds[i]!));
    return trainStyle(
      this.#styles,
      this.#data.examples.map(({ gold }) => sourceOf(gold.set)),
      chosen,
    );
  }

  /** The logits of all rows by a first stage trained without some folds. */
  #linearWithout(excluded: readonly number[]): Float64Array {
    const name = [...excluded].sort().join();
    const known = this.#linear.get(name);
    if (known) return known;
    const model = this.linear((fold) => !excluded.includes(fold));
    const logits = this.#data.rows.labels.map((_, row) => linearLogit(model, this.#data.rows, row));
    this.#linear.set(name, logits);
    return logits;
  }

  /** Trains the first stage on the documents whose fold is selected. */
  linear(select: (fold: number) => boolean): LinearModel {
    const rows = rowsOf(this.#data, this.#folds, select);
    return trainLinear(this.#data.rows, rows, this.#data.features, seededRandom(SEED));
  }

  /** The logits of every row by models that have not seen its document. */
  crossValidated(): Float64Array {
    const logits = new Float64Array(this.#data.rows.labels.length);
    for (let fold = 0; fold < FOLDS; fold++) this.#predict(fold, logits);
    return logits;
  }

  /** The logits of the rows of fold HELD_OUT by models trained on all others. */
  heldOut(): Float64Array {
    const logits = new Float64Array(this.#data.rows.labels.length);
    this.#predict(HELD_OUT, logits);
    return logits;
  }

  #predict(fold: number, logits: Float64Array): void {
    const { forest, columns } = this.#stack(fold);
    for (const row of rowsOf(this.#data, this.#folds, (f) => f === fold)) {
      logits[row] = forestLogit(forest, (f) => columns[f]![row]!);
    }
  }

  /** Trains the final second stage on all documents, with out-of-fold logits of the first. */
  forest(): Forest {
    return this.#stack(-1).forest;
  }

  #stack(heldOut: number): { forest: Forest; columns: Float64Array[] } {
    const logits = new Float64Array(this.#data.rows.labels.length);
    const styles: number[][] = [];
    for (let fold = 0; fold <= HELD_OUT; fold++) {
      const rows = rowsOf(this.#data, this.#folds, (f) => f === fold);
      if (rows.length === 0) continue;
      const source = this.#linearWithout(heldOut < 0 || fold === heldOut ? [fold] : [fold, heldOut]);
      for (const row of rows) logits[row] = source[row]!;
      const style = this.style((f) => f !== fold && f !== heldOut);
      for (const [i, f] of this.#folds.entries()) {
        if (f === fold) styles[i] = styleOf(style, this.#styles[i]!);
      }
    }
    const columns = columnsOf(this.#data, logits, styles);
    const rows = rowsOf(this.#data, this.#folds, (fold) => fold !== heldOut);
    const options = { ...FOREST, trees: this.#trees };
    return { forest: trainForest(columns, this.#data.rows.labels, rows, options, seededRandom(SEED)), columns };
  }
}

/** The columns of the second stage: numeric features, overlap features and styles. */
function columnsOf(data: Dataset, logits: Float64Array, styles: readonly (readonly number[])[]): Float64Array[] {
  const { dense, columns, labels } = data.rows;
  const own = Array.from({ length: columns }, (_, c) => labels.map((_, row) => dense[row * columns + c]!));
  const rivals = OVERLAP_NAMES.map(() => new Float64Array(labels.length));
  for (const { document, candidates, from, to } of data.examples) {
    const rows = overlapFeatures(rivalsOf(document, candidates), logits.slice(from, to));
    for (const [c, column] of rivals.entries()) {
      for (let k = 0; k < to - from; k++) column[from + k] = rows[k * OVERLAP_NAMES.length + c]!;
    }
  }
  const style = (styles[0] ?? []).map((_, k) => {
    const column = new Float64Array(labels.length);
    for (const [i, { from, to }] of data.examples.entries()) column.fill(styles[i]![k]!, from, to);
    return column;
  });
  return [...own, ...rivals, ...style];
}
