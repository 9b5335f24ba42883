import { extractCandidates } from "../extraction/extractor.ts";
import type { PaperCandidates, PaperText } from "../store/store.ts";

/** Extracts the candidates of one batch of papers, in a thread or in place. */
export default function extractBatch(papers: readonly PaperText[]): PaperCandidates[] {
  return papers.map((paper) => ({ paper: paper.id, data: extractCandidates(paper) }));
}
