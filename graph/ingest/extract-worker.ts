import { extractCandidates } from "../extraction/extractor.ts";
import { languageOf } from "../extraction/language/detect-language.ts";
import type { PaperCandidates, PaperText } from "../store/store.ts";

/** What a store wants to be read of its papers beside English abstracts. */
export interface ExtractSettings {
  /** Papers in other languages. */
  readonly allLanguages: boolean;
  /** Closing lines of publishers. */
  readonly keepClosingLines: boolean;
}

/** Papers to extract, and the settings of their store. */
export interface ExtractTask extends ExtractSettings {
  readonly papers: readonly PaperText[];
}

/** Extracts the candidates of one batch of papers, in a thread or in place. */
export default function extractBatch({ papers, allLanguages, keepClosingLines }: ExtractTask): PaperCandidates[] {
  return papers.map((paper) => {
    const read =
      allLanguages || !isForeign(paper) ? { ...paper, keepClosingLines, allLanguages } : { title: "", abstract: "" };
    return { paper: paper.id, data: extractCandidates(read) };
  });
}

/** True when the paper is in another language than English, of which the extractor knows neither words nor grammar. */
export function isForeign(paper: PaperText): boolean {
  const language = languageOf(paper);
  return language !== null && language !== "en";
}
