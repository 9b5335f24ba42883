import { extractCandidates } from "../extraction/extractor.ts";
import { languageOf } from "../extraction/language/detect-language.ts";
import type { PaperCandidates, PaperText } from "../store/store.ts";

/** Papers to extract, and whether those in other languages than English are extracted too. */
export interface ExtractTask {
  readonly papers: readonly PaperText[];
  readonly allLanguages: boolean;
}

/** Extracts the candidates of one batch of papers, in a thread or in place. */
export default function extractBatch({ papers, allLanguages }: ExtractTask): PaperCandidates[] {
  return papers.map((paper) => {
    const read = allLanguages || !isForeign(paper) ? paper : { ...paper, title: "", abstract: "" };
    return { paper: paper.id, data: extractCandidates(read) };
  });
}

/** True when the paper is in another language than English, of which the extractor knows neither words nor grammar. */
export function isForeign(paper: PaperText): boolean {
  const language = languageOf(paper);
  return language !== null && language !== "en";
}
