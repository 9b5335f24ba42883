import { extractCandidates } from "../extraction/extractor.ts";
import { languageOf } from "../extraction/language/detect-language.ts";
import type { PaperCandidates, PaperText } from "../store/store.ts";

/** What a store extracts in addition to English titles and abstracts. */
export interface ExtractSettings {
  /** Papers in other languages. */
  readonly allLanguages: boolean;
  /** Closing lines of publishers. */
  readonly keepClosingLines: boolean;
  /** Keywords as mentions of their own. */
  readonly keywordConcepts: boolean;
}

/** Papers to extract, and the settings of their store. */
export interface ExtractTask extends ExtractSettings {
  readonly papers: readonly PaperText[];
}

/** Extracts the candidates of one batch of papers, in a thread or in place. */
export default function extractBatch({ papers, ...settings }: ExtractTask): PaperCandidates[] {
  return papers.map((paper) => {
    const isRead = settings.allLanguages || !isForeign(paper);
    const texts = isRead ? paper : { title: "", abstract: "", keywords: paper.keywords };
    return { paper: paper.id, data: extractCandidates({ ...texts, ...settings }) };
  });
}

/** True when the paper is in another language than English, of which the extractor knows neither words nor grammar. */
export function isForeign(paper: PaperText): boolean {
  const language = languageOf(paper);
  return language !== null && language !== "en";
}
