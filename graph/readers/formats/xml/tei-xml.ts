import type { RawRecord } from "../../record/source-record.ts";
import { allAt, at, childrenOf, peopleIn, textIn, textOrNothing, textsOf, type XmlElement } from "./xml-tree.ts";

/** True for a paper in TEI: the header that GROBID writes, a description of HAL, an item of a bibliography. */
export function isTei(element: XmlElement): boolean {
  if (element.name === "teiHeader") {
    const file = at(element, "fileDesc");
    return at(element, "profileDesc", "abstract") !== undefined || at(file, "sourceDesc", "biblStruct") !== undefined;
  }
  return element.name === "biblFull" || element.name === "biblStruct";
}

/** A paper in TEI. */
export function tei(element: XmlElement): RawRecord {
  const whole = at(element, "fileDesc") ?? element;
  const item = element.name === "biblStruct" ? element : at(whole, "sourceDesc", "biblStruct");
  const journal = at(item, "monogr");
  const article = at(item, "analytic");
  const ids = [whole, at(whole, "publicationStmt"), item, article, journal].flatMap((one) => childrenOf(one, "idno"));
  const id = (type: string) => textOrNothing(ids.find(({ attributes }) => attributes.type?.toLowerCase() === type));
  const profile = at(element, "profileDesc");
  const header = at(whole, "titleStmt");
  const persons = [article, header, item?.name === "biblStruct" && !article ? journal : undefined]
    .map((place) => childrenOf(place, "author"))
    .find((authors) => authors.length > 0);
  return {
    id: id("halid") ?? element.attributes["xml:id"] ?? id("md5"),
    title: titleIn(header) ?? titleIn(article) ?? titleIn(journal),
    abstract: textIn(at(profile, "abstract")),
    year: datesOf(whole, journal),
    venue: article || header ? venueIn(journal) : undefined,
    authors: peopleIn((persons ?? []).map((author) => at(author, "persName") ?? author)),
    keywords: textsOf(allAt(profile, "textClass", "keywords").flatMap(termsIn)),
    ...{ doi: id("doi"), arxiv: id("arxiv"), pmid: id("pmid") ?? id("pubmed"), url: id("haluri") },
  };
}

/** The main title; HAL gives one for each language, the original first. */
function titleIn(place: XmlElement | undefined): string | undefined {
  const titles = childrenOf(place, "title");
  const main = titles.find(({ attributes }) => attributes.type === "main") ?? titles[0];
  const sub = titles.find(({ attributes }) => attributes.type === "sub");
  return [textOrNothing(main), textOrNothing(sub)].filter(Boolean).join(": ") || undefined;
}

function venueIn(journal: XmlElement | undefined): string | undefined {
  const titles = childrenOf(journal, "title");
  return textOrNothing(
    titles.find(({ attributes }) => attributes.level === "j") ?? titles[0] ?? at(journal, "meeting", "title"),
  );
}

/** The date of publication stands on the journal (HAL) or on the file (GROBID). */
function datesOf(whole: XmlElement, journal: XmlElement | undefined): string[] {
  const dates = [
    ...allAt(journal, "imprint", "date"),
    ...allAt(whole, "publicationStmt", "date"),
    ...allAt(journal, "meeting", "date"),
    ...allAt(whole, "editionStmt", "edition", "date"),
  ];
  const published = dates.filter(({ attributes }) => /^(?:datePub|published)$/.test(attributes.type ?? ""));
  return [...published, ...dates].map((date) => date.attributes.when ?? textIn(date).trim());
}

function termsIn(keywords: XmlElement): XmlElement[] {
  return [...childrenOf(keywords, "term"), ...allAt(keywords, "list", "item")];
}
