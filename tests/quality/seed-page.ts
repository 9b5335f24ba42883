import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { PaperText } from "../../graph/extraction/language/document.ts";
import { savedPage } from "../../graph/readers/formats/text/saved-page.ts";

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** The papers of the seed page in the corpora folder. */
export async function seedPage(corpora: string): Promise<PaperText[]> {
  const text = readFileSync(resolve(corpora, "corpora/huggingface-page.txt"), "utf8");
  const papers: PaperText[] = [];
  for await (const item of savedPage.read(once(text))) {
    if (item.kind === "record") papers.push({ title: item.record.title, abstract: item.record.abstract });
  }
  return papers;
}
