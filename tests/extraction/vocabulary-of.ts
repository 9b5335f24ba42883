import { extractCandidates } from "../../graph/extraction/extractor.ts";
import type { PaperText } from "../../graph/extraction/language/document.ts";
import type { ExtractedVocabulary } from "../../graph/extraction/vocabulary/vocabulary-builder.ts";
import { vocabularyBuilder } from "../../graph/extraction/vocabulary/vocabulary-builder.ts";

/** The vocabulary of papers that are identified by their titles. */
export function vocabularyOf(papers: readonly PaperText[]): ExtractedVocabulary {
  const packed = papers.map((paper) => [paper.title, extractCandidates(paper)] as const);
  const builder = vocabularyBuilder();
  for (const [title, candidates] of packed) builder.add(title, candidates);
  const counter = builder.decide();
  for (const [title, candidates] of packed) counter.count(title, candidates);
  return counter.finish();
}
