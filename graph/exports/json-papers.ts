import type { Paper } from "../contract/entities.ts";
import { isConference, type PaperExporter } from "./exporter.ts";

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

function item(paper: Paper): Record<string, unknown> {
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
  ];
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}

/** The papers as JSON Lines, as the reader takes them. */
export const jsonLines: PaperExporter = {
  of: "papers",
  name: "jsonl",
  label: "JSON Lines",
  extension: ".jsonl",
  mediaType: "application/x-ndjson",
  async *write(papers) {
    for await (const { id, title, abstract, year, venue, authors, keywords, doi, url } of papers) {
      yield `${JSON.stringify({ id, title, abstract, year, venue, authors, keywords, doi, url })}\n`;
    }
  },
};
