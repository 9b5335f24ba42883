import type { ForestFile } from "../../graph/extraction/ranking/forest.ts";
import type { Random } from "../../graph/shared/random.ts";

/** Gradient-boosted regression trees for the logistic loss (Friedman 2001, DOI 10.1214/aos/1013203451), histogram-based. */
export interface Forest {
  readonly bias: number;
  /** Nodes of all trees in one table; a leaf has feature −1 and its value in `threshold`. */
  readonly roots: number[];
  readonly feature: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly right: number[];
}

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

interface Binned {
  readonly bins: Uint8Array[];
  readonly edges: Float64Array[];
}

/** Quantile bins of every column over the chosen rows. */
function binColumns(columns: readonly Float64Array[], chosen: Uint32Array): Binned {
  const edges = columns.map((column) => {
    const values = Float64Array.from(chosen, (row) => column[row]!).sort();
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

/** Number of edges ≤ value. */
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

interface Growing {
  /** Columns this tree may split on. */
  readonly open: readonly number[];
  readonly binned: Binned;
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly options: ForestOptions;
}

/** Trains on the chosen rows; deterministic. */
export function trainForest(
  columns: readonly Float64Array[],
  labels: Float64Array,
  chosen: Uint32Array,
  options: ForestOptions,
  random: Random,
): Forest {
  const binned = binColumns(columns, chosen);
  const positive = chosen.reduce((sum, row) => sum + labels[row]!, 0) / chosen.length;
  const bias = Math.log(positive / (1 - positive));
  const forest: Forest = { bias, roots: [], feature: [], threshold: [], left: [], right: [] };
  const logits = new Float64Array(labels.length).fill(bias);
  const gradients = new Float64Array(labels.length);
  const hessians = new Float64Array(labels.length);
  for (let t = 0; t < options.trees; t++) {
    for (const row of chosen) {
      const p = 1 / (1 + Math.exp(-logits[row]!));
      gradients[row] = p - labels[row]!;
      hessians[row] = p * (1 - p);
    }
    const seen = chosen.filter(() => random() < options.rowShare);
    const open = columns.map((_, c) => c).filter(() => random() < options.columnShare);
    const from = forest.feature.length;
    growTree(forest, seen, { binned, gradients, hessians, options, open });
    addTree(forest, binned, from, chosen, logits);
  }
  return forest;
}

/** Adds the newest tree (nodes from `root`) to the logits of all chosen rows. */
function addTree(forest: Forest, binned: Binned, root: number, chosen: Uint32Array, logits: Float64Array): void {
  const cut = Uint8Array.from(forest.feature, (f, n) =>
    n >= root && f >= 0 ? binOf(binned.edges[f]!, forest.threshold[n]!) : 0,
  );
  for (const row of chosen) {
    let node = root;
    for (let f = forest.feature[node]!; f >= 0; f = forest.feature[node]!) {
      const bin = binned.bins[f]![row]!;
      node = bin < cut[node]! ? forest.left[node]! : forest.right[node]!;
    }
    logits[row]! += forest.threshold[node]!;
  }
}

function growTree(forest: Forest, chosen: Uint32Array, growing: Growing): void {
  const root = newNode(forest);
  forest.roots.push(root);
  const leaves = [leafOf(chosen, root, growing)];
  while (leaves.length < growing.options.leaves) {
    let widest = 0;
    for (const [i, leaf] of leaves.entries()) if (leaf.best.gain > leaves[widest]!.best.gain) widest = i;
    const leaf = leaves[widest]!;
    if (leaf.best.gain <= 1e-6) break;
    leaves.splice(widest, 1, ...split(forest, leaf, growing));
  }
  for (const leaf of leaves) {
    const { g, h } = totals(leaf, growing);
    const value = (-growing.options.rate * g) / (h + growing.options.ridge);
    forest.threshold[leaf.node] = value;
  }
}

function newNode(forest: Forest): number {
  forest.threshold.push(0);
  forest.left.push(-1);
  forest.right.push(-1);
  return forest.feature.push(-1) - 1;
}

function totals(leaf: Leaf, { gradients, hessians }: Growing): { g: number; h: number } {
  let g = 0;
  let h = 0;
  for (const row of leaf.rows) {
    g += gradients[row]!;
    h += hessians[row]!;
  }
  return { g, h };
}

function leafOf(rows: Uint32Array, node: number, growing: Growing, parent?: Leaf, sibling?: Leaf): Leaf {
  const size = growing.binned.bins.length * BINS;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size);
  if (parent && sibling) {
    for (let i = 0; i < size; i++) {
      gradient[i] = parent.gradient[i]! - sibling.gradient[i]!;
      hessian[i] = parent.hessian[i]! - sibling.hessian[i]!;
    }
  } else fillHistogram(rows, growing, gradient, hessian);
  const leaf: Leaf = { rows, node, gradient, hessian, best: { feature: -1, bin: 0, gain: 0 } };
  leaf.best = bestSplit(leaf, growing);
  return leaf;
}

function fillHistogram(rows: Uint32Array, growing: Growing, gradient: Float64Array, hessian: Float64Array): void {
  const { gradients, hessians } = growing;
  for (const f of growing.open) {
    const bins = growing.binned.bins[f]!;
    const base = f * BINS;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const at = base + bins[row]!;
      gradient[at]! += gradients[row]!;
      hessian[at]! += hessians[row]!;
    }
  }
}

/** The split of highest gain; "at least so many rows" is asked of the sum of second derivatives, at most ¼ a row. */
function bestSplit(leaf: Leaf, growing: Growing): Leaf["best"] {
  const { ridge, minRows } = growing.options;
  const all = totals(leaf, growing);
  const base = (all.g * all.g) / (all.h + ridge);
  let best = { feature: -1, bin: 0, gain: 0 };
  for (const f of growing.open) {
    const edges = growing.binned.edges[f]!;
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

function split(forest: Forest, leaf: Leaf, growing: Growing): [Leaf, Leaf] {
  const { feature, bin } = leaf.best;
  const bins = growing.binned.bins[feature]!;
  const left = newNode(forest);
  const right = newNode(forest);
  forest.feature[leaf.node] = feature;
  forest.threshold[leaf.node] = growing.binned.edges[feature]![bin]!;
  forest.left[leaf.node] = left;
  forest.right[leaf.node] = right;
  const low = leaf.rows.filter((row) => bins[row]! <= bin);
  const high = leaf.rows.filter((row) => bins[row]! > bin);
  if (low.length <= high.length) {
    const small = leafOf(low, left, growing);
    return [small, leafOf(high, right, growing, leaf, small)];
  }
  const small = leafOf(high, right, growing);
  return [leafOf(low, left, growing, leaf, small), small];
}

/** The forest's logit for a row given as a function of the feature's number; values below a threshold go left. */
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
