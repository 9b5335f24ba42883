import { PageFault, recordsOfXml } from "./page.ts";
import type { Ask, LiveSource, SourcePage, SourceRequest } from "./source.ts";

/** As many as the interface gives without delay. */
const PAGE = 200;

/** arXiv by its query interface, newest first: a paper that arrives meanwhile shifts others to later pages, and none is lost. */
export const arxiv: LiveSource = {
  name: "arxiv",
  label: "arXiv",
  base: "https://export.arxiv.org/api/",
  // "no more than one request every three seconds": the terms of use of the interface.
  pause: 3000,
  async *pages({ query, from, limit }: SourceRequest, base: URL, ask: Ask): AsyncGenerator<SourcePage> {
    const size = Math.min(PAGE, limit);
    for (let start = Number(from ?? 0); ; start += size) {
      const address = new URL("query", base);
      address.search = new URLSearchParams({
        search_query: query,
        start: String(start),
        max_results: String(size),
        ...{ sortBy: "submittedDate", sortOrder: "descending" },
      }).toString();
      const page = await ask(address, (text) => atomPage(text, start));
      const next = start + size < page.total ? String(start + size) : null;
      yield { papers: page.papers, total: page.total, next };
      if (next === null) return;
    }
  },
};

async function atomPage(text: string, start: number) {
  const found = /<opensearch:totalResults[^>]*>(\d+)</.exec(text)?.[1];
  if (found === undefined) throw new PageFault("the answer is not a list of papers");
  const records = await recordsOfXml(text, /<\/feed>\s*$/);
  // The interface now and then answers with an empty page in the middle; the next try has the papers.
  if (records.length === 0 && start < Number(found)) throw new PageFault("the page is empty");
  const papers = records.map((record) => ({ id: record.id ?? record.title, data: record }));
  return { papers, total: Number(found) };
}
