import type { RawRecord } from "../../record/source-record.ts";
import { allAt, at, childrenOf, peopleIn, textIn, textOrNothing, textsOf, type XmlElement } from "./xml-tree.ts";

/** An article of PubMed Central or of a publisher that delivers JATS. */
export function jats(element: XmlElement): RawRecord {
  const meta = at(element, "front", "article-meta");
  const ids = childrenOf(meta, "article-id");
  const abstracts = childrenOf(meta, "abstract");
  const contributors = allAt(meta, "contrib-group", "contrib").filter(isAuthor);
  const id = (type: string) => textOrNothing(ids.find((one) => one.attributes["pub-id-type"] === type));
  return {
    id: id("pmcid") ?? id("pmc") ?? id("publisher-id"),
    title: textIn(at(meta, "title-group", "article-title")),
    // Graphical abstracts, highlights and summaries for lay readers carry a type.
    abstract: textIn(abstracts.find((one) => one.attributes["abstract-type"] === undefined) ?? abstracts[0]),
    year: textsOf(allAt(meta, "pub-date", "year")),
    venue: textIn(at(element, "front", "journal-meta", "journal-title-group", "journal-title")),
    authors: peopleIn(contributors.flatMap((one) => at(one, "name") ?? at(one, "collab") ?? [])),
    keywords: textsOf(allAt(meta, "kwd-group", "kwd")),
    ...{ doi: id("doi"), pmid: id("pmid") },
  };
}

function isAuthor(contributor: XmlElement): boolean {
  return (contributor.attributes["contrib-type"] ?? "author") === "author";
}

/** Where the paper stands in a record of Crossref, by kind of publication. */
const PAPERS: readonly (readonly string[])[] = [
  ["journal", "journal_article"],
  ["conference", "conference_paper"],
  ["book", "content_item"],
  ["posted_content"],
  ["dissertation"],
  ["report-paper", "report-paper_metadata"],
  ["book", "book_metadata"],
  ["book", "book_series_metadata"],
  ["database", "dataset"],
  ["peer_review"],
];

const VENUES: readonly (readonly string[])[] = [
  ["journal", "journal_metadata", "full_title"],
  ["conference", "proceedings_metadata", "proceedings_title"],
  ["book", "book_metadata", "titles", "title"],
  ["posted_content", "group_title"],
];

/** True for a record of Crossref's own XML (`unixref`, `unixsd`). */
export function isCrossref(element: XmlElement): boolean {
  return element.name === "doi_record";
}

/** A `doi_record`: the paper in it, with the journal or the proceedings around it. */
export function crossref(element: XmlElement): RawRecord {
  const root = at(element, "crossref") ?? element;
  const paper = PAPERS.map((path) => at(root, ...path)).find(Boolean);
  const contributors = [...allAt(paper, "contributors", "person_name"), ...childrenOf(paper, "person_name")];
  const doi = textOrNothing(at(paper, "doi_data", "doi"));
  return {
    id: doi,
    title: textOrNothing(at(paper, "titles", "title")),
    abstract: textIn(at(paper, "abstract")),
    year: ["publication_date", "posted_date", "approval_date"]
      .flatMap((name) => textsOf(allAt(paper, name, "year")))
      .concat(textsOf(allAt(root, "journal", "journal_issue", "publication_date", "year"))),
    venue: VENUES.map((path) => textOrNothing(at(root, ...path))).find(Boolean),
    authors: peopleIn(contributors.filter((one) => (one.attributes.contributor_role ?? "author") === "author")),
    doi,
    url: textOrNothing(at(paper, "doi_data", "resource")),
  };
}
