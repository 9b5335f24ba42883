import { GraphError } from "../../shared/errors.ts";
import type { SourceRecord } from "./reader.ts";

/** What a paper can have, and the parts that some formats split it into. */
export type Field = keyof SourceRecord | "invertedAbstract" | "editors";

/** Values as the file has them, by field; `buildRecord` makes sense of them. */
export type RawRecord = { [F in Field]?: unknown };

/**
 * The one guesser of columns, keys and tags: names as they stand in real exports, simplified (lower case, letters and
 * digits only), the most trusted first. A field takes the first of its names that holds something.
 */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  id: [
    ..."id paperid corpusid recordid recordnumber articleid accessionnumber storeid utuniquewosid utuniqueid uniqueid".split(
      " ",
    ),
    ..."eid lensid publicationid openalexid s2id semanticscholarid forumid forum key itemkey".split(" "),
    ..."citationkey citekey bibtexkey reportid paperhash anthologyid uid ut an rayyanid refid cordid sha hash".split(
      " ",
    ),
  ],
  title: [
    ..."title papertitle articletitle documenttitle primarytitle titleprimary displayname itemtitle titles".split(" "),
    ..."title1 titleoriginal originaltitle ti t1 tit papername titel titre titulo name headline".split(" "),
  ],
  abstract: [
    ..."abstract abstracttext paperabstract abstractnote abstracts summaries summary articleabstract abstracten ab n2".split(
      " ",
    ),
    ..."description resume zusammenfassung abst text".split(" "),
  ],
  year: [
    ..."year publicationyear pubyear yearpublished publishedyear py yr y1 date publicationdate pubdate".split(" "),
    ..."issued published dateissued publishedprint publishedonline datepublished publicationdateyear coverdate coverdisplaydate".split(
      " ",
    ),
    ..."da jahr annee yearofpublication dateofpublication printpublicationdate onlinepublicationdate pubdateyear".split(
      " ",
    ),
    ..."fromyear versioncreated created submitted cdate onlinedate earlyaccessdate updatedate updated".split(" "),
  ],
  venue: [
    ..."venue journal journaltitle sourcetitle publicationname containertitle journalname journalbook publicationtitle".split(
      " ",
    ),
    ..."publication publicationvenue sourcetitleanthologytitle journalref jo jf t2 so source secondarytitle".split(" "),
    ..."hostvenue primarylocation primarylocationsourcedisplayname conference conferencename conferencetitle booktitle proceedings proceedingstitle".split(
      " ",
    ),
    ..."eventtitle fulljournalname journaliso publishedin pubtitle outlet periodical zeitschrift revue revista series ja jt ta".split(
      " ",
    ),
  ],
  authors: [
    ..."authorsparsed authors author authorfullnames authorsfull authorfullname authornames authorlist au af a1 fau fullauthor".split(
      " ",
    ),
    ..."authorships authorshipsauthordisplayname creators creator dccreator contributors authorname authorsnames autoren auteurs".split(
      " ",
    ),
    ..."bookauthors groupauthors authorsraw firstauthor inventors".split(" "),
  ],
  editors: ["editor", "editors"],
  keywords: [
    ..."keywords keyword authorkeywords keywordsdisplayname keywordsplus kw de id tags manualtags tag subjects subject indexkeywords".split(
      " ",
    ),
    ..."keyterms topics concepts mesh meshterms meshheadings meshheadinglist fieldsofstudy categories".split(" "),
    ..."fieldofstudy researchareas automatictags schlagworte motscles ot mh subjectterms descriptors terms".split(" "),
    ..."emtreemedicalindexterms emtreedrugindexterms".split(" "),
  ],
  doi: [
    "doi",
    "do",
    "di",
    "doinumber",
    "doilink",
    "doiurl",
    "itemdoi",
    "articledoi",
    "digitalobjectidentifier",
    "lid",
    "aid",
  ],
  arxiv: ["arxiv", "arxivid", "eprint", "arxivnumber", "arxiveprint"],
  pmid: ["pmid", "pubmedid", "pubmed", "medlineid", "pubmedpmid", "pm"],
  url: [
    ..."url link links landingpageurl documenturl plink primarylocationlandingpageurl paperurl articleurl permalink uri ur l2 ee absurl pdfurl pdf s2url".split(
      " ",
    ),
    ..."sourceurl openaccesspdf fulltexturl href website openreviewurl externalurl urls ul lk openurllink".split(" "),
  ],
  invertedAbstract: ["abstractinvertedindex", "indexedabstract", "invertedabstract"],
};

const BY_NAME = new Map<string, FoundField>();
for (const [field, names] of Object.entries(NAMES)) {
  names.forEach((name, rank) => {
    if (!BY_NAME.has(name)) BY_NAME.set(name, { field: field as Field, rank });
  });
}

/** A name without case, accents, spaces and punctuation: "Publication Year" and "publication_year" are one. */
export function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/^(dc|dcterms|prism|bib|citation)[:._]/, "")
    .replace(/[^a-z0-9]/g, "");
}

const cache = new Map<string, FoundField | undefined>();

export interface FoundField {
  readonly field: Field;
  /** Place in the list of names of the field; −1 for what the user gave (`--map`). */
  readonly rank: number;
}

/** Fields of columns or keys as the user gave them, by simplified name. */
export type FieldMap = ReadonlyMap<string, Field>;

/** Which field a column, key or tag is, and how far down the list of its names; undefined when it is none. */
export function fieldOf(name: string, named?: FieldMap): FoundField | undefined {
  const given = named?.get(plainName(name));
  if (given !== undefined) return { field: given, rank: -1 };
  if (!cache.has(name)) {
    if (cache.size > 5000) cache.clear();
    cache.set(name, BY_NAME.get(plainName(name)));
  }
  return cache.get(name);
}

/** Puts the values of a record under their fields: of two names for one field, the more trusted that holds something. */
export function guessFields(entries: Iterable<readonly [name: string, value: unknown]>, named?: FieldMap): RawRecord {
  const raw: RawRecord = {};
  const ranks: { [F in Field]?: number } = {};
  for (const [name, value] of entries) {
    const found = fieldOf(name, named);
    if (!found || isEmpty(value)) continue;
    const before = ranks[found.field];
    const better = before === undefined || found.rank < before;
    if (MULTI_VALUE.has(found.field)) raw[found.field] = collectValue(raw[found.field], value, better);
    else if (better) raw[found.field] = value;
    if (better) ranks[found.field] = found.rank;
  }
  return raw;
}

/** Identifiers, addresses and dates: the most trusted name may hold something else, so the others follow as a fallback. */
const MULTI_VALUE = new Set<Field>(["doi", "arxiv", "pmid", "url", "year"]);

function collectValue(before: unknown, value: unknown, first: boolean): unknown[] {
  const list = Array.isArray(before) ? before : [];
  return first ? [value, ...list] : [...list, value];
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.every(isEmpty);
  return false;
}

const MAPPABLE_FIELDS = [
  "id",
  "title",
  "abstract",
  "year",
  "venue",
  "authors",
  "keywords",
  "doi",
  "arxiv",
  "pmid",
  "url",
];

/** Reads what the user says about columns: "title=Headline,abstract=Body text". */
export function fieldMap(text: string): FieldMap {
  const map = new Map<string, Field>();
  for (const pair of text.split(",")) {
    const [field = "", column = ""] = pair.split(/=(.*)/s).map((part) => part.trim());
    if (!MAPPABLE_FIELDS.includes(field) || plainName(column) === "") {
      throw new GraphError("INVALID_INPUT", `"${pair.trim()}" names no column.`, {
        hint: `Write field=column, with one of the fields ${MAPPABLE_FIELDS.join(", ")}.`,
      });
    }
    map.set(plainName(column), field as Field);
  }
  return map;
}
