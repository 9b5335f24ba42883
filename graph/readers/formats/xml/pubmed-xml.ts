import type { RawRecord } from "../../record/source-record.ts";
import { allAt, at, childrenOf, peopleIn, textIn, textOrNothing, textsOf, type XmlElement } from "./xml-tree.ts";

/** A `PubmedArticle`. */
export function pubmedRecord(element: XmlElement): RawRecord {
  const citation = at(element, "MedlineCitation") ?? element;
  const article = at(citation, "Article");
  const pmid = textOrNothing(at(citation, "PMID"));
  const date = at(article, "Journal", "JournalIssue", "PubDate");
  const ids = allAt(element, "PubmedData", "ArticleIdList", "ArticleId");
  return {
    id: pmid,
    pmid,
    title: textOrNothing(at(article, "ArticleTitle")) ?? textIn(at(article, "VernacularTitle")),
    abstract: labelledText(at(article, "Abstract")) || labelledText(at(citation, "OtherAbstract")),
    year: [textIn(at(date, "Year")), textIn(at(date, "MedlineDate")), textIn(at(article, "ArticleDate", "Year"))],
    venue: textOrNothing(at(article, "Journal", "Title")) ?? textIn(at(citation, "MedlineJournalInfo", "MedlineTA")),
    authors: peopleIn(allAt(article, "AuthorList", "Author")),
    // Each is one keyword, whatever commas it contains ("Models, Molecular").
    keywords: [
      ...textsOf(allAt(citation, "KeywordList", "Keyword")),
      ...textsOf(allAt(citation, "MeshHeadingList", "MeshHeading", "DescriptorName")),
    ].map((value) => ({ value })),
    doi: [
      ...textsOf(childrenOf(article, "ELocationID").filter((id) => id.attributes.EIdType === "doi")),
      ...textsOf(ids.filter((id) => id.attributes.IdType === "doi")),
    ],
  };
}

/** A `PubmedBookArticle`: a book or one chapter of it. */
export function pubmedBook(element: XmlElement): RawRecord {
  const book = at(element, "BookDocument");
  const pmid = textOrNothing(at(book, "PMID"));
  return {
    ...{ id: pmid, pmid },
    title: textOrNothing(at(book, "ArticleTitle")) ?? textIn(at(book, "Book", "BookTitle")),
    abstract: labelledText(at(book, "Abstract")),
    year: textIn(at(book, "Book", "PubDate", "Year")),
    venue: textIn(at(book, "Book", "BookTitle")),
    authors: peopleIn([...allAt(book, "AuthorList", "Author"), ...allAt(book, "Book", "AuthorList", "Author")]),
    keywords: textsOf(allAt(book, "KeywordList", "Keyword")),
    doi: textsOf(allAt(book, "Book", "ELocationID").filter((id) => id.attributes.EIdType === "doi")),
  };
}

/** "BACKGROUND: …" for the labelled parts of an abstract. */
function labelledText(abstract: XmlElement | undefined): string {
  const parts = childrenOf(abstract, "AbstractText");
  if (parts.length === 0) return textIn(abstract).trim();
  return parts
    .map((part) => [part.attributes.Label, textIn(part).trim()].filter(Boolean).join(": "))
    .join(" ")
    .trim();
}
