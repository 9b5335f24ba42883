import { z } from "zod";
import { jsonPage, PageFault, recordsOfXml } from "./page.ts";
import type { Ask, LiveSource, SourcePage, SourceRequest } from "./source.ts";

const PAGE = 200;

const Found = z.object({
  esearchresult: z.object({ count: z.coerce.number(), webenv: z.string(), querykey: z.string() }),
});

/** PubMed by NCBI's E-utilities: their server holds the result of the search, and its papers are fetched page by page. */
export const pubmed: LiveSource = {
  name: "pubmed",
  label: "PubMed",
  base: "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/",
  // "no more than three requests a second" without a key.
  pause: 350,
  async *pages({ query, from, limit, contact }: SourceRequest, base: URL, ask: Ask): AsyncGenerator<SourcePage> {
    const who = { db: "pubmed", tool: "isthmus", ...(contact === undefined ? {} : { email: contact }) };
    const search = at(base, "esearch.fcgi", { ...who, term: query, usehistory: "y", retmax: "0", retmode: "json" });
    const { count, webenv, querykey } = (await ask(search, jsonPage(Found))).esearchresult;
    const size = Math.min(PAGE, limit);
    for (let start = Number(from ?? 0); start < count; start += size) {
      const history = { WebEnv: webenv, query_key: querykey, retmode: "xml" };
      const address = at(base, "efetch.fcgi", { ...who, ...history, retstart: String(start), retmax: String(size) });
      const papers = await ask(address, articles);
      yield { papers, total: count, next: start + size < count ? String(start + size) : null };
    }
  },
};

function at(base: URL, name: string, params: Record<string, string>): URL {
  const address = new URL(name, base);
  address.search = new URLSearchParams(params).toString();
  return address;
}

async function articles(text: string): Promise<SourcePage["papers"]> {
  const records = await recordsOfXml(text, /<\/PubmedArticleSet>\s*$/);
  if (records.length === 0) throw new PageFault("the page is empty");
  return records.map((record) => ({ id: record.pmid ?? record.title, data: record }));
}
