import type { FieldUse } from "../../record/field-use.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { buildRecord, hasWords } from "../../record/record.ts";
import type { RawRecord } from "../../record/source-record.ts";
import { abstractIn, contentOf, listedPapers, type PageContent } from "./page-content.ts";
import { descriptionIn, noteTags, paperOfMeta, papersOfJsonLd } from "./page-metadata.ts";

/** A page is read whole; a larger one is no page about papers. */
const MAX_PAGE = 40_000_000;

/** Web pages as browsers save them: of one paper, or a list of papers. */
export const webPage: Reader = {
  name: "html",
  label: "saved web page (HTML)",
  detect: (head) => (isWebPage(head) ? 0.97 : 0),
  async *read(text, options) {
    let page = "";
    for await (const chunk of text) if (page.length <= MAX_PAGE) page += chunk;
    yield* papersOfPage(page, undefined, options?.use);
  },
};

const JSON_LD_NAMES = {
  ...{ title: "headline or name", abstract: "abstract or description", authors: "author", year: "datePublished" },
  ...{ venue: "isPartOf", keywords: "keywords", doi: "identifier", url: "url" },
};

/** The papers on a page; `address` is where it was saved from, if that is known. */
export function* papersOfPage(page: string, address: string | undefined, use?: FieldUse): Generator<ReadItem> {
  const papers = rawPapers(contentOf(page), address, use)
    .map((raw) => buildRecord(raw))
    .filter(hasWords);
  for (const record of papers) yield { kind: "record", line: 1, record };
  if (papers.length > 0) return;
  const reason = "it is a web page that does not say which papers are on it";
  const hint = "Of a page with titles and abstracts, save or copy the text; or export the list as RIS, BibTeX or CSV.";
  yield { kind: "problem", line: 1, reason, hint };
}

function rawPapers(content: PageContent, address: string | undefined, use: FieldUse | undefined): RawRecord[] {
  const fromMeta = paperOfMeta(content.meta);
  if (fromMeta && use) noteTags(content.meta, use);
  const fromJson = content.jsonLd.flatMap(papersOfJsonLd);
  for (const paper of fromJson) use?.noteFound(paper, JSON_LD_NAMES);
  if (fromMeta || fromJson.length === 1) return [onePaper({ ...fromJson[0], ...fromMeta }, content, address, use)];
  if (fromJson.length > 1) return fromJson;
  const listed = listedPapers(content.blocks);
  for (const { title, abstract, link } of listed) {
    use?.noteFound({ title, abstract, url: link }, { title: "links", abstract: "paragraphs after links", url: "href" });
  }
  return listed.map(({ title, abstract, link }) => ({
    ...{ title, abstract, url: link },
    arxiv: /(\d{4}\.\d{4,5})(?:v\d+)?$/.exec(link)?.[1] ?? link,
    ...(/10\.\d{4,9}\//.test(link) ? { doi: link } : {}),
  }));
}

/** Few pages give the abstract in their head; most show it. */
function onePaper(raw: RawRecord, content: PageContent, address: string | undefined, use?: FieldUse): RawRecord {
  const shown = raw.abstract ?? abstractIn(content.blocks);
  const abstract = shown ?? descriptionIn(content.meta);
  if (raw.abstract === undefined)
    use?.noteFound({ abstract }, { abstract: shown ? "text of the page" : "description" });
  return { ...raw, abstract, url: raw.url ?? address };
}

/** Whether a text begins as a web page does, after declarations and comments. */
function isWebPage(start: string): boolean {
  let rest = start.trimStart();
  if (rest.startsWith("<?xml")) rest = rest.slice(rest.indexOf(">") + 1).trimStart();
  while (rest.startsWith("<!--")) {
    const end = rest.indexOf("-->");
    if (end < 0) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return /^(?:<!doctype\s{1,9}html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(rest);
}
