import type { FieldUse } from "../../record/field-use.ts";
import type { Field } from "../../record/source-record.ts";
import type { XmlElement } from "./xml-tree.ts";

/** Fields by the name of an element, or by its name behind that of the element around it: "PubDate/Year". */
export type ElementNames = ReadonlyMap<string, Field>;

/** Fields of each known element; others are reported as unused. */
export const elementNames = {
  pubmed: names({
    ...{ title: "ArticleTitle VernacularTitle", abstract: "Abstract OtherAbstract", authors: "AuthorList" },
    ...{ year: "PubDate/Year PubDate/MedlineDate ArticleDate/Year", venue: "Journal/Title BookTitle MedlineTA" },
    ...{ keywords: "KeywordList DescriptorName", doi: "ELocationID ArticleId", pmid: "PMID" },
  }),
  endnote: names({
    ...{ title: "titles/title short-title", abstract: "abstract", year: "dates/year pub-dates/date" },
    ...{ venue: "full-title secondary-title", authors: "authors secondary-authors", keywords: "keywords" },
    ...{ doi: "electronic-resource-num", url: "related-urls web-urls", id: "accession-num rec-number key" },
  }),
  jats: names({
    ...{ title: "title-group", abstract: "abstract", year: "pub-date/year", venue: "journal-title" },
    ...{ authors: "contrib", keywords: "kwd-group", doi: "article-id" },
  }),
  crossref: names({
    ...{ title: "titles/title", abstract: "abstract", authors: "person_name", url: "doi_data/resource" },
    ...{ year: "publication_date/year posted_date/year approval_date/year", doi: "doi_data/doi" },
    venue: "full_title proceedings_title group_title",
  }),
  marc: names({
    ...{ id: "001", title: "245", abstract: "520", year: "260 264 008", venue: "773 490", doi: "024" },
    ...{ authors: "100 700 110 710", keywords: "650 653", arxiv: "035 037", url: "856" },
  }),
  dataCite: names({
    ...{ title: "titles/title", abstract: "description", year: "publicationYear dates/date", venue: "publisher" },
    ...{ authors: "creator", keywords: "subject", doi: "identifier", id: "alternateIdentifier" },
  }),
  tei: names({
    ...{ title: "titleStmt/title analytic/title", abstract: "abstract", venue: "monogr/title" },
    ...{ year: "imprint/date publicationStmt/date edition/date", authors: "author", keywords: "keywords", doi: "idno" },
  }),
} satisfies Record<string, ElementNames>;

function names(fields: Partial<Record<Field, string>>): ElementNames {
  const entries = Object.entries(fields) as [Field, string][];
  return new Map(entries.flatMap(([field, list]) => list.split(" ").map((name) => [name, field] as const)));
}

/** The text of a paper and the papers it cites, which are not of the record. */
const BEYOND = new Set(["body", "back", "ref-list", "citation_list", "ReferenceList", "text"]);
const MAX_DEPTH = 12;

/** Notes which elements of a record feed which field, and which contain something but are not used. */
export function noteElements(element: XmlElement, known: ElementNames, use: FieldUse, depth = 0): void {
  for (const child of element.children) {
    if (typeof child === "string" || BEYOND.has(child.name)) continue;
    // MARC tells its fields apart by number.
    const name = child.attributes.tag ?? child.attributes.id ?? child.name;
    const place = [`${element.name}/${child.name}`, name, child.name].find((one) => known.has(one));
    const hasText = child.children.some((inner) => typeof inner === "string" && inner.trim() !== "");
    if (place !== undefined) use.note(place, known.get(place));
    else if (hasText || child.attributes.tag !== undefined) use.note(name, undefined);
    else if (depth < MAX_DEPTH) noteElements(child, known, use, depth + 1);
  }
}
