import type { PaperExporter } from "./exporter.ts";

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
