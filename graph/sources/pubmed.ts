import { z } from "zod";
import { jsonPage, PageFault, recordsOfXml } from "./page.ts";
import type { Ask, LiveSource, SourcePage, SourceRequest } from "./source.ts";

const PAGE = 200;
/** PubMed gives no more of one search; the rest is only to be had by narrower searches. */
const MAX_PER_SEARCH = 10_000;
const DAY = 86_400_000;
/** Before the first record of PubMed was entered. */
const FIRST_DAY = Date.UTC(1940, 0, 1);

const SearchResult = z.object({
  esearchresult: z.object({ count: z.coerce.number(), webenv: z.string(), querykey: z.string() }),
});

/**
 * PubMed by NCBI's E-utilities: their server keeps the result of the search, and its papers are fetched page by page. A
 * search with more than 10,000 papers is cut into searches by the day on which papers were entered, the latest first.
 */
export const pubmed: LiveSource = {
  name: "pubmed",
  label: "PubMed",
  base: "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/",
  // "no more than three requests a second" without a key, ten with one.
  pause: 350,
  key: { variable: "NCBI_API_KEY", page: "https://account.ncbi.nlm.nih.gov/settings/", pause: 110 },
  async *pages(request: SourceRequest, base: URL, ask: Ask): AsyncGenerator<SourcePage> {
    const search = new PubmedSearch(request, base, ask);
    const start = request.from === null ? undefined : cursorOf(request.from);
    const whole = await search.find();
    if (Math.min(whole.count, request.limit) <= MAX_PER_SEARCH && start?.to === undefined) {
      yield* search.papersOf(whole, { start: start?.start ?? 0 }, whole.count, null);
      return;
    }
    yield* search.slices(whole.count, start?.to === undefined ? undefined : start);
  },
};

/** Where the next page begins: in the whole search, or in the papers entered from one day to another. */
const Cursor = z.object({ start: z.int().nonnegative(), from: z.int().optional(), to: z.int().optional() });
type Cursor = z.infer<typeof Cursor>;

/** A number alone is a place in the whole search, as earlier versions wrote it. */
function cursorOf(text: string): Cursor {
  return Cursor.parse(/^\d+$/.test(text) ? { start: Number(text) } : JSON.parse(text));
}

interface Result {
  readonly count: number;
  readonly webenv: string;
  readonly querykey: string;
}

interface Days {
  readonly from: number;
  readonly to: number;
}

class PubmedSearch {
  private readonly who: Record<string, string>;
  private readonly size: number;
  private readonly query: string;
  private readonly base: URL;
  private readonly ask: Ask;

  constructor({ query, limit, contact, apiKey }: SourceRequest, base: URL, ask: Ask) {
    this.who = {
      ...{ db: "pubmed", tool: "isthmus" },
      ...(contact === undefined ? {} : { email: contact }),
      ...(apiKey === undefined ? {} : { api_key: apiKey }),
    };
    this.size = Math.min(PAGE, limit);
    this.query = query;
    this.base = base;
    this.ask = ask;
  }

  async find(days?: Days): Promise<Result> {
    const dates = days ? { datetype: "edat", mindate: dayName(days.from), maxdate: dayName(days.to) } : {};
    const params = { ...this.who, term: this.query, usehistory: "y", retmax: "0", retmode: "json", ...dates };
    return (await this.ask(this.address("esearch.fcgi", params), jsonPage(SearchResult))).esearchresult;
  }

  /** The pages of one result; `next` is the cursor after the last. */
  async *papersOf(
    { count, webenv, querykey }: Result,
    cursor: Cursor,
    total: number,
    next: Cursor | null,
  ): AsyncGenerator<SourcePage> {
    const end = Math.min(count, MAX_PER_SEARCH);
    for (let start = cursor.start; start < end; start += this.size) {
      const history = { WebEnv: webenv, query_key: querykey, retmode: "xml" };
      const place = { retstart: String(start), retmax: String(Math.min(this.size, end - start)) };
      const papers = await this.ask(this.address("efetch.fcgi", { ...this.who, ...history, ...place }), articles);
      const after = start + this.size < end ? { ...cursor, start: start + this.size } : next;
      yield { papers, total, next: after && JSON.stringify(after) };
    }
  }

  /** All papers, the latest days first; as many days at once as have 10,000 papers at most. */
  async *slices(total: number, cursor: Cursor | undefined): AsyncGenerator<SourcePage> {
    let to = cursor?.to ?? today();
    let start = cursor?.start ?? 0;
    let length = cursor?.from === undefined ? (to - FIRST_DAY) / DAY : (to - cursor.from) / DAY;
    while (to >= FIRST_DAY) {
      const { days, result } = await this.slice(to, Math.round(length));
      const before = days.from - DAY;
      const next = before >= FIRST_DAY ? { start: 0, to: before } : null;
      yield* this.papersOf(result, { start, ...days }, total, next);
      if (result.count > MAX_PER_SEARCH) yield tooMany(days.from, result.count, total, next);
      // Earlier days may have as many papers or fewer: try twice as many days.
      length = ((days.to - days.from) / DAY + 1) * 2;
      to = before;
      start = 0;
    }
  }

  private async slice(to: number, daysBefore: number): Promise<{ days: Days; result: Result }> {
    for (let length = daysBefore; ; length = length >> 1) {
      const days = { from: Math.max(FIRST_DAY, to - length * DAY), to };
      const result = await this.find(days);
      if (result.count <= MAX_PER_SEARCH || days.from === days.to) return { days, result };
    }
  }

  private address(name: string, params: Record<string, string>): URL {
    const address = new URL(name, this.base);
    address.search = new URLSearchParams(params).toString();
    return address;
  }
}

function tooMany(day: number, count: number, total: number, next: Cursor | null): SourcePage {
  const notice = `PubMed has ${count} papers entered on ${dayName(day)} and gives ${MAX_PER_SEARCH}; narrow the query for the others`;
  return { papers: [], total, next: next && JSON.stringify(next), notice };
}

function today(): number {
  return Math.floor(Date.now() / DAY) * DAY;
}

function dayName(day: number): string {
  return new Date(day).toISOString().slice(0, 10).replaceAll("-", "/");
}

async function articles(text: string): Promise<SourcePage["papers"]> {
  const records = await recordsOfXml(text, /<\/PubmedArticleSet>\s*$/);
  if (records.length === 0) throw new PageFault("the page is empty");
  return records.map((record) => ({ id: record.pmid ?? record.title, data: record }));
}
