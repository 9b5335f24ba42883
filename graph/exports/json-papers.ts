import { isConference, type ListedPaper, type PaperExporter } from "./exporter.ts";

/** CSL-JSON of papers, for citation processors and reference managers. */
export const csl: PaperExporter = {
  of: "papers",
  name: "csl",
  label: "CSL-JSON",
  extension: ".json",
  mediaType: "application/vnd.citationstyles.csl+json",
  async *write(papers) {
    let before = "[\n";
    for await (const paper of papers) {
      yield before + JSON.stringify(item(paper));
      before = ",\n";
    }
    yield before === "[\n" ? "[]\n" : "\n]\n";
  },
};

function item(paper: ListedPaper): Record<string, unknown> {
  const all: [string, unknown][] = [
    ["id", paper.id],
    ["type", isConference(paper.venue ?? "") ? "paper-conference" : "article-journal"],
    ["title", paper.title],
    ["author", paper.authors.length > 0 ? paper.authors.map((literal) => ({ literal })) : null],
    ["container-title", paper.venue],
    ["issued", paper.year === null ? null : { "date-parts": [[paper.year]] }],
    ["abstract", paper.abstract || null],
    ["keyword", paper.keywords.join("; ") || null],
    ["DOI", paper.doi],
    ["URL", paper.url],
    ["note", paper.listed?.reason ?? null],
  ];
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}

/** The papers as JSON Lines, as the reader takes them; of a list with reasons, these last. */
export const jsonLines: PaperExporter = {
  of: "papers",
  name: "jsonl",
  label: "JSON Lines",
  extension: ".jsonl",
  mediaType: "application/x-ndjson",
  async *write(papers) {
    for await (const { id, title, abstract, year, venue, authors, keywords, doi, url, listed } of papers) {
      const why = listed && { ...listed.columns, reason: listed.reason };
      yield `${JSON.stringify({ id, title, abstract, year, venue, authors, keywords, doi, url, ...why })}\n`;
    }
  },
};
