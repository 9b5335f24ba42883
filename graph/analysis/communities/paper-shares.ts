import type { Incidence } from "../../incidence/incidence.ts";
import { inverseDocumentFrequency } from "../statistics/idf.ts";

/** How the concepts of each paper spread over communities: rows of papers, largest part of a row first. */
export interface PaperShares {
  /** Length papers + 1. */
  readonly offsets: Uint32Array;
  /** Community ids, never 0. */
  readonly community: Uint32Array;
  /** Share of the paper's concepts, idf-weighted; a row sums to 1. */
  readonly share: Float64Array;
  /** Concepts of the paper in that community. */
  readonly concepts: Uint32Array;
  /** Per paper, Σ of the squared shares of single concepts: the part of pairs that would be a concept with itself. */
  readonly selfPairs: Float64Array;
}

/**
 * Shares of every paper over communities; concepts without a community (0) are left out of the whole, and so are mentions of
 * weight 0, where each is given a weight, by which its idf is multiplied.
 *
 * p_dm = Σ_{i ∈ d ∩ m} idf_i / Σ_{i ∈ d} idf_i. O(mentions + rows · log length of row); ties by community id.
 */
export function paperShares(
  incidence: Incidence,
  community: Uint32Array,
  communities: number,
  mentionWeights?: Float32Array,
): PaperShares {
  const { papers, paperOffsets, paperConcepts } = incidence;
  const idf = inverseDocumentFrequency(incidence);
  const offsets = new Uint32Array(papers + 1);
  const ids = new Uint32Array(paperConcepts.length);
  const share = new Float64Array(paperConcepts.length);
  const counts = new Uint32Array(paperConcepts.length);
  const selfPairs = new Float64Array(papers);
  const weightOf = new Float64Array(communities + 1);
  const countOf = new Uint32Array(communities + 1);
  let end = 0;
  for (let p = 0; p < papers; p++) {
    const start = end;
    let total = 0;
    let squares = 0;
    const rowEnd = paperOffsets[p + 1]!;
    for (let k = paperOffsets[p]!; k < rowEnd; k++) {
      const concept = paperConcepts[k]!;
      const own = community[concept]!;
      const weight = idf[concept]! * (mentionWeights?.[k] ?? 1);
      if (own === 0 || weight === 0) continue;
      if (countOf[own] === 0) ids[end++] = own;
      countOf[own]!++;
      weightOf[own]! += weight;
      total += weight;
      squares += weight * weight;
    }
    if (total > 0) selfPairs[p] = squares / (total * total);
    sortByWeight(ids, start, end, weightOf);
    for (let k = start; k < end; k++) {
      const own = ids[k]!;
      share[k] = weightOf[own]! / total;
      counts[k] = countOf[own]!;
      weightOf[own] = 0;
      countOf[own] = 0;
    }
    offsets[p + 1] = end;
  }
  return {
    offsets,
    community: ids.slice(0, end),
    share: share.slice(0, end),
    concepts: counts.slice(0, end),
    selfPairs,
  };
}

/** Sorts a row, largest weight first, ties by id. By insertion: rows are short, and there are millions of them over many partitions. */
function sortByWeight(ids: Uint32Array, start: number, end: number, weightOf: Float64Array): void {
  for (let k = start + 1; k < end; k++) {
    const id = ids[k]!;
    const weight = weightOf[id]!;
    let at = k;
    for (; at > start; at--) {
      const before = ids[at - 1]!;
      if (weightOf[before]! > weight || (weightOf[before]! === weight && before < id)) break;
      ids[at] = before;
    }
    ids[at] = id;
  }
}
