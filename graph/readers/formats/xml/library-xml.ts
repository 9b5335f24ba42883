import type { RawRecord } from "../../record/source-record.ts";
import { allAt, at, childrenOf, peopleIn, textIn, textOrNothing, textsOf, type XmlElement } from "./xml-tree.ts";

/** True for a record of MARC 21 in XML, also in the older form that some OAI servers give. */
export function isMarc(element: XmlElement): boolean {
  return at(element, "datafield") !== undefined || at(element, "varfield") !== undefined;
}

/** A record of a library catalogue (MARCXML). */
export function marc(element: XmlElement): RawRecord {
  const fields = [...childrenOf(element, "datafield"), ...childrenOf(element, "varfield")].map(marcField);
  const values = (tags: string, code: string) =>
    fields.filter(({ tag }) => tags.split(" ").includes(tag)).flatMap(({ values }) => values(code));
  const numbers = fields.filter(({ tag }) => tag === "024");
  const ofScheme = (scheme: string) =>
    numbers.filter(({ values }) => values("2")[0]?.toLowerCase() === scheme).flatMap(({ values }) => values("a"));
  const reportNumbers = [...values("037", "a"), ...values("035", "a")];
  return {
    id: marcControl(element, "001"),
    title: marcTitle(values("245", "a"), values("245", "b")),
    abstract: values("520", "a").join(" "),
    year: [
      ...values("260 264", "c"),
      ...values("773", "y"),
      marcControl(element, "008")?.slice(7, 11),
      ...values("773", "g"),
    ],
    venue: values("773", "t")[0] ?? values("773", "p")[0] ?? values("490", "a")[0],
    authors: values("100 700 110 710", "a").map((name) => withoutEnd(name)),
    keywords: values("650 653", "a").map((value) => ({ value: withoutEnd(value) })),
    doi: [...ofScheme("doi"), ...values("856", "u").filter((address) => /doi\.org\//i.test(address))],
    arxiv: [...ofScheme("arxiv"), ...reportNumbers.filter((number) => /^(?:oai:)?arxiv/i.test(number))],
    pmid: ofScheme("pmid"),
    url: values("856", "u"),
  };
}

interface MarcField {
  readonly tag: string;
  values(code: string): string[];
}

function marcField(field: XmlElement): MarcField {
  const parts = childrenOf(field, "subfield");
  return {
    tag: field.attributes.tag ?? field.attributes.id ?? "",
    values: (code) => textsOf(parts.filter((part) => (part.attributes.code ?? part.attributes.label) === code)),
  };
}

function marcControl(element: XmlElement, tag: string): string | undefined {
  return textOrNothing(childrenOf(element, "controlfield").find((field) => field.attributes.tag === tag));
}

/** Title and subtitle; cataloguers close the first with " :" and the last with " /". */
function marcTitle(main: readonly string[], rest: readonly string[]): string {
  return [...main, ...rest].map(withoutEnd).join(": ");
}

/** Without the punctuation that cataloguing rules put between the parts of a record. */
function withoutEnd(text: string): string {
  return /[/:;,=]$/.test(text) ? text.slice(0, -1).trimEnd() : text;
}

/** True for a record of DataCite's schema (Zenodo, Dryad, figshare and most repositories). */
export function isDataCite(element: XmlElement): boolean {
  return element.name === "resource" && at(element, "titles", "title") !== undefined;
}

/** A `resource` of DataCite, also in the profile of OpenAIRE. */
export function dataCite(element: XmlElement): RawRecord {
  const titles = allAt(element, "titles", "title");
  const descriptions = [...allAt(element, "descriptions", "description"), ...childrenOf(element, "description")];
  const ids = [...childrenOf(element, "identifier"), ...allAt(element, "alternateIdentifiers", "alternateIdentifier")];
  const idOf = (type: string) =>
    textOrNothing(ids.find(({ attributes }) => typeOfIdentifier(attributes)?.toLowerCase() === type));
  const subtitles = titles.filter(({ attributes }) => attributes.titleType === "Subtitle");
  const dates = allAt(element, "dates", "date");
  return {
    id: textOrNothing(ids[0]),
    title: textsOf([
      titles.find(({ attributes }) => attributes.titleType === undefined) ?? titles[0]!,
      ...subtitles,
    ]).join(": "),
    abstract: textIn(
      descriptions.find(({ attributes }) => attributes.descriptionType === "Abstract") ?? descriptions[0],
    ),
    year: [textIn(at(element, "publicationYear")), ...textsOf(dates.filter(isIssued)), ...textsOf(dates)],
    venue: dataCiteVenue(element, descriptions),
    authors: peopleIn(allAt(element, "creators", "creator")),
    keywords: textsOf([...allAt(element, "subjects", "subject"), ...childrenOf(element, "subject")]),
    doi: idOf("doi"),
    arxiv: idOf("arxiv"),
    pmid: idOf("pmid"),
    url: idOf("url"),
  };
}

const typeOfIdentifier = (attributes: XmlElement["attributes"]) =>
  attributes.identifierType ?? attributes.alternateIdentifierType;

const isIssued = ({ attributes }: XmlElement) => attributes.dateType === "Issued";

/** The journal stands on the container, in older records in a description of the series; else the repository published it. */
function dataCiteVenue(element: XmlElement, descriptions: readonly XmlElement[]): string | undefined {
  const containers = allAt(element, "relatedItems", "relatedItem").filter(
    ({ attributes }) => attributes.relationType === "IsPublishedIn",
  );
  const series = descriptions.find(({ attributes }) => attributes.descriptionType === "SeriesInformation");
  return (
    textOrNothing(at(containers[0], "titles", "title")) ??
    textOrNothing(series) ??
    textOrNothing(at(element, "publisher"))
  );
}
