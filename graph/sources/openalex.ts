import { z } from "zod";
import { trimEndOf } from "../shared/scan.ts";
import { jsonPage, PageFault } from "./page.ts";
import type { Ask, LiveSource, SourcePage, SourceRequest } from "./source.ts";

/** The most that the interface gives on one page. */
const PAGE = 100;
/** DOIs in one request, as many as the interface takes. */
const DOIS = 50;

const Page = z.object({
  meta: z.object({ count: z.number(), next_cursor: z.string().nullish() }),
  results: z.array(z.looseObject({ id: z.string(), doi: z.string().nullish() })),
});

const COMMON_SETTINGS = {
  base: "https://api.openalex.org/",
  pause: 150,
  key: { variable: "OPENALEX_API_KEY", page: "https://openalex.org/settings/api" },
};

/** OpenAlex: words to search for, or filters such as `concepts.id:C41008148,from_publication_date:2023-01-01`. */
export const openalex: LiveSource = {
  ...COMMON_SETTINGS,
  name: "openalex",
  label: "OpenAlex",
  async *pages({ query, from, limit, apiKey }: SourceRequest, base: URL, ask: Ask): AsyncGenerator<SourcePage> {
    const parameter = /^[a-z_.]+:\S/.test(query) ? "filter" : "search";
    for (let cursor = from ?? "*"; ; ) {
      const params = { [parameter]: query, per_page: String(Math.min(PAGE, limit)), cursor };
      const page = await ask(works(base, params, apiKey), readPage);
      const next = page.results.length > 0 ? (page.meta.next_cursor ?? null) : null;
      yield { papers: page.results.map((data) => ({ id: data.id, data })), total: page.meta.count, next };
      if (next === null) return;
      cursor = next;
    }
  },
};

/** Papers by their DOIs, which OpenAlex has from every registry, with more abstracts than these keep themselves. */
export const byDoi: LiveSource = {
  ...COMMON_SETTINGS,
  name: "doi",
  label: "papers by DOI, from OpenAlex",
  async *pages({ query, from, apiKey }: SourceRequest, base: URL, ask: Ask): AsyncGenerator<SourcePage> {
    const dois = doisIn(query);
    for (let start = Number(from ?? 0); start < dois.length; start += DOIS) {
      const batch = dois.slice(start, start + DOIS);
      const parameters = { filter: `doi:${batch.join("|")}`, per_page: String(PAGE) };
      const { results } = await ask(works(base, parameters, apiKey), readPage);
      const found = new Set(results.map(({ doi }) => bare(doi ?? "")));
      const next = start + DOIS < dois.length ? String(start + DOIS) : null;
      const missing = batch.filter((doi) => !found.has(doi));
      yield { papers: results.map((data) => ({ id: data.id, data })), total: dois.length, next, missing };
    }
  },
};

function works(base: URL, params: Record<string, string>, apiKey: string | undefined): URL {
  const address = new URL("works", base);
  address.search = new URLSearchParams(apiKey === undefined ? params : { ...params, api_key: apiKey }).toString();
  return address;
}

function readPage(text: string): z.infer<typeof Page> {
  const page = jsonPage(Page)(text);
  if (page.results.length === 0 && page.meta.next_cursor) throw new PageFault("the page is empty");
  return page;
}

/** The DOIs in a list, whatever stands between them, each once. */
function doisIn(list: string): string[] {
  const found = list.match(/10\.\d{4,9}\/[^\s,;|"<>]+/g) ?? [];
  return [...new Set(found.map((doi) => bare(doi)))];
}

function bare(doi: string): string {
  return trimEndOf(doi.replace(/^https?:\/\/(dx\.)?doi\.org\//i, ""), ".)]").toLowerCase();
}
