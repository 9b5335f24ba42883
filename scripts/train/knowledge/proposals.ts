import type { SpanPair } from "../../../graph/extraction/knowledge/between.ts";
import { type LikelySpan, PairTable } from "../../../graph/extraction/knowledge/pair-table.ts";
import type { ForestFile } from "../../../graph/extraction/ranking/forest.ts";
import { seededRandom } from "../../../graph/shared/random.ts";
import type { GoldSpan, TypedDocument } from "../../quality/typed-gold.ts";
import { type ForestOptions, forestLogit, trainForest } from "../boosted-trees.ts";
import { roundWeight } from "../logistic.ts";
import { type ClassRows, FOLDS } from "./softmax.ts";

const PROPOSAL_OPTIONS: ForestOptions = {
  trees: 220,
  leaves: 7,
  rate: 0.04,
  minRows: 30,
  ridge: 5,
  rowShare: 0.7,
  columnShare: 0.4,
};

export type TypedSpan = Omit<GoldSpan, "kind"> & LikelySpan;

/** The pairs of every sentence, with the position of the document. */
export interface Sentence {
  readonly d: number;
  readonly pairs: readonly SpanPair<TypedSpan>[];
}

/** What the second stage learns from: every proposal with its numbers, and whether people marked it. */
export interface ProposalRows {
  readonly columns: Float64Array[];
  readonly labels: Float64Array;
  readonly documents: readonly number[];
  readonly pairs: readonly number[];
}

export function proposalRows(
  documents: readonly TypedDocument[],
  sentences: readonly Sentence[],
  rows: ClassRows,
  probabilities: readonly Float64Array[],
): ProposalRows {
  let next = 0;
  const all = sentences.flatMap(({ d, pairs }) => {
    const start = next;
    next += pairs.length;
    const table = new PairTable(
      documents[d]!.document,
      rows.classes,
      pairs,
      pairs.map((_, i) => probabilities[start + i]!),
    );
    const positions = new Map(pairs.map((pair, i) => [pair, start + i]));
    return table.proposals().map((proposal) => ({ ...proposal, d, row: positions.get(proposal.pair)! }));
  });
  return {
    columns: [...all[0]!.numbers.keys()].map((c) => Float64Array.from(all, ({ numbers }) => numbers[c]!)),
    labels: Float64Array.from(all, ({ row, relation }) => (rows.labels[row] === relation ? 1 : 0)),
    documents: all.map(({ d }) => d),
    pairs: all.map(({ row }) => row),
  };
}

/** The probabilities of all proposals, each by trees that have not seen its document. */
export function unseenProposals({ columns, labels, documents }: ProposalRows): Float64Array {
  const probabilities = new Float64Array(labels.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const chosen = Uint32Array.from([...documents.keys()].filter((row) => documents[row]! % FOLDS !== fold));
    const forest = trainForest(columns, labels, chosen, PROPOSAL_OPTIONS, seededRandom(1));
    for (const [row, d] of documents.entries()) {
      if (d % FOLDS === fold) probabilities[row] = 1 / (1 + Math.exp(-forestLogit(forest, (f) => columns[f]![row]!)));
    }
  }
  return probabilities;
}

/** Precision, recall and F1 at the best floor, and the greatest recall at two precisions, as cells of docs/quality.md. */
export function reportProposals(
  { labels, pairs }: ProposalRows,
  probabilities: ArrayLike<number>,
  wanted: number,
): string {
  const best = new Map<number, number>();
  for (const [i, pair] of pairs.entries()) {
    const other = best.get(pair);
    if (other === undefined || probabilities[i]! > probabilities[other]!) best.set(pair, i);
  }
  const ranked = [...best.values()].sort((a, b) => probabilities[b]! - probabilities[a]!);
  let right = 0;
  let set = { precision: 0, recall: 0, f1: 0, floor: 0 };
  const at = { 75: { recall: 0, floor: 1 }, 80: { recall: 0, floor: 1 } };
  for (const [n, i] of ranked.entries()) {
    right += labels[i]!;
    const [precision, recall, floor] = [right / (n + 1), right / wanted, probabilities[i]!];
    const f1 = (2 * right) / (n + 1 + wanted);
    if (f1 > set.f1) set = { precision, recall, f1, floor };
    if (precision >= 0.75) at[75] = { recall, floor };
    if (precision >= 0.8) at[80] = { recall, floor };
  }
  const percent = (share: number) => (100 * share).toFixed(1);
  const cell = ({ recall, floor }: { recall: number; floor: number }) => `${percent(recall)} (${floor.toFixed(2)})`;
  return `${percent(set.precision)} / ${percent(set.recall)} / ${percent(set.f1)} | ${cell(at[75])} | ${cell(at[80])}`;
}

/** Trains the trees on all rows. */
export function trainProposals({ columns, labels }: ProposalRows): ForestFile {
  const forest = trainForest(columns, labels, Uint32Array.from(labels.keys()), PROPOSAL_OPTIONS, seededRandom(1));
  return { ...forest, bias: roundWeight(forest.bias), threshold: forest.threshold.map(roundWeight) };
}
