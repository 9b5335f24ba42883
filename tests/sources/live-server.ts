import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a source does with one request instead of answering it. */
export type Fault = "429" | "500" | "broken" | "malformed" | "empty" | "slow-down";

export interface LiveServer {
  readonly base: string;
  /** Every address that was asked for. */
  readonly asked: URL[];
  readonly agents: string[];
  /** Faults of the next requests, in order; null is none. */
  readonly faults: (Fault | null)[];
  close(): Promise<void>;
}

export const TITLES = Array.from({ length: 450 }, (_, i) => `Paper ${i} on tides & storms`);
const escaped = (text: string) => text.replaceAll("&", "&amp;");

/** A server that speaks the protocols of arXiv, OpenAlex and PubMed over 450 papers, and fails on demand. */
export async function liveServer(papers = TITLES): Promise<LiveServer> {
  const asked: URL[] = [];
  const agents: string[] = [];
  const faults: (Fault | null)[] = [];
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? "/", "http://localhost");
    asked.push(address);
    agents.push(request.headers["user-agent"] ?? "");
    const answer = answerOf(address, papers);
    const fault = faults.shift() ?? null;
    if (answer === undefined) response.writeHead(400).end("<p>unknown field</p>");
    else if (fault === null) response.end(answer);
    else fail(fault, answer, address, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  return { base: `http://127.0.0.1:${port}/`, asked, agents, faults, close };
}

function fail(fault: Fault, answer: string, address: URL, response: ServerResponse): void {
  if (fault === "429") response.writeHead(429, { "retry-after": "7" }).end("slow down");
  else if (fault === "500") response.writeHead(503).end("<html>unavailable</html>");
  else if (fault === "malformed") response.end(answer.slice(0, answer.length >> 1));
  else if (fault === "empty") response.end(answerOf(address, [], TITLES.length));
  else if (fault === "slow-down") response.writeHead(429, { "retry-after": "86400" }).end();
  else {
    response.writeHead(200, { "content-length": String(Buffer.byteLength(answer)) });
    response.write(answer.slice(0, answer.length >> 1), () => response.destroy());
  }
}

function answerOf(address: URL, papers: readonly string[], total = papers.length): string | undefined {
  const asked = address.searchParams;
  const number = (name: string) => Number(asked.get(name) ?? 0);
  if (address.pathname === "/query") {
    return atom(papers, number("start"), number("max_results"), total);
  }
  if (address.pathname === "/works")
    return asked.get("filter") === "nonsense:1" ? undefined : works(asked, papers, total);
  if (address.pathname === "/esearch.fcgi") {
    return JSON.stringify({ esearchresult: { count: String(total), webenv: "ENV", querykey: "1" } });
  }
  if (asked.get("WebEnv") !== "ENV") return undefined;
  return pubmed(papers, number("retstart"), number("retmax"));
}

function atom(papers: readonly string[], start: number, size: number, total: number): string {
  const entries = papers.slice(start, start + size).map((title, i) => {
    const id = `2401.${String(start + i).padStart(5, "0")}`;
    return (
      `<entry><id>http://arxiv.org/abs/${id}v1</id><published>2024-01-02T00:00:00Z</published><title>${escaped(title)}</title>` +
      `<summary>Tides and storms, ${id}.</summary><author><name>Signe Holm</name></author></entry>`
    );
  });
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">` +
    `<opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${total}</opensearch:totalResults>` +
    `${entries.join("\n")}</feed>\n`
  );
}

function works(asked: URLSearchParams, papers: readonly string[], total: number): string {
  const work = (title: string, i: number) => ({
    id: `https://openalex.org/W${i}`,
    doi: `https://doi.org/10.1234/p.${i}`,
    ...{ display_name: title, publication_year: 2024 },
    abstract_inverted_index: { Tides: [0], and: [1], storms: [2] },
  });
  const all = papers.map(work);
  const dois = /^doi:(.*)$/.exec(asked.get("filter") ?? "")?.[1]?.split("|");
  if (dois) {
    const results = all.filter(({ doi }) => dois.includes(doi.slice("https://doi.org/".length)));
    return JSON.stringify({ meta: { count: results.length }, results });
  }
  const cursor = asked.get("cursor") ?? "*";
  const start = cursor === "*" ? 0 : Number(cursor.slice(1));
  const end = start + Number(asked.get("per_page"));
  const next_cursor = start < total ? `c${end}` : null;
  return JSON.stringify({ meta: { count: total, next_cursor }, results: all.slice(start, end) });
}

function pubmed(papers: readonly string[], start: number, size: number): string {
  const articles = papers
    .slice(start, start + size)
    .map(
      (title, i) =>
        `<PubmedArticle><MedlineCitation><PMID>${start + i + 1}</PMID><Article><ArticleTitle>${escaped(title)}</ArticleTitle>` +
        "<Abstract><AbstractText>Tides and storms.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>",
    );
  return `<?xml version="1.0" ?>\n<PubmedArticleSet>\n${articles.join("\n")}</PubmedArticleSet>`;
}
