import { isConference, type PaperExporter } from "./exporter.ts";

/** RIS of papers, for Zotero, Mendeley, EndNote and the like. */
export const ris: PaperExporter = {
  of: "papers",
  name: "ris",
  label: "RIS",
  extension: ".ris",
  mediaType: "application/x-research-info-systems",
  async *write(papers) {
    for await (const paper of papers) {
      const lines: [string, string | number | null][] = [
        ["TY", isConference(paper.venue ?? "") ? "CONF" : "JOUR"],
        ["ID", paper.id],
        ["TI", paper.title],
        ...paper.authors.map((name): [string, string] => ["AU", name]),
        ["T2", paper.venue],
        ["PY", paper.year],
        ["AB", paper.abstract],
        ...paper.keywords.map((keyword): [string, string] => ["KW", keyword]),
        ["DO", paper.doi],
        ["UR", paper.url],
        ["N1", paper.listed?.reason ?? null],
      ];
      const full = lines.filter(([, value]) => value !== null && value !== "");
      yield `${full.map(([tag, value]) => `${tag}  - ${oneLine(String(value))}`).join("\r\n")}\r\nER  - \r\n\r\n`;
    }
  },
};

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
