import { splitLines } from "../../bytes/lines.ts";
import type { Reader } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";

/** Headings that follow the abstract on the page of a paper. */
const AFTER =
  /^(?:View (?:arXiv page|PDF)|Project page|GitHub|Add to collection|Community|Upvote|Get this paper|Models citing|Datasets citing|Spaces citing|Collections including|Submit|Sign up)\b/i;
const ARXIV = /^arxiv:\s?(\d{4}\.\d{4,5})/i;
const MAX_LINES = 5000;

const PLACES = {
  ...{ arxiv: "line “arxiv:”", title: "lines after it", year: "line “Published on”" },
  ...{ authors: "lines after “Authors:”", abstract: "lines after “Abstract”" },
};

/** The page of one paper on Hugging Face, saved or copied as text. */
export const paperPage: Reader = {
  name: "paper-page",
  label: "saved page of one paper",
  detect: (head) =>
    /^[ \t]*arxiv:\s?\d{4}\.\d{4,5}[ \t]*$/im.test(head) &&
    /^[ \t]*Abstract[ \t]*$/m.test(head) &&
    /^[ \t]*(?:Published on|Authors:|Upvote)/m.test(head)
      ? 0.96
      : 0,
  async *read(text, options) {
    const lines: string[] = [];
    for await (const { text: line = "" } of splitLines(text)) {
      if (line.trim() !== "" && lines.length < MAX_LINES) lines.push(line.trim());
    }
    const start = lines.findIndex((line) => ARXIV.test(line));
    const published = lines.findIndex((line, i) => i > start && /^(?:Published on|·|Authors:|Submitted)/.test(line));
    const abstractAt = lines.indexOf("Abstract", start);
    const summaryAt = lines.indexOf("AI-generated summary", abstractAt);
    const end = lines.findIndex((line, i) => i > abstractAt && AFTER.test(line));
    const names = lines
      .slice(lines.indexOf("Authors:", start) + 1, abstractAt)
      .filter((line) => /^\p{Lu}.*\s/u.test(line));
    const arxiv = ARXIV.exec(lines[start] ?? "")?.[1];
    const raw = {
      ...{ id: arxiv, arxiv, url: arxiv && `https://arxiv.org/abs/${arxiv}` },
      title: lines.slice(start + 1, published).join(" "),
      // The page may put a summary by a machine before the abstract.
      abstract: lines.slice(Math.max(abstractAt, summaryAt) + 1, end < 0 ? undefined : end).join(" "),
      year: lines[published],
      authors: lines.includes("Authors:") ? names.map((name) => name.replace(/,$/, "")) : [],
    };
    options?.use?.noteFound(raw, PLACES);
    yield { kind: "record", line: start + 1, record: buildRecord(raw) };
  },
};
