import type { ForestFile } from "../../graph/extraction/ranking/forest.ts";
import type { Random } from "../../graph/shared/random.ts";

/** Gradient-boosted regression trees for the logistic loss, trained on histograms (Friedman 2001, DOI 10.1214/aos/1013203451). */
export interface Forest {
  readonly bias: number;
  /** Nodes of all trees in one table; a leaf has feature −1 and its value in `threshold`. */
  readonly roots: number[];
  readonly feature: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly right: number[];
}

/** Settings of the training. */
export interface ForestOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  readonly minRows: number;
  readonly ridge: number;
  /** Shares of rows and of columns that each tree sees. */
  readonly rowShare: number;
  readonly columnShare: number;
}

const BINS = 64;

/** Columns as bins of at most BINS values, with the edges between them. */
interface BinnedColumns {
  readonly bins: Uint8Array[];
  readonly edges: Float64Array[];
}

/** Bins every column at its quantiles over the chosen rows. */
function binColumns(columns: readonly Float64Array[], rows: Uint32Array): BinnedColumns {
  const edges = columns.map((column) => {
    const values = Float64Array.from(rows, (row) => column[row]!).sort();
    const found: number[] = [];
    for (let b = 1; b < BINS; b++) {
      const value = values[Math.floor((b * values.length) / BINS)]!;
      if (value > (found.at(-1) ?? values[0]!)) found.push(value);
    }
    return Float64Array.from(found);
  });
  const bins = columns.map((column, c) => Uint8Array.from(column, (value) => binOf(edges[c]!, value)));
  return { bins, edges };
}

/** The number of edges ≤ value, by binary search. */
function binOf(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Leaf {
  readonly rows: Uint32Array;
  readonly node: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  best: { feature: number; bin: number; gain: number };
}

/** What is needed to grow one tree. */
interface TreeContext {
  /** Columns that this tree may split on. */
  readonly columns: readonly number[];
  readonly binned: BinnedColumns;
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly options: ForestOptions;
}

/** Trains a forest on the chosen rows; deterministic for a seeded `random`. */
export function trainForest(
  columns: readonly Float64Array[],
  labels: Float64Array,
  sample: Uint32Array,
  options: ForestOptions,
  random: Random,
): Forest {
  const binned = binColumns(columns, sample);
  const positive = sample.reduce((sum, row) => sum + labels[row]!, 0) / sample.length;
  const bias = Math.log(positive / (1 - positive));
  const forest: Forest = { bias, roots: [], feature: [], threshold: [], left: [], right: [] };
  const logits = new Float64Array(labels.length).fill(bias);
  const gradients = new Float64Array(labels.length);
  const hessians = new Float64Array(labels.length);
  for (let t = 0; t < options.trees; t++) {
    for (const row of sample) {
      const p = 1 / (1 + Math.exp(-logits[row]!));
      gradients[row] = p - labels[row]!;
      hessians[row] = p * (1 - p);
    }
    const seen = sample.filter(() => random() < options.rowShare);
    const tried = columns.map((_, c) => c).filter(() => random() < options.columnShare);
    const from = forest.feature.length;
    growTree(forest, seen, { binned, gradients, hessians, options, columns: tried });
    addTree(forest, binned, from, sample, logits);
  }
  return forest;
}

/** Adds the newest tree, whose nodes begin at `root`, to the logits of the chosen rows. */
function addTree(forest: Forest, binned: BinnedColumns, root: number, sample: Uint32Array, logits: Float64Array): void {
  const cut = Uint8Array.from(forest.feature, (f, n) =>
    n >= root && f >= 0 ? binOf(binned.edges[f]!, forest.threshold[n]!) : 0,
  );
  for (const row of sample) {
    let node = root;
    for (let f = forest.feature[node]!; f >= 0; f = forest.feature[node]!) {
      const bin = binned.bins[f]![row]!;
      node = bin < cut[node]! ? forest.left[node]! : forest.right[node]!;
    }
    logits[row]! += forest.threshold[node]!;
  }
}

function growTree(forest: Forest, sample: Uint32Array, context: TreeContext): void {
  const root = newNode(forest);
  forest.roots.push(root);
  const leaves = [leafOf(sample, root, context)];
  while (leaves.length < context.options.leaves) {
    let widest = 0;
    for (const [i, leaf] of leaves.entries()) if (leaf.best.gain > leaves[widest]!.best.gain) widest = i;
    const leaf = leaves[widest]!;
    if (leaf.best.gain <= 1e-6) break;
    leaves.splice(widest, 1, ...split(forest, leaf, context));
  }
  for (const leaf of leaves) {
    const { g, h } = totals(leaf, context);
    const value = (-context.options.rate * g) / (h + context.options.ridge);
    forest.threshold[leaf.node] = value;
  }
}

function newNode(forest: Forest): number {
  forest.threshold.push(0);
  forest.left.push(-1);
  forest.right.push(-1);
  return forest.feature.push(-1) - 1;
}

function totals(leaf: Leaf, { gradients, hessians }: TreeContext): { g: number; h: number } {
  let g = 0;
  let h = 0;
  for (const row of leaf.rows) {
    g += gradients[row]!;
    h += hessians[row]!;
  }
  return { g, h };
}

function leafOf(rows: Uint32Array, node: number, context: TreeContext, parent?: Leaf, sibling?: Leaf): Leaf {
  const size = context.binned.bins.length * BINS;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size);
  if (parent && sibling) {
    for (let i = 0; i < size; i++) {
      gradient[i] = parent.gradient[i]! - sibling.gradient[i]!;
      hessian[i] = parent.hessian[i]! - sibling.hessian[i]!;
    }
  } else fillHistogram(rows, context, gradient, hessian);
  const leaf: Leaf = { rows, node, gradient, hessian, best: { feature: -1, bin: 0, gain: 0 } };
  leaf.best = bestSplit(leaf, context);
  return leaf;
}

function fillHistogram(rows: Uint32Array, context: TreeContext, gradient: Float64Array, hessian: Float64Array): void {
  const { gradients, hessians } = context;
  for (const f of context.columns) {
    const bins = context.binned.bins[f]!;
    const base = f * BINS;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const at = base + bins[row]!;
      gradient[at]! += gradients[row]!;
      hessian[at]! += hessians[row]!;
    }
  }
}

/** The split of highest gain. `minRows` limits the sum of second derivatives on either side, each row counting at most ¼. */
function bestSplit(leaf: Leaf, context: TreeContext): Leaf["best"] {
  const { ridge, minRows } = context.options;
  const all = totals(leaf, context);
  const base = (all.g * all.g) / (all.h + ridge);
  let best = { feature: -1, bin: 0, gain: 0 };
  for (const f of context.columns) {
    const edges = context.binned.edges[f]!;
    let g = 0;
    let h = 0;
    for (let b = 0; b < edges.length; b++) {
      g += leaf.gradient[f * BINS + b]!;
      h += leaf.hessian[f * BINS + b]!;
      const rest = all.h - h;
      if (h < minRows / 4 || rest < minRows / 4) continue;
      const gain = (g * g) / (h + ridge) + (all.g - g) ** 2 / (rest + ridge) - base;
      if (gain > best.gain + 1e-12) best = { feature: f, bin: b, gain };
    }
  }
  return best;
}

function split(forest: Forest, leaf: Leaf, context: TreeContext): [Leaf, Leaf] {
  const { feature, bin } = leaf.best;
  const bins = context.binned.bins[feature]!;
  const left = newNode(forest);
  const right = newNode(forest);
  forest.feature[leaf.node] = feature;
  forest.threshold[leaf.node] = context.binned.edges[feature]![bin]!;
  forest.left[leaf.node] = left;
  forest.right[leaf.node] = right;
  const low = leaf.rows.filter((row) => bins[row]! <= bin);
  const high = leaf.rows.filter((row) => bins[row]! > bin);
  if (low.length <= high.length) {
    const small = leafOf(low, left, context);
    return [small, leafOf(high, right, context, leaf, small)];
  }
  const small = leafOf(high, right, context);
  return [leafOf(low, left, context, leaf, small), small];
}

/** The log-odds of a row given as a function from feature to value; values below a threshold go left. */
export function forestLogit(forest: ForestFile, value: (feature: number) => number): number {
  let logit = forest.bias;
  for (const root of forest.roots) {
    let node = root;
    for (let f = forest.feature[node]!; f >= 0; f = forest.feature[node]!) {
      node = value(f) < forest.threshold[node]! ? forest.left[node]! : forest.right[node]!;
    }
    logit += forest.threshold[node]!;
  }
  return logit;
}
