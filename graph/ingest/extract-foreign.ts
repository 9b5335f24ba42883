import { EXTRACTOR } from "../extraction/extractor.ts";
import type { GraphStore, PaperText } from "../store/store.ts";
import extractBatch, { isForeign } from "./extract-worker.ts";

/** Fact of a store that papers of every language are extracted. */
export const LANGUAGES_FACT = "languages";

const PAGE = 500;
/** No extractor has this name: every paper is asked for. */
const NONE = "";

/** Extracts the papers in other languages than English, which were passed over until now. */
export async function extractForeign(store: GraphStore): Promise<void> {
  for (let after = ""; ; ) {
    const papers: PaperText[] = await store.papersToExtract(NONE, PAGE, after);
    const foreign = papers.filter(isForeign);
    if (foreign.length > 0) {
      await store.saveCandidates(EXTRACTOR, extractBatch({ papers: foreign, allLanguages: true }));
    }
    if (papers.length < PAGE) return;
    after = (papers.at(-1) as PaperText).id;
  }
}
