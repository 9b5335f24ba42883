import { CONCEPT_RELATIONS } from "../../contract/entities.ts";
import type { KnowledgeEvidence } from "../knowledge-evidence.ts";

/** How concepts are related, each pair and type once, ordered by from, to and type. */
export interface PairRelations {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Position in CONCEPT_RELATIONS. */
  readonly type: Uint8Array;
  /** Over all sentences, 0 … 1. */
  readonly confidence: Float32Array;
  readonly sentences: Uint32Array;
  /** Sentences that deny it. */
  readonly negated: Uint32Array;
  /** 0 = unknown. */
  readonly firstYear: Int16Array;
  /** The papers of row r, ascending: papers[paperOffsets[r] … paperOffsets[r + 1]). */
  readonly paperOffsets: Uint32Array;
  readonly papers: Uint32Array;
}

/** A sentence with a lower probability is no vote for a relation. */
const MIN_VOTE = 0.3;
/** How much of the probability of a sentence is believed: two sentences of one habit of writing err together. */
const BELIEF = 0.85;
/** Less likely relations are left out. */
const MIN_CONFIDENCE = 0.25;
const TYPES = CONCEPT_RELATIONS.length;

/** Where the rows of one pair and type stand in the order of all rows. */
interface Group {
  readonly begin: number;
  readonly end: number;
}

/**
 * Decides relations over all sentences: 1 − Π (1 − BELIEF·p), with the surest sentence of each paper; what sentences say of the
 * other direction takes from it in proportion. O(n log n) for n rows.
 */
export function pairRelations({ rows, mentions }: KnowledgeEvidence, years: Int16Array): PairRelations {
  const concepts = mentions.length;
  const keyOf = (row: number) => (rows.from[row]! * concepts + rows.to[row]!) * TYPES + rows.type[row]!;
  const keys = Float64Array.from(rows.from, (_, row) => keyOf(row));
  const order = Uint32Array.from(rows.from.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b);
  const groups: Group[] = [];
  const support = new Map<number, number>();
  for (let begin = 0, end = 0; begin < order.length; begin = end) {
    const key = keys[order[begin]!]!;
    while (end < order.length && keys[order[end]!] === key) end++;
    const total = supportOf(rows, order, { begin, end });
    if (total === 0) continue;
    groups.push({ begin, end });
    support.set(key, total);
  }
  const confidences = groups.map(({ begin }) => {
    const row = order[begin]!;
    const own = support.get(keys[row]!)!;
    const opposite = support.get((rows.to[row]! * concepts + rows.from[row]!) * TYPES + rows.type[row]!) ?? 0;
    return (1 - Math.exp(-own)) * (own / (own + opposite));
  });
  const likely = groups.filter((_, g) => confidences[g]! >= MIN_CONFIDENCE);
  return columnsOf(
    rows,
    order,
    likely,
    Float32Array.from(confidences.filter((confidence) => confidence >= MIN_CONFIDENCE)),
    years,
  );
}

const isVote = ({ probability, negated }: KnowledgeEvidence["rows"], row: number) =>
  negated[row] === 0 && probability[row]! >= MIN_VOTE * 255;

/** −ln of the probability that no paper of a group is right; rows of one paper stand side by side. */
function supportOf(rows: KnowledgeEvidence["rows"], order: Uint32Array, { begin, end }: Group): number {
  let support = 0;
  for (let i = begin; i < end; ) {
    const paper = rows.paper[order[i]!]!;
    let best = 0;
    for (; i < end && rows.paper[order[i]!] === paper; i++) {
      if (isVote(rows, order[i]!)) best = Math.max(best, rows.probability[order[i]!]!);
    }
    support -= Math.log(1 - (BELIEF * best) / 255);
  }
  return support;
}

function columnsOf(
  rows: KnowledgeEvidence["rows"],
  order: Uint32Array,
  groups: readonly Group[],
  confidence: Float32Array,
  years: Int16Array,
): PairRelations {
  const n = groups.length;
  const from = new Uint32Array(n);
  const to = new Uint32Array(n);
  const type = new Uint8Array(n);
  const sentences = new Uint32Array(n);
  const negated = new Uint32Array(n);
  const firstYear = new Int16Array(n);
  const paperOffsets = new Uint32Array(n + 1);
  const papers: number[] = [];
  for (const [g, { begin, end }] of groups.entries()) {
    const first = order[begin]!;
    from[g] = rows.from[first]!;
    to[g] = rows.to[first]!;
    type[g] = rows.type[first]!;
    for (let i = begin; i < end; i++) {
      const row = order[i]!;
      negated[g]! += rows.negated[row]!;
      if (!isVote(rows, row)) continue;
      sentences[g]!++;
      const paper = rows.paper[row]!;
      if (papers.length > paperOffsets[g]! && papers.at(-1) === paper) continue;
      papers.push(paper);
      const year = years[paper]!;
      if (year > 0 && (firstYear[g] === 0 || year < firstYear[g]!)) firstYear[g] = year;
    }
    paperOffsets[g + 1] = papers.length;
  }
  return { from, to, type, confidence, sentences, negated, firstYear, paperOffsets, papers: Uint32Array.from(papers) };
}
