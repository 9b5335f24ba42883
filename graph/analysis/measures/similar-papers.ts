import type { Incidence } from "../../incidence/incidence.ts";
import { inverseDocumentFrequency } from "../statistics/idf.ts";

export interface SimilarPapers {
  /** Most similar first, ties by number. */
  readonly papers: Uint32Array;
  readonly similarity: Float64Array;
  /** Concepts in common. */
  readonly shared: Uint32Array;
}

/**
 * Prepares the search for papers that share concepts, rare ones counting more.
 *
 * Cosine of idf-weighted rows: Σ_shared idf²/(|d|·|e|), in [0, 1]; ties by number. Salton & Buckley 1988,
 * DOI 10.1016/0306-4573(88)90021-0. A call is O(papers of the paper's concepts).
 */
export function similarPapers(incidence: Incidence): (paper: number, top: number) => SimilarPapers {
  const { papers, paperOffsets, paperConcepts, conceptOffsets, conceptPapers } = incidence;
  const idf = inverseDocumentFrequency(incidence);
  const norm = Float64Array.from({ length: papers }, (_, p) => {
    let sum = 0;
    for (let k = paperOffsets[p]!; k < paperOffsets[p + 1]!; k++) {
      sum += idf[paperConcepts[k]!]! ** 2;
    }
    return Math.sqrt(sum);
  });
  const dot = new Float64Array(papers);
  const common = new Uint32Array(papers);
  return (paper, top) => {
    const candidates: number[] = [];
    for (const c of paperConcepts.subarray(paperOffsets[paper], paperOffsets[paper + 1])) {
      const weight = idf[c]! ** 2;
      for (const other of conceptPapers.subarray(conceptOffsets[c], conceptOffsets[c + 1])) {
        if (common[other] === 0) candidates.push(other);
        common[other]!++;
        dot[other]! += weight;
      }
    }
    const cosine = (p: number) => dot[p]! / (norm[p]! * norm[paper]!);
    const order = candidates.filter((p) => p !== paper).sort((p, q) => cosine(q) - cosine(p) || p - q);
    const best = Uint32Array.from(order.slice(0, top));
    const result = {
      papers: best,
      similarity: Float64Array.from(best, (p) => Math.min(1, cosine(p))),
      shared: best.map((p) => common[p]!),
    };
    for (const p of candidates) {
      common[p] = 0;
      dot[p] = 0;
    }
    return result;
  };
}
