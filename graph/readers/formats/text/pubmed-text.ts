import type { FieldUse } from "../../record/field-use.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";
import { type Block, blocksOf, paragraphsOf } from "./blocks.ts";

/** "1. J Invent Med. 2020 Mar;12(3):101-9." begins a record of "Abstract (text)", "1: Arden K. Title. …" one of "Summary (text)". */
const BEGIN = /^\d{1,6}[.:] \S/;
const PMID = /\bPMID: ?\d{1,9}\b/;

/** What PubMed saves as "Abstract (text)" and "Summary (text)". */
export const pubmedText: Reader = {
  name: "pubmed-text",
  label: "PubMed text (Abstract or Summary)",
  detect(head) {
    const first = /^\s*(\d{1,6}[.:] [^\r\n]{10,})/.exec(head)?.[1];
    if (first === undefined || !PMID.test(head)) return 0;
    return /\b(?:1[89]|20)\d\d\b/.test(head.slice(0, 2000)) ? 0.94 : 0;
  },
  async *read(text, options) {
    for await (const block of blocksOf(text, (line, blank) => blank > 0 && BEGIN.test(line))) {
      yield "kind" in block ? block : itemOf(block, options?.use);
    }
  },
};

const PLACES = {
  ...{ title: "paragraph of the title", authors: "paragraph of the authors", abstract: "paragraphs after it" },
  ...{ venue: "journal of the citation", year: "year of the citation", doi: "doi:", pmid: "PMID:" },
};

function itemOf(block: Block, use: FieldUse | undefined): ReadItem {
  const paragraphs = paragraphsOf(block);
  const first = (paragraphs[0] ?? "").replace(/^\d{1,6}[.:] /, "");
  const raw = PMID.test(first) ? summary(first) : abstractText(first, paragraphs.slice(1));
  if (raw) use?.noteFound(raw, PLACES);
  if (raw) return { kind: "record", line: block.line, record: buildRecord(raw) };
  const reason = "the record has no line with journal and year";
  return {
    kind: "problem",
    line: block.line,
    reason,
    hint: "Save the search again, best in the format PubMed (.nbib).",
  };
}

/** "J Invent Med. 2020 Mar;12(3):101-109. doi: …": the journal ends where a year follows. */
function citationOf(text: string) {
  const match = /\. ?\(?((?:1[89]|20)\d\d)\b/.exec(text);
  return match ? { venue: text.slice(0, match.index), year: match[1] } : undefined;
}

function idsIn(text: string) {
  return { pmid: /\bPMID: ?(\d{1,9})/.exec(text)?.[1], doi: /\bdoi: ?(10\.\S+)/i.exec(text)?.[1] };
}

/** What stands between the authors and the identifiers and is no abstract. */
const ASIDE =
  /^(?:Author information|Collaborators?|Comment (?:in|on)|Erratum (?:in|for)|Update (?:in|of)|Retraction|Republished|Expression of concern|Copyright|©|\(c\)|Conflict of interest|Publisher:|Plain language summary|Free PMC|Language:|\[(?:Article in|Indexed))/i;

function abstractText(citation: string, paragraphs: readonly string[]) {
  const place = citationOf(citation);
  if (!place) return undefined;
  const end = paragraphs.findIndex((text) => /^(?:DOI|PMCID|PMID): ?\S/.test(text));
  const body = end < 0 ? paragraphs : paragraphs.slice(0, end);
  const ids = idsIn(end < 0 ? citation : `${citation} ${paragraphs[end]}`);
  const [title, maybeAuthors, ...rest] = body;
  const authors = maybeAuthors === undefined ? [] : namesIn(maybeAuthors);
  const texts = authors.length > 0 || /^\[No authors/.test(maybeAuthors ?? "") ? rest : [maybeAuthors ?? "", ...rest];
  const abstract = texts.filter((text) => !ASIDE.test(text)).join(" ");
  return { ...place, ...ids, id: ids.pmid, title, authors, abstract };
}

/** "Arden K(1), Bloom S(2).": a family name and initials each; of anything else no names. */
function namesIn(text: string): string[] {
  const parts = text
    .replace(/\(\d[\d, ]*\)/g, "")
    .replace(/\.\s*$/, "")
    .split(/[,;]\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "et al");
  const names = parts.filter((name) => /^\S.{0,60} \p{Lu}{1,4}(?: (?:Jr|Sr|[1-9](?:st|nd|rd|th)))?$/u.test(name));
  return names.length > 0 && names.length >= parts.length * 0.6 ? parts : [];
}

/** "Arden K, Bloom S. Salt intake and sleep. J Invent Med. 2020 Mar;12(3):101-9. doi: … PMID: 39999901." */
function summary(text: string) {
  const place = /([.?!\]]) ([^.?!]{2,120})\. ((?:1[89]|20)\d\d)\b/.exec(text);
  if (!place) return undefined;
  const before = text.slice(0, place.index + 1);
  const endOfNames = before.indexOf(". ");
  const authors = endOfNames > 0 ? namesIn(before.slice(0, endOfNames)) : [];
  const title = authors.length > 0 ? before.slice(endOfNames + 2) : before;
  const ids = idsIn(text);
  return { ...ids, id: ids.pmid, title, authors, venue: place[2], year: place[3] };
}
