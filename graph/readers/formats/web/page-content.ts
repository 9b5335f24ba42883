import { abstractness } from "../../record/titles.ts";
import { type HtmlToken, htmlTokens } from "./html-tokens.ts";

/** A stretch of text on a page that the page itself sets apart, in reading order. */
export interface TextBlock {
  readonly text: string;
  /** 1 … 6 for a heading, else 0. */
  readonly heading: number;
  /** Where its first link leads. */
  readonly link: string | undefined;
  /** Classes and ids of the elements around it that began with it. */
  readonly marks: string;
}

export interface PageContent {
  readonly meta: Map<string, string[]>;
  readonly jsonLd: string[];
  readonly blocks: TextBlock[];
}

const BLOCKS = new Set(
  "p div section article li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote table tr td th br header footer main nav aside figure pre form title body".split(
    " ",
  ),
);

/** Everything on a page that may describe papers. */
export function contentOf(page: string): PageContent {
  const content = new Collector();
  for (const token of htmlTokens(page)) content.add(token);
  content.endBlock();
  return content;
}

class Collector implements PageContent {
  readonly meta = new Map<string, string[]>();
  readonly jsonLd: string[] = [];
  readonly blocks: TextBlock[] = [];
  private text = "";
  private heading = 0;
  private link: string | undefined;
  private marks = "";

  add(token: HtmlToken): void {
    if (token.kind === "text") this.text += token.text;
    else if (token.kind === "script") this.addScript(token.type, token.text);
    else if (token.kind === "close") this.close(token.name);
    else this.open(token.name, token.attributes);
  }

  private addScript(type: string, text: string): void {
    if (/ld\+json/i.test(type)) this.jsonLd.push(text);
  }

  private open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === "meta") this.addMeta(attributes);
    if (BLOCKS.has(name)) this.endBlock();
    if (/^h[1-6]$/.test(name)) this.heading = Number(name[1]);
    if (name === "a") this.link ??= attributes.get("href");
    const mark = `${attributes.get("class") ?? ""} ${attributes.get("id") ?? ""}`.trim();
    if (mark !== "" && this.text.trim() === "" && this.marks.length < 2000) this.marks += ` ${mark}`;
  }

  private close(name: string): void {
    if (BLOCKS.has(name)) this.endBlock();
  }

  private addMeta(attributes: ReadonlyMap<string, string>): void {
    const name = (attributes.get("name") ?? attributes.get("property"))?.toLowerCase();
    const value = attributes.get("content")?.trim();
    if (name === undefined || value === undefined || value === "") return;
    const values = this.meta.get(name);
    if (values) values.push(value);
    else this.meta.set(name, [value]);
  }

  endBlock(): void {
    const text = this.text.replace(/\s+/g, " ").trim();
    this.text = "";
    if (text === "") return;
    this.blocks.push({ text, heading: this.heading, link: this.link, marks: this.marks });
    this.heading = 0;
    this.link = undefined;
    this.marks = "";
  }
}

const ABSTRACT_HEADING = /^(?:abstract|summary|résumé|zusammenfassung|resumen|resumo)\s*:?$/i;
const MAX_ABSTRACT = 10_000;

/** The abstract on the page of one paper: what the page marks so, or what follows the heading "Abstract". */
export function abstractIn(blocks: readonly TextBlock[]): string | undefined {
  const at = blocks.findIndex(({ text }) => ABSTRACT_HEADING.test(text));
  if (at >= 0) {
    const end = blocks.findIndex(
      ({ heading, text }, i) =>
        i > at + 1 &&
        (heading > 0
          ? text.length < 100 &&
            !/^(?:background|objectives?|aims?|methods?|materials?|results|findings|conclusions?|introduction|purpose|design)\b/i.test(
              text,
            )
          : AFTER_ABSTRACT.test(text)),
    );
    const text = blocks
      .slice(at + 1, end < 0 ? undefined : end)
      .map((block) => block.text)
      .join(" ");
    if (text.length >= 80 && text.length <= MAX_ABSTRACT) return text;
  }
  const marked = blocks.filter(({ marks, text }) => /\babstract/i.test(marks) && text.length >= 80);
  return marked.sort((a, b) => b.text.length - a.text.length)[0]?.text;
}

const AFTER_ABSTRACT =
  /^(?:View (?:PDF|arXiv)|Comments:|Subjects:|Keywords?\b|Cite as|Community|Add to collection|Upvote|References|Download|Copyright|©|Models citing|Similar articles|Introduction$|1\.? Introduction)/i;

/** Addresses of single papers. */
const PAPER_LINK =
  /arxiv\.org\/abs\/|^(?:https?:\/\/huggingface\.co)?\/papers\/\d{4}\.\d{4,5}|doi\.org\/10\.|pubmed\.ncbi\.nlm\.nih\.gov\/\d|^\/\d{5,9}\/$|openreview\.net\/forum|^\/forum\?id=|aclanthology\.org\/[A-Z0-9.-]+\/?$|semanticscholar\.org\/paper\/|^\/paper\/|proceedings\.mlr\.press\/|paperswithcode\.com\/paper|^\/abs\/|\/doi\/(?:abs\/|full\/)?10\./i;

export interface ListedPaper {
  readonly title: string;
  readonly abstract: string;
  readonly link: string;
}

/** The papers of a list (of search results, similar papers, today's papers): headings and links that lead to a paper. */
export function listedPapers(blocks: readonly TextBlock[]): ListedPaper[] {
  const papers: ListedPaper[] = [];
  const seen = new Set<string>();
  let open: { title: string; link: string; abstract: string } | undefined;
  for (const { text, heading, link } of blocks) {
    const leads = link !== undefined && PAPER_LINK.test(link);
    if (leads && isTitle(text, heading) && !seen.has(link)) {
      seen.add(link);
      open = { title: text, link, abstract: "" };
      papers.push(open);
    } else if (open && abstractness(text) > 1 && text.length > open.abstract.length) open.abstract = text;
  }
  return papers;
}

/** Links to a paper also stand on its picture, its number, "PDF" and the count of its comments. */
function isTitle(text: string, heading: number): boolean {
  return (
    text.split(" ").length >= (heading > 0 ? 2 : 4) &&
    text.length <= 400 &&
    abstractness(text) <= 0 &&
    !/^arxiv:/i.test(text)
  );
}
